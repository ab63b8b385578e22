"""Mentions for tests of linking, made of the few slots that a test is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tallystick.model import (
    Anonymity,
    Bound,
    Item,
    Mention,
    MentionRef,
    Modality,
    Party,
    Per,
    Period,
    Quantity,
    Said,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
    Told,
)


def tell(
    name: str,
    item: str = "pumps",
    number: str = "38",
    *,
    bound: Bound = Bound.EXACT,
    per: Per | None = None,
    stage: Stage | None = None,
    modality: Modality = Modality.ASSERTED,
    said: date | None = None,
    category: str = "energy",
    status: Status = Status.DELIVERED,
    period: Period | None = None,
    agent: str | None = None,
    recipient: str | None = None,
    speaker: str | None = None,
    anonymity: Anonymity | None = None,
    carrier: str | None = None,
    clause: str | None = None,
    language: str = "en",
    day: int | date = 1,
    part_of: str | None = None,
    where: str = "text",
) -> Told:
    """A mention of its own report; "report/2" is the second mention of a report, `day` one of March 2030 or any."""
    value = Decimal(number)
    place = Span(int(name.partition("/")[2] or 0), 999)
    mention = Mention(
        span=Span(0, 1),
        quantity_span=place,
        quantity=Quantity(value if bound.has_lower else None, value if bound.has_upper else None, bound, per=per),
        item=Item(None, item, category),
        status=status,
        stage=stage,
        modality=modality,
        said=Said(None, said, said) if said else None,
        agent=Party(None, agent) if agent else None,
        recipient=Party(None, recipient) if recipient else None,
        period=SpokenPeriod(None, period) if period else None,
        speaker=Speaker(None, speaker, None, None, anonymity) if speaker else None,
        carriers=(Party(None, carrier),) if carrier else (),
    )
    report = name.partition("/")[0]
    return Told(
        MentionRef(name, report, place, where),
        mention,
        f"outlet of {report}",
        language,
        day if isinstance(day, date) else date(2030, 3, day),
        part_of,
        clause=clause,
    )
