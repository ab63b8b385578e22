"""Days, months, years and seasons of the calendar, with the year that is meant where none is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tallystick.model import Anchor, Grain
from tallystick.recognise.times import calendar_arithmetic as arithmetic
from tallystick.recognise.times.anchors import Anchors, Lean
from tallystick.recognise.times.calendar_arithmetic import SEASON_CODES, Days
from tallystick.recognise.times.calendar_expression import Calendar, Season
from tallystick.recognise.times.stretch import Stretch, timex_of

SOON, LONG_AGO = 60, 180


def calendar_days(said: Calendar, anchors: Anchors) -> Stretch:
    """The days that a year, month, day or weekday names, as far as the anchors place them."""
    if said.year is None and said.month is None:
        return _weekday(said, anchors) if said.day is None else _day_of_month(said, anchors)
    grain = Grain.DAY if said.day else Grain.MONTH if said.month else Grain.YEAR
    if said.year is not None:
        days = days_in(said, said.year)
        return Stretch(days, grain, timex_of(days, grain))
    timex = f"XXXX-{said.month:02}" + (f"-{said.day:02}" if said.day else "")
    makers = _agreeing(said, anchors) if said.weekday is not None and said.day else None
    return by_year(makers or (lambda year: days_in(said, year)), anchors, grain, timex)


def _agreeing(said: Calendar, anchors: Anchors) -> Callable[[int], Days] | None:
    """A maker for only those years around in which the day falls on the weekday said; None where there are none."""
    if anchors.day is None:
        return None

    def make(year: int) -> Days:
        days = days_in(said, year)
        if days[0].weekday() != said.weekday:
            raise OverflowError("another weekday")
        return days

    return make if candidates(make, anchors.day.year) else None


def days_in(said: Calendar, year: int) -> Days:
    """The days of the same expression in a given year."""
    if said.month is None:
        return arithmetic.months(year, 1, 12)
    if said.day is None:
        return arithmetic.months(year, said.month, 1)
    return (arithmetic.day_of(year, said.month, said.day),) * 2


def candidates(make: Callable[[int], Days], year: int, reach: int = 2) -> list[Days]:
    """The days that an expression may mean in the years around one, leaving out years that lack the day."""
    found = []
    for other in range(max(year - reach, 1), min(year + reach, 9999) + 1):
        try:
            found.append(make(other))
        except OverflowError:
            continue
    return found


def by_year(
    make: Callable[[int], Days], anchors: Anchors, grain: Grain | None, timex: str | None, complete: bool = False
) -> Stretch:
    """A stretch whose year is not said: by the publication and where the sentence looks, else by the text's year."""
    if anchors.day is not None:
        found = candidates(make, anchors.day.year) or candidates(make, anchors.day.year, 4)
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


def season_days(said: Season, anchors: Anchors) -> Stretch:
    """The days of a season, of the year said or the one that is meant."""
    """The same days of the years around one; years in which the calendar has no such day are left out."""
    """The days of a calendar expression in a given year."""
    """The days of a year, month, day or weekday, as far as it was said and the anchors tell the rest."""
    code = SEASON_CODES[said.name]
    if said.year is not None:
        return Stretch(arithmetic.season(said.name, said.year), Grain.SEASON, f"{said.year}-{code}")
    found = by_year(lambda year: arithmetic.season(said.name, year), anchors, Grain.SEASON, f"XXXX-{code}")
    return replace(found, timex=f"{found.days[0].year}-{code}") if found.days else found
