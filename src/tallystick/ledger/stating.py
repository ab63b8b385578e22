"""Who states some mentions and when, and the sentences of a few of them: what a feed tells of a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from tallystick.ledger.among import among
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.showing import Abbreviations
from tallystick.ledger.tables import claim_mentions, documents, mentions, versions
from tallystick.ledger.tally_notes import some
from tallystick.model import Span
from tallystick.words.sentences import sentence_around


@dataclass(frozen=True, slots=True)
class Stated:
    """A mention by its report: where it stands there, and when that was published and recorded."""

    mention: str
    document: str
    outlet: str | None
    published: date | None
    recorded: datetime
    order: tuple[str, str, str, int, str]
    """As `Told.order`: earlier reports first, undated ones last."""


def stated(connection: Connection, ids: Collection[str]) -> dict[str, Stated]:
    """Who states these mentions and when, as far as they stand."""
    return {
        row.id: Stated(
            row.id,
            row.document,
            row.outlet,
            date.fromisoformat(row.published) if row.published else None,
            datetime.fromisoformat(row.recorded),
            (row.published or "9999", row.document, row.place, row.quantity_start, row.id),
        )
        for part in some(sorted(ids))
        for row in connection.execute(_STATED, {"ids": part})
    }


def sentences_of(connection: Connection, ids: Collection[str], abbreviations: Abbreviations) -> dict[str, str]:
    """The sentences in which the figures of these mentions stand."""
    found: dict[str, str] = {}
    for part in some(sorted(ids)):
        for row in connection.execute(_SENTENCES, {"ids": part}):
            text = row.title or "" if row.place == "title" else unpacked_text(row.text)
            figure = Span(row.quantity_start, row.quantity_end)
            found[row.id] = sentence_around(text, figure, abbreviations(row.language)).of(text)
    return found


def mentions_of(connection: Connection, claims: Collection[str]) -> dict[str, list[str]]:
    """The ids of the mentions of some claims, by these."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in some(sorted(claims)):
        for row in connection.execute(_MENTIONS, {"claims": part}):
            found[row.claim].append(row.mention)
    return found


def _standing(*columns: Any) -> Select[Any]:
    version = and_(versions.c.document == mentions.c.document, versions.c.number == mentions.c.version)
    return (
        select(*columns)
        .select_from(mentions)
        .join(documents, documents.c.key == mentions.c.document)
        .join(versions, version)
        .where(mentions.c.superseded.is_(False), among(mentions.c.id, "ids"))
    )


_STATED = _standing(
    mentions.c.id,
    mentions.c.place,
    mentions.c.quantity_start,
    documents.c.id.label("document"),
    documents.c.outlet,
    versions.c.published,
    versions.c.recorded,
)
_SENTENCES = _standing(
    mentions.c.id,
    mentions.c.place,
    mentions.c.quantity_start,
    mentions.c.quantity_end,
    versions.c.text,
    versions.c.title,
    versions.c.language,
)
_MENTIONS = select(claim_mentions.c.claim, claim_mentions.c.mention).where(among(claim_mentions.c.claim, "claims"))
