"""Days and stretches of days: what a month, a quarter, the end of a year are, and how to move among them.

Pure functions over dates. Weeks begin on Monday (ISO 8601), seasons are those
of the weather services (spring is March to May), and both ends of a stretch
are inclusive. Years outside the calendar raise `OverflowError`, which those
who read texts take as "no date".
"""

from __future__ import annotations

from datetime import date, timedelta

from tallystick.model.period import Grain, last_day

Days = tuple[date, date]

GRAINS = {
    "day": Grain.DAY,
    "weekend": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "half": Grain.HALF,
    "season": Grain.SEASON,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


def day_of(year: int, month: int, day: int) -> date:
    """A day; OverflowError where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError as error:
        raise OverflowError(f"no day {year}-{month}-{day}") from error


def months(year: int, month: int, count: int) -> Days:
    """So many whole months from a month on; months beyond December run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end_year, end_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if not (year >= 1 and end_year <= 9999):
        raise OverflowError(f"no year {year}")
    return date(year, month, 1), last_day(end_year, end_month)


def add_months(day: date, count: int) -> date:
    """The same day so many months on, or the month's last where it is shorter.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    first, last = months(day.year, day.month + count, 1)
    return first.replace(day=min(day.day, last.day))


def add(day: date, unit: str, count: int) -> date:
    """A day moved by so many units."""
    if unit in MONTHS_IN:
        return add_months(day, MONTHS_IN[unit] * count)
    return day + timedelta(days=count * (7 if unit in ("week", "weekend") else 1))


def moved(days: Days, unit: str, count: int) -> Days:
    """A stretch moved by so many units; one that ends with its month ends with the month there too.

    >>> [str(day) for day in moved((date(2027, 2, 1), date(2027, 2, 28)), "year", 1)]
    ['2028-02-01', '2028-02-29']
    """
    start, end = add(days[0], unit, count), add(days[1], unit, count)
    if unit in MONTHS_IN and days[1] == last_day(days[1].year, days[1].month):
        end = last_day(end.year, end.month)
    return start, end


def unit_around(day: date, unit: str, offset: int = 0) -> Days:
    """The whole week, month, quarter ... that holds a day, or one so many units away.

    >>> [str(day) for day in unit_around(date(2026, 2, 4), "quarter", -1)]
    ['2025-10-01', '2025-12-31']
    """
    if unit == "day":
        return (day + timedelta(days=offset),) * 2
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * offset)
        return (monday if unit == "week" else monday + timedelta(days=5)), monday + timedelta(days=6)
    size = MONTHS_IN[unit]
    if unit == "decade":
        return months(day.year - day.year % 10 + 10 * offset, 1, size)
    return months(day.year, (day.month - 1) // size * size + 1 + size * offset, size)


def season(name: str, year: int) -> Days:
    """A season by the year in which it begins (the winter of 2025 ends in February 2026)."""
    return months(year, SEASONS[name], 3)


def nth(unit: str, number: int, count: int, within: Days) -> Days:
    """The numbered unit (or run of units) within a stretch; a negative number counts from its end.

    The first week of a stretch is the first with at least four days in it, as in ISO 8601.

    >>> [str(day) for day in nth("month", 1, 3, (date(2026, 1, 1), date(2026, 12, 31)))]
    ['2026-01-01', '2026-03-31']
    """
    start, end = within
    if unit == "day":
        first = start + timedelta(days=number - 1) if number > 0 else end + timedelta(days=number + 2 - count)
        return first, first + timedelta(days=count - 1)
    if unit == "week":
        monday = _week_with_most(start, 1) if number > 0 else _week_with_most(end, -1)
        first = monday + timedelta(days=7 * (number - 1 if number > 0 else number + 2 - count))
        return first, first + timedelta(days=7 * count - 1)
    size = MONTHS_IN[unit]
    if unit == "half" and (end - start).days < 360:
        middle = middle_day(within)
        return (start, middle) if number == 1 else (middle + timedelta(days=1), end)
    if number > 0:
        return months(start.year, start.month + size * (number - 1), size * count)
    return months(end.year, end.month + 1 + size * (number + 1 - count), size * count)


def _week_with_most(edge: date, inwards: int) -> date:
    """The Monday of the week at an edge of a stretch, or of its neighbour inside where most days lie outside."""
    monday = edge - timedelta(days=edge.weekday())
    inside = 7 - edge.weekday() if inwards > 0 else edge.weekday() + 1
    return monday if inside >= 4 else monday + timedelta(days=7 * inwards)


def nth_weekday(weekday: int, number: int, within: Days) -> date:
    """The first, second ... (negative: last) such weekday within a stretch."""
    start, end = within
    if number > 0:
        return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (number - 1))
    return end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-number - 1))


def part(name: str, within: Days, grain: Grain | None) -> Days:
    """The start, middle or end of a stretch as one says it.

    Of a month its first, second or last ten days; of a year its first or last
    quarter, or May to August; of a week three days; of all else a third.

    >>> [str(day) for day in part("start", (date(2025, 3, 1), date(2025, 3, 31)), Grain.MONTH)]
    ['2025-03-01', '2025-03-10']
    """
    start, end = within
    if grain is Grain.YEAR:
        first, count = {"start": (1, 3), "middle": (5, 4), "end": (10, 3)}[name]
        return months(start.year, first, count)
    if grain is Grain.WEEK:
        first, last = {"start": (0, 2), "middle": (2, 3), "end": (4, 6)}[name]
        return start + timedelta(days=first), start + timedelta(days=last)
    third = 10 if grain is Grain.MONTH else max(((end - start).days + 1) // 3, 1)
    cut, later = start + timedelta(days=third), start + timedelta(days=2 * third)
    if name == "start":
        return start, min(cut - timedelta(days=1), end)
    if name == "middle":
        return min(cut, end), min(later - timedelta(days=1), end)
    return min(later, end), end


def middle_day(within: Days) -> date:
    """The last day of the first half: 30 June of a year, the 15th of a month of thirty days or more."""
    start, end = within
    if (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
        return date(start.year, 6, 30)
    return start + timedelta(days=max(((end - start).days + 1) // 2 - 1, 0))
