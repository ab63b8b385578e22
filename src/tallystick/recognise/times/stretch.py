"""Resolved days with their grain, TIMEX3 value and anchor."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Anchor, Grain
from tallystick.recognise.times.calendar_arithmetic import Days


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, as fine and as sure as an expression gives them; None for both where they cannot be placed."""

    days: Days | None
    grain: Grain | None = None
    timex: str | None = None
    anchor: Anchor | None = None


UNPLACED = Stretch(None)


def duration_timex(unit: str, count: int) -> str:
    """A length of time as TIMEX3 writes it.

    >>> duration_timex("month", 3), duration_timex("hour", 24)
    ('P3M', 'PT24H')
    """
    if unit in ("hour", "minute", "second"):
        return f"PT{count}{unit[0].upper()}"
    if unit == "half":
        return f"P{6 * count}M"
    if unit == "decade":
        return f"P{10 * count}Y"
    if unit in ("quarter", "weekend"):
        return f"P{3 * count}M" if unit == "quarter" else f"P{count}WE"
    return f"P{count}{unit[0].upper()}"


def timex_of(days: Days, grain: Grain | None) -> str:
    """The TIMEX3 value of whole days, weeks, months, quarters, halves or years; else both ends."""
    start, end = days
    if grain is Grain.DAY and start == end:
        return start.isoformat()
    if grain is Grain.WEEK:
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    if grain is Grain.MONTH:
        return f"{start.year:04}-{start.month:02}"
    if grain is Grain.QUARTER:
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if grain is Grain.HALF:
        return f"{start.year:04}-H{1 if start.month < 7 else 2}"
    if grain is Grain.YEAR:
        return f"{start.year:04}"
    return f"{start.isoformat()}/{end.isoformat()}"
