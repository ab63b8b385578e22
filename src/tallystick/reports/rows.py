"""A mention as one row of a table."""

from __future__ import annotations

from tallystick.model import Mention, Widths
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.reports.wording import doubt, figure, interval, party, period, readable

HEADINGS = ("figure", "may mean", "item", "category", "status", "period", "by whom", "for whom", "said by", "through")


def row_of(mention: Mention, widths: Widths = DEFAULT_WIDTHS) -> tuple[str, ...]:
    """The cells of a mention, under HEADINGS."""
    return (
        figure(mention.quantity),
        interval(mention.quantity.interval(widths)),
        readable(mention.item.name),
        mention.item.category,
        status(mention),
        period(mention.period.period if mention.period else None),
        party(mention.agent),
        party(mention.recipient),
        party(mention.speaker),
        ", ".join(party(carrier) for carrier in mention.carriers),
    )


def status(mention: Mention) -> str:
    """How far it has come and how sure it is: "planned (deliver)", "delivered, denied"."""
    stage = f" ({mention.stage})" if mention.stage else ""
    return f"{mention.status}{stage}{doubt(mention.modality)}"
