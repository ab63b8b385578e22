"""Some mentions in the sentences of their reports, with the places of their words: what a list of findings quotes.

A page of findings quotes a hundred mentions of nearly as many reports. Their rows know where the words of every slot
stand but those of the period, so that no report's line is unpacked for it: the period is marked where its words stand
in the sentence. What people corrected is marked as they have it: words that stood for another name are not marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from tallystick.ledger.among import among
from tallystick.ledger.named_rows import NamedRow, named_rows
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.showing import Abbreviations
from tallystick.ledger.tables import claim_mentions, documents, mention_parties, mentions, versions
from tallystick.ledger.tally_notes import some
from tallystick.model import Span
from tallystick.words.marked import Mark
from tallystick.words.sentences import sentence_around

_MARKED = ("agent", "recipient", "speaker")


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention in the words of its report: `text` is what it stands in, the text or the title as `place` says."""

    mention: str
    claim: str
    report: str
    outlet: str | None
    language: str | None
    published: date | None
    place: str
    text: str
    sentence: Span
    marks: tuple[Mark, ...]


def cited(connection: Connection, ids: Collection[str], abbreviations: Abbreviations) -> dict[str, Cited]:
    """These mentions in their sentences, as far as they stand in claims, by their ids."""
    found: dict[str, Cited] = {}
    for part in some(sorted(ids)):
        parties: dict[str, list[Mark]] = defaultdict(list)
        for row in named_rows(connection, _PARTIES, {"ids": part}):
            parties[row.mention].append(Mark(row.part, Span(row.span_start, row.span_end)))
        rows = named_rows(connection, _MENTIONS, {"ids": part})
        found |= {row.id: _one(row, parties[row.id], abbreviations) for row in rows}
    return found


def _one(row: NamedRow, parties: list[Mark], abbreviations: Abbreviations) -> Cited:
    text = row.title or "" if row.place == "title" else unpacked_text(row.text)
    figure = Span(row.quantity_start, row.quantity_end)
    sentence = sentence_around(text, figure, abbreviations(row.language))
    return Cited(
        mention=row.id,
        claim=row.claim,
        report=row.report,
        outlet=row.outlet,
        language=row.language,
        published=None if row.published is None else date.fromisoformat(row.published),
        place=row.place,
        text=text,
        sentence=sentence,
        marks=(Mark("figure", figure), *parties, *_others(row, text, sentence)),
    )


def _others(row: NamedRow, text: str, sentence: Span) -> Iterator[Mark]:
    """The marks of the item, of the hedge, and of the period nearest to the figure."""
    if row.item_start is not None:
        yield Mark("item", Span(row.item_start, row.item_end))
    if row.hedge_start is not None:
        yield Mark("hedge", Span(row.hedge_start, row.hedge_end))
    if row.period_text:
        here = _places(row.period_text, text, sentence)
        nearest = min(here, key=lambda place: abs(place.start - row.quantity_start), default=None)
        if nearest is not None:
            yield Mark("period", nearest)


def _places(words: str, text: str, sentence: Span) -> Iterator[Span]:
    """Where some words stand in a sentence, and are no part of longer ones."""
    start = text.find(words, sentence.start, sentence.end)
    while start >= 0:
        end = start + len(words)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield Span(start, end)
        start = text.find(words, end, sentence.end)


def _mentions() -> Select[Any]:
    version = and_(versions.c.document == mentions.c.document, versions.c.number == mentions.c.version)
    its = mentions.c
    return (
        select(
            *(its.id, its.place, its.quantity_start, its.quantity_end, its.item_start, its.item_end),
            *(its.hedge_start, its.hedge_end, its.period_text),
            *(versions.c.language, versions.c.published, versions.c.title, versions.c.text),
            claim_mentions.c.claim,
            documents.c.id.label("report"),
            documents.c.outlet,
        )
        .join(claim_mentions, _in_a_claim())
        .join(documents, documents.c.key == its.document)
        .join(versions, version)
        .where(its.superseded.is_(False), among(its.id, "ids"))
    )


def _in_a_claim() -> Any:
    here, its = claim_mentions.c, mentions.c
    return and_(here.mention == its.id, here.version == its.version, here.reading == its.reading)


def _parties() -> Select[Any]:
    """The parties of such mentions whose words stand in the report."""
    here, its = mention_parties.c, mentions.c
    same = and_(here.mention == its.id, here.version == its.version, here.reading == its.reading)
    wanted = select(here.mention, here.part, here.span_start, here.span_end).join(mentions, same)
    told = and_(here.part.in_(_MARKED), here.span_start.is_not(None), its.superseded.is_(False))
    return wanted.where(told, among(here.mention, "ids"))


_MENTIONS, _PARTIES = _mentions(), _parties()
