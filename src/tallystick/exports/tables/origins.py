"""The table of origins: the utterances behind each claim."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.exports.column import Column, Reference, Row, Table, day, names, text
from tallystick.exports.holdings import Holdings
from tallystick.model import Claim, Origin

_COLUMNS = (
    text("claim", "The claim that it stands behind."),
    text("origin", "The utterance's id; one utterance may stand behind several claims."),
    text("source", "Who said it."),
    text("anonymity", "How far the source is known: named, role, organisation, anonymous, collective."),
    day("said_start", "First day on which it may have been said, where a text tells."),
    day("said_end", "Last such day."),
    names("carriers", "Through whom it reached the outlets."),
    names("mentions", "The mentions of this claim that go back to it."),
)


def _columns(texts: bool) -> tuple[Column, ...]:
    return _COLUMNS


def _rows(holdings: Holdings) -> Iterator[Row]:
    for claim in holdings.claims:
        for origin in claim.origins:
            yield _row(claim, origin)


def _row(claim: Claim, origin: Origin) -> Row:
    return {
        "claim": claim.id,
        "origin": origin.id,
        "source": origin.source,
        "anonymity": origin.anonymity,
        "said_start": origin.said.start if origin.said else None,
        "said_end": origin.said.end if origin.said else None,
        "carriers": origin.carriers,
        "mentions": tuple(mention.id for mention in origin.mentions),
    }


ORIGINS = Table(
    "origins",
    "Utterances behind claims: the same speaker on the same occasion, whoever carried it.",
    _columns,
    ("claim", "origin"),
    _rows,
    (Reference(("claim",), "claims", ("claim",)),),
)
