"""Date expressions into days, with the anchors of a document.

Each kind of expression has one function; what cannot be placed gives None for
both ends and keeps its TIMEX3 value with X for what is unknown ("XXXX-02-04").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallystick.model import Anchor, Grain
from tallystick.recognise import calendar_arithmetic as arithmetic
from tallystick.recognise.anchors import Anchors, Lean
from tallystick.recognise.calendar_arithmetic import GRAINS, SEASON_CODES, Days
from tallystick.recognise.calendar_expression import (
    Ago,
    Calendar,
    DayOf,
    Decade,
    Expression,
    Fiscal,
    InYear,
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, as fine and as sure as an expression gives them; None for both where they cannot be placed."""

    days: Days | None
    grain: Grain | None = None
    timex: str | None = None
    anchor: Anchor | None = None


SOON, LONG_AGO = 60, 180
UNPLACED = Stretch(None)


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


def _resolve(expression: Expression, anchors: Anchors) -> Stretch:
    match expression:
        case Calendar():
            return _calendar(expression, anchors)
        case Season():
            return _season(expression, anchors)
        case Decade(year):
            return Stretch(arithmetic.months(year, 1, 120), Grain.DECADE, str(year // 10))
        case Fiscal(year):
            return Stretch(None, Grain.YEAR, f"FY{year}")
        case Shift(unit, offset):
            return _shift(unit, offset, anchors)
        case Named():
            return _named(expression, anchors)
        case Ago():
            return _ago(expression, anchors)
        case Window(unit, count):
            return (
                _window(unit, count, anchors) if anchors.lean is not Lean.DIARY else _whole_units(unit, count, anchors)
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


def _calendar(said: Calendar, anchors: Anchors) -> Stretch:
    if said.year is None and said.month is None:
        return _weekday(said, anchors) if said.day is None else _day_of_month(said, anchors)
    grain = Grain.DAY if said.day else Grain.MONTH if said.month else Grain.YEAR
    if said.year is not None:
        days = _days_in(said, said.year)
        return Stretch(days, grain, timex_of(days, grain))
    timex = f"XXXX-{said.month:02}" + (f"-{said.day:02}" if said.day else "")
    makers = _agreeing(said, anchors) if said.weekday is not None and said.day else None
    return _by_year(makers or (lambda year: _days_in(said, year)), anchors, grain, timex)


def _agreeing(said: Calendar, anchors: Anchors) -> Callable[[int], Days] | None:
    """A maker for only those years around in which the day falls on the weekday said; None where there are none."""
    if anchors.day is None:
        return None

    def make(year: int) -> Days:
        days = _days_in(said, year)
        if days[0].weekday() != said.weekday:
            raise OverflowError("another weekday")
        return days

    return make if _candidates(make, anchors.day.year) else None


def _days_in(said: Calendar, year: int) -> Days:
    if said.month is None:
        return arithmetic.months(year, 1, 12)
    if said.day is None:
        return arithmetic.months(year, said.month, 1)
    return (arithmetic.day_of(year, said.month, said.day),) * 2


def _candidates(make: Callable[[int], Days], year: int, reach: int = 2) -> list[Days]:
    found = []
    for other in range(max(year - reach, 1), min(year + reach, 9999) + 1):
        try:
            found.append(make(other))
        except OverflowError:
            continue
    return found


def _by_year(
    make: Callable[[int], Days], anchors: Anchors, grain: Grain | None, timex: str | None, complete: bool = False
) -> Stretch:
    """A stretch whose year is not said: by the publication and where the sentence looks, else by the text's year."""
    if anchors.day is not None:
        found = _candidates(make, anchors.day.year) or _candidates(make, anchors.day.year, 4)
        if found:
            days = pick(found, anchors.day, anchors.lean, complete)
            return Stretch(days, grain, timex_of(days, grain), anchors.basis)
    elif anchors.year is not None:
        days = make(anchors.year)
        return Stretch(days, grain, timex_of(days, grain), Anchor.TEXT)
    return Stretch(None, grain, timex)


def pick(found: list[Days], day: date, lean: Lean, complete: bool = False) -> Days:
    """Of the same days of several years those that are meant.

    Looking back: the latest that has begun (has ended, where `complete`);
    ahead: the first that has not ended; neither: the latest as well, unless it
    lies long ago and the next is near.
    """
    if lean is Lean.BACK or (complete and not lean.is_ahead):
        before = [days for days in found if (days[1] if complete else days[0]) <= day]
        return max(before, default=min(found))
    if lean.is_ahead:
        after = [days for days in found if days[1] >= day]
        return min(after, default=max(found))
    past = max((days for days in found if days[0] <= day), default=min(found))
    ahead = min((days for days in found if days[0] > day), default=past)
    soon = (ahead[0] - day).days <= SOON and (day - past[1]).days >= LONG_AGO
    return ahead if soon else past


def _weekday(said: Calendar, anchors: Anchors) -> Stretch:
    """A bare weekday: the latest up to the day itself, or the next where the sentence looks ahead."""
    if anchors.day is None or said.weekday is None:
        return Stretch(None, Grain.DAY)
    if anchors.lean.is_ahead:
        ahead = (said.weekday - anchors.day.weekday()) % 7
        day = anchors.day + timedelta(days=ahead or 7)
    else:
        day = anchors.day - timedelta(days=(anchors.day.weekday() - said.weekday) % 7)
    return Stretch((day, day), Grain.DAY, day.isoformat(), anchors.basis)


def _day_of_month(said: Calendar, anchors: Anchors) -> Stretch:
    """A day without its month: the nearest such day by the lean."""
    assert said.day is not None
    timex = f"XXXX-XX-{said.day:02}"
    if anchors.day is None:
        return Stretch(None, Grain.DAY, timex)
    found: list[Days] = []
    for offset in range(-7, 8) if said.weekday is not None else range(-2, 3):
        first, last = arithmetic.unit_around(anchors.day, "month", offset)
        if said.day <= last.day:
            day = first.replace(day=said.day)
            if said.weekday in (None, day.weekday()):
                found.append((day, day))
    if not found:
        return Stretch(None, Grain.DAY, timex)
    days = pick(found, anchors.day, anchors.lean)
    return Stretch(days, Grain.DAY, timex_of(days, Grain.DAY), anchors.basis)


def _season(said: Season, anchors: Anchors) -> Stretch:
    code = SEASON_CODES[said.name]
    if said.year is not None:
        return Stretch(arithmetic.season(said.name, said.year), Grain.SEASON, f"{said.year}-{code}")
    found = _by_year(lambda year: arithmetic.season(said.name, year), anchors, Grain.SEASON, f"XXXX-{code}")
    return replace(found, timex=f"{found.days[0].year}-{code}") if found.days else found


def _shift(unit: str, offset: int, anchors: Anchors) -> Stretch:
    grain = GRAINS[unit]
    if anchors.day is not None:
        days = arithmetic.unit_around(anchors.day, unit, offset)
        return Stretch(days, grain, timex_of(days, grain), anchors.basis)
    if anchors.year is not None and unit == "year" and offset == 0:
        return Stretch(arithmetic.months(anchors.year, 1, 12), grain, str(anchors.year), Anchor.TEXT)
    return Stretch(None, grain)


def _named(said: Named, anchors: Anchors) -> Stretch:
    base, day = said.base, anchors.day
    if day is None:
        return replace(_resolve(base, replace(anchors, year=None)), anchor=None)
    if isinstance(base, Calendar) and base.month is None and base.weekday is not None:
        found = _named_weekday(base.weekday, said.offset, day)
        return Stretch((found, found), Grain.DAY, found.isoformat(), anchors.basis)
    grain = Grain.SEASON if isinstance(base, Season) else Grain.DAY if base.day else Grain.MONTH

    def make(year: int) -> Days:
        return arithmetic.season(base.name, year) if isinstance(base, Season) else _days_in(base, year)

    found_all = _candidates(make, day.year)
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


def _ago(said: Ago, anchors: Anchors) -> Stretch:
    """The day so far away; "ten years ago" names no day, but the year."""
    origin = _resolve(said.origin, anchors) if said.origin else Stretch(_same(anchors.day), anchor=anchors.basis)
    if origin.days is None:
        return Stretch(None, GRAINS.get(said.unit))
    day = arithmetic.add(origin.days[0 if said.count < 0 else 1], said.unit, said.count)
    if said.origin is None and said.count < 0 and said.unit in arithmetic.MONTHS_IN:
        days, grain = arithmetic.unit_around(day, said.unit), GRAINS[said.unit]
        return Stretch(days, grain, timex_of(days, grain), origin.anchor)
    return Stretch((day, day), Grain.DAY, day.isoformat(), origin.anchor)


def _same(day: date | None) -> Days | None:
    return None if day is None else (day, day)


def _window(unit: str, count: int, anchors: Anchors) -> Stretch:
    """The days from so long ago to now, or from now to then; hours count as the days they touch."""
    timex = duration_timex(unit, abs(count))
    if anchors.day is None:
        return Stretch(None, None, timex)
    if unit == "hour":
        count, unit = (abs(count) + 23) // 24 * (1 if count > 0 else -1), "day"
    other = arithmetic.add(anchors.day, unit, count)
    days = (min(anchors.day, other), max(anchors.day, other))
    return Stretch(days, None, timex_of(days, None), anchors.basis)


def _whole_units(unit: str, count: int, anchors: Anchors) -> Stretch:
    """In a bare entry as in a diary: whole days, weeks, months before or after the one that holds today."""
    if unit == "hour" or anchors.day is None:
        return _window(unit, count, anchors)
    near = arithmetic.unit_around(anchors.day, unit, 1 if count > 0 else -1)
    far = arithmetic.unit_around(anchors.day, unit, count)
    days = (min(near[0], far[0]), max(near[1], far[1]))
    return Stretch(days, None, timex_of(days, None), anchors.basis)


def _nth(said: Nth, anchors: Anchors) -> Stretch:
    grain = GRAINS[said.unit] if said.count == 1 else None
    if said.of is not None:
        whole = _resolve(said.of, anchors)
        return _within(whole, lambda days: arithmetic.nth(said.unit, said.number, said.count, days), grain)
    if said.unit in ("day", "week", "decade"):
        return Stretch(None, grain)
    complete = said.count > 1 or said.unit == "half"
    return _by_year(
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
    if start.days is None or end.days is None or start.days[0] > end.days[1]:
        return UNPLACED
    days = (start.days[0], end.days[1])
    grain = start.grain if start.grain is end.grain else None
    return Stretch(days, grain, timex_of(days, None), start.anchor or end.anchor)


def _yearless_range(first: Calendar, last: Calendar, anchors: Anchors) -> Stretch:
    """From a day or month to another of the same or the next year."""
    if last.month is None:
        start, end = _resolve(first, anchors), _resolve(last, anchors)
        if start.days is None or end.days is None or start.days[0] > end.days[1]:
            return UNPLACED
        days = (start.days[0], end.days[1])
        return Stretch(days, start.grain, timex_of(days, None), start.anchor)

    def make(year: int) -> Days:
        start, end = _days_in(first, year)[0], _days_in(last, year)[1]
        return (start if start <= end else _days_in(first, year - 1)[0], end)

    grain = Grain.DAY if first.day and last.day else Grain.MONTH if not first.day and not last.day else None
    timex = "/".join(f"XXXX-{end.month or 0:02}" + (f"-{end.day:02}" if end.day else "") for end in (first, last))
    found = _by_year(make, anchors, grain, timex)
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
