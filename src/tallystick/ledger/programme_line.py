"""A programme as one line of JSON, and back: kept as it was tallied, every decimal exact."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from tallystick.model import (
    Anchor,
    Edge,
    Grain,
    Interval,
    MentionRef,
    NotCompared,
    Period,
    Programme,
    ProgrammeReading,
    Reason,
    Span,
    Verdict,
)

Json = dict[str, Any]


def line_of(programme: Programme) -> str:
    """The line that holds a programme, before its reasons are worded."""
    return json.dumps(
        {
            "id": programme.id,
            "category": programme.category,
            "recipient": programme.recipient,
            "agent": programme.agent,
            "as_of": programme.as_of.isoformat(),
            "readings": [_reading(one) for one in programme.readings],
            "not_compared": [[one.category, _refs(one.mentions)] for one in programme.not_compared],
        }
    )


def programme_in(line: str) -> Programme:
    """The programme that a line holds."""
    told = json.loads(line)
    return Programme(
        id=told["id"],
        category=told["category"],
        recipient=told["recipient"],
        agent=told["agent"],
        as_of=date.fromisoformat(told["as_of"]),
        readings=tuple(_reading_in(one) for one in told["readings"]),
        not_compared=tuple(NotCompared(category, _refs_in(refs)) for category, refs in told["not_compared"]),
    )


_INTERVALS = ("plan", "delivered", "share_done", "pace", "required_rate", "projection")


def _reading(one: ProgrammeReading) -> Json:
    return {
        **{name: _interval(getattr(one, name)) for name in _INTERVALS},
        "period": _period(one.period),
        "unit": one.unit,
        "time_gone": str(one.time_gone),
        "verdict": one.verdict,
        "why": one.why,
        "claims": one.claims,
        "mentions": _refs(one.mentions),
    }


def _reading_in(told: Json) -> ProgrammeReading:
    return ProgrammeReading(
        period=_period_in(told["period"]),
        unit=told["unit"],
        plan=_interval_in(told["plan"]),
        delivered=_interval_in(told["delivered"]),
        share_done=_interval_in(told["share_done"]),
        time_gone=Decimal(told["time_gone"]),
        pace=_open_in(told["pace"]),
        required_rate=_open_in(told["required_rate"]),
        projection=_open_in(told["projection"]),
        verdict=Verdict(told["verdict"]),
        why=Reason(told["why"]),
        claims=tuple(told["claims"]),
        mentions=_refs_in(told["mentions"]),
    )


def _interval(one: Interval | None) -> list[Any] | None:
    if one is None:
        return None
    low, high = (None if end is None else str(end) for end in (one.low, one.high))
    return [low, high, one.low_open, one.high_open]


def _open_in(told: list[Any] | None) -> Interval | None:
    return None if told is None else _interval_in(told)


def _interval_in(told: list[Any]) -> Interval:
    low, high = (None if end is None else Decimal(end) for end in told[:2])
    return Interval(low, high, told[2], told[3])


def _period(one: Period) -> list[str | None]:
    start, end = (None if day is None else day.isoformat() for day in (one.start, one.end))
    return [start, end, one.edge, one.grain, one.timex, one.anchor]


def _period_in(told: list[Any]) -> Period:
    start, end = (None if day is None else date.fromisoformat(day) for day in told[:2])
    grain, anchor = told[3], told[5]
    return Period(start, end, Edge(told[2]), grain and Grain(grain), told[4], anchor and Anchor(anchor))


def _refs(mentions: tuple[MentionRef, ...]) -> list[list[Any]]:
    return [[one.id, one.document, one.span.start, one.span.end, one.place, one.version] for one in mentions]


def _refs_in(told: list[list[Any]]) -> tuple[MentionRef, ...]:
    return tuple(
        MentionRef(name, document, Span(start, end), place, version)
        for name, document, start, end, place, version in told
    )
