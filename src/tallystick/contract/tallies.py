"""Findings and programmes as the objects that `findings --json` and `programmes --json` write."""

from __future__ import annotations

from decimal import Decimal

from tallystick.contract.claims import mention_reference
from tallystick.contract.encode import Json, day
from tallystick.contract.lines import plain
from tallystick.model import Finding, Interval, Programme, ProgrammeReading


def finding_object(finding: Finding) -> Json:
    """A finding with the documents and mentions that show it."""
    return {
        "finding": finding.id,
        "kind": finding.kind,
        "sentence": finding.sentence,
        "documents": list(dict.fromkeys(mention.document for mention in finding.mentions)),
        "mentions": [mention_reference(mention) for mention in finding.mentions],
    }


def programme_object(programme: Programme) -> Json:
    """A programme with its readings side by side, and what was not compared."""
    return {
        "programme": programme.id,
        "category": programme.category,
        "recipient": programme.recipient,
        "agent": programme.agent,
        "as_of": day(programme.as_of),
        "readings": [_reading(reading) for reading in programme.readings],
        "not_compared": [
            {
                "category": left.category,
                "why": left.why,
                "mentions": [mention_reference(mention) for mention in left.mentions],
            }
            for left in programme.not_compared
        ],
    }


def _reading(reading: ProgrammeReading) -> Json:
    return {
        "period": {"start": day(reading.period.start), "end": day(reading.period.end), "edge": reading.period.edge},
        "unit": reading.unit,
        "plan": _ends(reading.plan),
        "delivered": _ends(reading.delivered),
        "share_done": _ends(reading.share_done, 6),
        "time_gone": _rounded(reading.time_gone, 6),
        "pace": None if reading.pace is None else _ends(reading.pace, 6),
        "required_rate": None if reading.required_rate is None else _ends(reading.required_rate, 2),
        "per": "month",
        "projection": None if reading.projection is None else _ends(reading.projection, 2),
        "verdict": reading.verdict,
        "why": reading.why,
        "reason": reading.reason,
        "claims": list(reading.claims),
        "mentions": [mention_reference(mention) for mention in reading.mentions],
    }


def _ends(interval: Interval, places: int | None = None) -> list[object]:
    """An interval's two ends; null is an open one."""
    ends = (interval.low, interval.high)
    return [None if end is None else _rounded(end, places) for end in ends]


def _rounded(value: Decimal, places: int | None) -> object:
    """A number for people to read on: what is computed is cut to some places, what was said is kept."""
    return plain(value if places is None else value.quantize(Decimal(1).scaleb(-places)))
