"""The table of mentions: each quantified statement in each document, with its words."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.exports.column import Column, Reference, Row, Table, day, names, text, whole
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.exports.quotation import quoted
from tallystick.exports.tables.slots import AMOUNT, PERIOD, STATE, amount_cells, period_cells, state_cells
from tallystick.model import Mention, Party

_COLUMNS = (
    text("mention", "The mention's id."),
    text("claim", "The claim that it makes."),
    text("origin", "The utterance that it goes back to."),
    text("document", "The document that states it."),
    text("place", "Where it stands, and where its spans count: text or title."),
    whole("quantity_start", "Where the words of the figure begin, in Unicode code points from 0."),
    whole("quantity_end", "Where they end; the first code point behind them."),
    text("words", "The words of the figure."),
    text("quotation", "The sentence around it; without whole texts at most 300 code points of it, cuts shown as […]."),
    *STATE,
    *AMOUNT,
    text("item", "The counted thing as the text names it."),
    text("category", "Its category in a domain, such as food.grain."),
    text("agent", "Who acts, as the text names it."),
    text("agent_key", "The stable id of who acts; one that begins with ~ is in no list."),
    text("recipient", "Who receives, as the text names it."),
    text("recipient_key", "The stable id of who receives."),
    *PERIOD,
    text("period_text", "The words that give the period."),
    text("grain", "How fine the period is: day, week, month, quarter, half, season, year, decade."),
    text("timex", "The period's TIMEX3 value."),
    text("speaker", "Who said it, as the text names it."),
    text("speaker_key", "The stable id of who said it."),
    text("role", "The office of who said it, as the text words it."),
    text("anonymity", "How far the source is known: named, role, organisation, anonymous, collective."),
    names("carriers", "Through whom it reached the outlet, nearest first."),
    day("said_start", "First day on which it may have been said, where the text tells."),
    day("said_end", "Last such day."),
    text("part_of", "The mention of which it is a part, where the text says so."),
)  # fmt: skip


def _columns(texts: bool) -> tuple[Column, ...]:
    return _COLUMNS


def _rows(holdings: Holdings) -> Iterator[Row]:
    for found in holdings.evidence.values():
        yield _row(found, texts=holdings.texts)


def _row(found: Evidence, *, texts: bool) -> Row:
    told, mention = found.told, found.told.mention
    return {
        "mention": found.id,
        "claim": found.claim,
        "origin": told.origin,
        "document": found.document.id,
        "place": told.ref.place,
        "quantity_start": told.ref.span.start,
        "quantity_end": told.ref.span.end,
        "words": found.words,
        "quotation": quoted(found, whole=texts),
        **state_cells(mention.status, mention.stage, mention.modality),
        **amount_cells(mention.quantity, mention.measure),
        "item": mention.item.name or None,
        "category": mention.item.category,
        **_party("agent", mention.agent),
        **_party("recipient", mention.recipient),
        **_period(mention),
        **_voice(mention),
        "part_of": told.part_of,
    }


def _party(part: str, party: Party | None) -> Row:
    return {part: party.name or None if party else None, f"{part}_key": party.key if party else None}


def _period(mention: Mention) -> Row:
    spoken = mention.period
    period = spoken.period if spoken else None
    return {
        **period_cells(period),
        "period_text": spoken.text if spoken else None,
        "grain": period.grain if period else None,
        "timex": period.timex if period else None,
    }


def _voice(mention: Mention) -> Row:
    speaker, said = mention.speaker, mention.said
    return {
        **_party("speaker", speaker),
        "role": speaker.role if speaker else None,
        "anonymity": speaker.anonymity if speaker else None,
        "carriers": tuple(carrier.name for carrier in mention.carriers),
        "said_start": said.start if said else None,
        "said_end": said.end if said else None,
    }


MENTIONS = Table(
    "mentions",
    "Quantified statements, each with its words in its document.",
    _columns,
    ("mention",),
    _rows,
    (
        Reference(("document",), "documents", ("document",)),
        Reference(("claim",), "claims", ("claim",)),
        Reference(("claim", "origin"), "origins", ("claim", "origin")),
    ),
)
