"""Days that are told from now: last week, next May, three years ago, the past 24 hours."""

from __future__ import annotations

from datetime import date, timedelta

from tallystick.model import Anchor, Grain
from tallystick.recognise.times import calendar_arithmetic as arithmetic
from tallystick.recognise.times.anchors import Anchors
from tallystick.recognise.times.calendar_arithmetic import GRAINS, Days
from tallystick.recognise.times.calendar_days import calendar_days, candidates, days_in, season_days
from tallystick.recognise.times.calendar_expression import Ago, Calendar, Named, Season
from tallystick.recognise.times.stretch import Stretch, duration_timex, timex_of


def shift_days(unit: str, offset: int, anchors: Anchors) -> Stretch:
    """The unit so many before or after the one that the anchors stand in: "last month"."""
    grain = GRAINS[unit]
    if anchors.day is not None:
        days = arithmetic.unit_around(anchors.day, unit, offset)
        return Stretch(days, grain, timex_of(days, grain), anchors.basis)
    if anchors.year is not None and unit == "year" and offset == 0:
        return Stretch(arithmetic.months(anchors.year, 1, 12), grain, str(anchors.year), Anchor.TEXT)
    return Stretch(None, grain)


def named_days(said: Named, anchors: Anchors) -> Stretch:
    """The last, this or next month, weekday or season of a name, seen from the anchors' day."""
    base, day = said.base, anchors.day
    if day is None:
        return season_days(base, Anchors()) if isinstance(base, Season) else calendar_days(base, Anchors())
    if isinstance(base, Calendar) and base.month is None and base.weekday is not None:
        found = _named_weekday(base.weekday, said.offset, day)
        return Stretch((found, found), Grain.DAY, found.isoformat(), anchors.basis)
    grain = Grain.SEASON if isinstance(base, Season) else Grain.DAY if base.day else Grain.MONTH

    def make(year: int) -> Days:
        return arithmetic.season(base.name, year) if isinstance(base, Season) else days_in(base, year)

    found_all = candidates(make, day.year)
    if said.offset < 0:
        days = max(days for days in found_all if days[1] < day)
    elif said.offset > 0:
        days = min(days for days in found_all if days[0] > day)
    else:
        days = make(day.year)
    return Stretch(days, grain, timex_of(days, grain), anchors.basis)


def _named_weekday(weekday: int, offset: int, day: date) -> date:
    """Last: before today. This: in this week. Next: after today; 2 asks for the one of next week."""
    if offset < 0:
        return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)
    monday = day - timedelta(days=day.weekday())
    if offset == 0:
        return monday + timedelta(days=weekday)
    if offset == 1:
        return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)
    return monday + timedelta(days=7 + weekday)


def ago_days(said: Ago, origin: Stretch) -> Stretch:
    """The day so far away; "ten years ago" names no day, but the year."""
    if origin.days is None:
        return Stretch(None, GRAINS.get(said.unit))
    day = arithmetic.add(origin.days[0 if said.count < 0 else 1], said.unit, said.count)
    if said.origin is None and said.count < 0 and said.unit in arithmetic.MONTHS_IN:
        days, grain = arithmetic.unit_around(day, said.unit), GRAINS[said.unit]
        return Stretch(days, grain, timex_of(days, grain), origin.anchor)
    return Stretch((day, day), Grain.DAY, day.isoformat(), origin.anchor)


def window_days(unit: str, count: int, anchors: Anchors) -> Stretch:
    """The days from so long ago to now, or from now to then; hours count as the days they touch."""
    timex = duration_timex(unit, abs(count))
    if anchors.day is None:
        return Stretch(None, None, timex)
    if unit == "hour":
        count, unit = (abs(count) + 23) // 24 * (1 if count > 0 else -1), "day"
    other = arithmetic.add(anchors.day, unit, count)
    days = (min(anchors.day, other), max(anchors.day, other))
    return Stretch(days, None, timex_of(days, None), anchors.basis)


def whole_unit_days(unit: str, count: int, anchors: Anchors) -> Stretch:
    """The last, this or next weekday, month or season of a name."""
    """The whole week, month, year ... so many away from now; of a text without a date at most its own year."""
    """In a bare entry as in a diary: whole days, weeks, months before or after the one that holds today."""
    if unit == "hour" or anchors.day is None:
        return window_days(unit, count, anchors)
    near = arithmetic.unit_around(anchors.day, unit, 1 if count > 0 else -1)
    far = arithmetic.unit_around(anchors.day, unit, count)
    days = (min(near[0], far[0]), max(near[1], far[1]))
    return Stretch(days, None, timex_of(days, None), anchors.basis)
