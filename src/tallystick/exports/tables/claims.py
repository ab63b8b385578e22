"""The table of claims: what several mentions say together."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.exports.citation import citation
from tallystick.exports.column import Column, Row, Table, day, text, whole
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables.slots import AMOUNT, PERIOD, STATE, amount_cells, period_cells, state_cells
from tallystick.model import Claim

_COLUMNS = (
    text("claim", "The claim's id."),
    *STATE,
    *AMOUNT,
    text("item", "The counted thing, as its most exact mention names it."),
    text("category", "Its category in a domain, such as food.grain."),
    text("agent", "Who acts."),
    text("recipient", "Who receives."),
    *PERIOD,
    day("first", "The day of the first report."),
    day("last", "The day of the last report."),
    whole("mentions", "How many mentions make it."),
    whole("origins", "How many utterances they go back to."),
    text("citation", "Who said it and where, with the words: the first report, as one cites it."),
)


def _columns(texts: bool) -> tuple[Column, ...]:
    return _COLUMNS


def _rows(holdings: Holdings) -> Iterator[Row]:
    for claim in holdings.claims:
        yield {**_row(claim), "citation": citation(claim, holdings)}


def _row(claim: Claim) -> Row:
    return {
        "claim": claim.id,
        **state_cells(claim.status, claim.stage, claim.modality),
        **amount_cells(claim.quantity, claim.measure),
        "item": claim.item or None,
        "category": claim.category,
        "agent": claim.agent,
        "recipient": claim.recipient,
        **period_cells(claim.period),
        "first": claim.first,
        "last": claim.last,
        "mentions": len(claim.mentions),
        "origins": len(claim.origins),
    }


CLAIMS = Table("claims", "Claims, each with the figure of its most exact mention.", _columns, ("claim",), _rows)
