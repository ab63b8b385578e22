"""Date expressions into days, with the anchors of a document.

Each kind of expression has one function; what cannot be placed gives None for
both ends and keeps its TIMEX3 value with X for what is unknown ("XXXX-02-04").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tallystick.model import Grain
from tallystick.recognise.times import calendar_arithmetic as arithmetic
from tallystick.recognise.times.anchors import Anchors, Lean
from tallystick.recognise.times.calendar_arithmetic import GRAINS, Days
from tallystick.recognise.times.calendar_days import by_year, calendar_days, candidates, days_in, season_days
from tallystick.recognise.times.calendar_expression import (
    Ago,
    Anaphor,
    Beside,
    Calendar,
    DayOf,
    Decade,
    Expression,
    Fiscal,
    Happening,
    InYear,
    Moved,
    Named,
    Nth,
    Part,
    Range,
    Season,
    Shift,
    WeekOf,
    Window,
    in_year,
)
from tallystick.recognise.times.relative_days import ago_days, named_days, shift_days, whole_unit_days, window_days
from tallystick.recognise.times.stretch import UNPLACED, Stretch, timex_of


def resolve(expression: Expression, anchors: Anchors) -> Stretch:
    """The days of an expression; unplaced where the anchors do not suffice or the calendar has no such day."""
    try:
        return _resolve(expression, anchors)
    except (OverflowError, ValueError):
        return UNPLACED


def deadline(expression: Expression, anchors: Anchors) -> date | None:
    """The last day that "by ..." allows: the middle of a year is 30 June."""
    try:
        if isinstance(expression, Part) and expression.name == "middle":
            whole = _resolve(expression.of, anchors).days
            return arithmetic.middle_day(whole) if whole else None
    except (OverflowError, ValueError):
        return None
    days = resolve(expression, anchors).days
    return days[1] if days else None


def _resolve(expression: Expression, anchors: Anchors) -> Stretch:
    match expression:
        case Calendar():
            return calendar_days(expression, anchors)
        case Season():
            return season_days(expression, anchors)
        case Decade(year):
            return Stretch(arithmetic.months(year, 1, 120), Grain.DECADE, str(year // 10))
        case Fiscal(year):
            return Stretch(None, Grain.YEAR, f"FY{year}")
        case Shift(unit, offset):
            return shift_days(unit, offset, anchors)
        case Named():
            return named_days(expression, anchors)
        case Anaphor():
            return UNPLACED
        case Happening(known):
            return Stretch((known, known), Grain.DAY, known.isoformat())
        case Moved(of, unit, offset):
            whole = _resolve(of, anchors)
            return _within(whole, lambda days: arithmetic.moved(days, unit, offset), whole.grain)
        case Beside(of, unit, offset):
            whole = _resolve(of, anchors)
            return _within(whole, lambda days: arithmetic.unit_around(days[0], unit, offset), GRAINS[unit])
        case Ago():
            day = anchors.day
            now = Stretch(None if day is None else (day, day), anchor=anchors.basis)
            return ago_days(expression, _resolve(expression.origin, anchors) if expression.origin else now)
        case Window(unit, count):
            return (
                window_days(unit, count, anchors)
                if anchors.lean is not Lean.DIARY
                else whole_unit_days(unit, count, anchors)
            )
        case Nth():
            return _nth(expression, anchors)
        case DayOf(weekday, of, number):
            within = _resolve(of, anchors)
            return _single(within, lambda days: arithmetic.nth_weekday(weekday, number, days))
        case WeekOf(of):
            within = _resolve(of, anchors)
            return _within(within, lambda days: arithmetic.unit_around(days[0], "week"), Grain.WEEK)
        case Part(name, of):
            whole = _resolve(of, anchors)
            return _within(whole, lambda days: arithmetic.part(name, days, whole.grain), whole.grain, whole.timex)
        case Range():
            return _range(expression, anchors)
        case InYear(of, said_year):
            whole = _resolve(said_year, anchors)
            if whole.days is None:
                return _resolve(of, Anchors())
            return replace(_resolve(in_year(of, whole.days[0].year), anchors), anchor=whole.anchor)


def _within(whole: Stretch, cut: Callable[[Days], Days], grain: Grain | None, timex: str | None = None) -> Stretch:
    if whole.days is None:
        return whole
    days = cut(whole.days)
    return Stretch(days, grain, timex or timex_of(days, grain), whole.anchor)


def _single(whole: Stretch, pick: Callable[[Days], date]) -> Stretch:
    return _within(whole, lambda days: (pick(days),) * 2, Grain.DAY)


def _nth(said: Nth, anchors: Anchors) -> Stretch:
    grain = GRAINS[said.unit] if said.count == 1 else None
    if said.of is not None:
        whole = _resolve(said.of, anchors)
        return _within(whole, lambda days: arithmetic.nth(said.unit, said.number, said.count, days), grain)
    if said.unit in ("day", "week", "decade"):
        return Stretch(None, grain)
    complete = said.count > 1 or said.unit == "half"
    return by_year(
        lambda year: arithmetic.nth(said.unit, said.number, said.count, arithmetic.months(year, 1, 12)),
        anchors,
        grain,
        None,
        complete,
    )


def _range(said: Range, anchors: Anchors) -> Stretch:
    first, last = _filled(said.first, said.last)
    start, end = _resolve(first, anchors), _resolve(last, anchors)
    if isinstance(first, Calendar) and isinstance(last, Calendar) and first.year is None and last.year is None:
        return _yearless_range(first, last, anchors)
    if isinstance(first, Calendar) and first.year is None and first.month is not None and end.days is not None:
        start = _last_before(first, end.days[1], start)
    if start.days is None or end.days is None or start.days[0] > end.days[1]:
        return UNPLACED
    days = (start.days[0], end.days[1])
    grain = start.grain if start.grain is end.grain else None
    return Stretch(days, grain, timex_of(days, None), start.anchor or end.anchor)


def _last_before(first: Calendar, end: date, found: Stretch) -> Stretch:
    """The latest such day or month before the end of a range that is placed: "from May to the end of the year"."""
    before = [days for days in candidates(lambda year: days_in(first, year), end.year) if days[0] <= end]
    return replace(found, days=max(before)) if before else found


def _yearless_range(first: Calendar, last: Calendar, anchors: Anchors) -> Stretch:
    """From a day or month to another of the same or the next year."""
    if last.month is None:
        start, end = _resolve(first, anchors), _resolve(last, anchors)
        if start.days is None or end.days is None or start.days[0] > end.days[1]:
            return UNPLACED
        days = (start.days[0], end.days[1])
        return Stretch(days, start.grain, timex_of(days, None), start.anchor)

    def make(year: int) -> Days:
        start, end = days_in(first, year)[0], days_in(last, year)[1]
        return (start if start <= end else days_in(first, year - 1)[0], end)

    grain = Grain.DAY if first.day and last.day else Grain.MONTH if not first.day and not last.day else None
    timex = "/".join(f"XXXX-{end.month or 0:02}" + (f"-{end.day:02}" if end.day else "") for end in (first, last))
    found = by_year(make, anchors, grain, timex)
    return replace(found, timex=timex_of(found.days, None)) if found.days else found


def _filled(first: Expression, last: Expression) -> tuple[Expression, Expression]:
    """Both ends with what only one of them says: "26 to 29 May 2026", "May 2026 to June"."""
    if isinstance(first, Nth) and isinstance(last, Nth):
        return (replace(first, of=last.of) if first.of is None else first), last
    if not (isinstance(first, Calendar) and isinstance(last, Calendar)):
        return first, last
    if first.month is None and first.day is not None:
        first = replace(first, month=last.month)
    if last.month is None and last.day is not None:
        last = replace(last, month=first.month)
    if first.year is None and last.year is not None and first.month is not None:
        later = (first.month, first.day or 1) > (last.month or 12, last.day or 31)
        first = replace(first, year=last.year - later)
    elif last.year is None and first.year is not None and last.month is not None:
        earlier = (last.month, last.day or 31) < (first.month or 1, first.day or 1)
        last = replace(last, year=first.year + earlier)
    return first, last
