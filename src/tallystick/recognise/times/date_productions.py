"""The closed list of productions: what a match of a date pattern says, as an expression.

Each takes the parts that the pattern matched, or the arguments of its entry,
and gives None where they make no date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tallystick.model import Annotation
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.matching import Match
from tallystick.recognise.times.calendar_expression import (
    Ago,
    Anaphor,
    Calendar,
    DayOf,
    Decade,
    Expression,
    Fiscal,
    Happening,
    InYear,
    Named,
    Nth,
    Part,
    Range,
    Season,
    Shift,
    WeekOf,
    Window,
    years_said,
)


def expression_of(match: Match) -> Expression | None:
    """What a match says, by the production of its entry; None where its parts make no date."""
    return PRODUCTIONS[match.entry.gives](match)


def _parts(match: Match, kind: str) -> list[Annotation]:
    return [part for part in match.parts if part.kind == kind]


def _argument(match: Match, kind: str, name: str = "value") -> object | None:
    """An argument of the first part of a kind."""
    for part in match.parts:
        if part.kind == kind and isinstance(part.value, Lexeme):
            return part.value.args.get(name)
    return None


def _number(match: Match, kind: str, name: str = "value") -> int | None:
    """A number of the entry, else of its part of a kind."""
    value = match.entry.args.get(kind, _argument(match, kind, name))
    return int(value) if isinstance(value, int) else None


def unit_of(match: Match) -> str | None:
    """The unit that the entry or its part names."""
    value = match.entry.args.get("unit", _argument(match, "time_unit", "unit"))
    return value if isinstance(value, str) else None


def count_of(match: Match) -> int:
    """How many units a match counts; one where it names no number."""
    return _number(match, "count") or 1


def _dates(match: Match) -> list[Expression]:
    return [part.value for part in _parts(match, "date") if isinstance(part.value, Expression)]


def _date(match: Match) -> Expression | None:
    return next(iter(_dates(match)), None)


def _calendar(match: Match) -> Expression | None:
    """A day, month or year of the parts that name them."""
    day = _number(match, "day_number")
    month, weekday = _number(match, "month"), _number(match, "weekday")
    year = _number(match, "year_number")
    if (day, month, weekday, year) == (None, None, None, None) or (day is not None and not 1 <= day <= 31):
        return None
    return Calendar(year, month, day, weekday)


def _season(match: Match) -> Expression | None:
    name = match.entry.args.get("season", _argument(match, "season"))
    return Season(name, _number(match, "year_number")) if isinstance(name, str) else None


def _decade(match: Match) -> Expression | None:
    year = _number(match, "year_number")
    short = _number(match, "count")
    if year is None and short is not None and 10 <= short <= 90:
        year = 1900 + short
    return Decade(year) if year is not None and year % 10 == 0 else None


def _fiscal(match: Match) -> Expression | None:
    year = _number(match, "year_number")
    return Fiscal(year) if year is not None else None


def _shift(match: Match) -> Expression | None:
    unit, offset = unit_of(match), _number(match, "which")
    return Shift(unit, offset) if unit is not None and offset is not None and unit not in _SHORT_UNITS else None


_SHORT_UNITS = frozenset({"second", "minute", "hour"})


def _named(match: Match) -> Expression | None:
    offset = _number(match, "which")
    base = _season(match) or _calendar(match)
    if offset is None or not isinstance(base, (Calendar, Season)):
        return None
    by_week = offset == 1 and _argument(match, "which", "by_week") is True
    weekday = isinstance(base, Calendar) and base.weekday is not None and base.month is None
    return Named(base, 2 if by_week and weekday else offset)


def _ago(match: Match) -> Expression | None:
    unit, sign = unit_of(match), _number(match, "sign")
    if unit is None or sign is None or unit in _SHORT_UNITS or not _agrees(match):
        return None
    return Ago(unit, sign * count_of(match), _date(match), match.entry.args.get("only_ahead") is True)


def _agrees(match: Match) -> bool:
    """Whether the unit stands in the number that its count asks for, where forms tell: Russian "*1200* год назад" is
    a count and a year ago."""
    count = count_of(match)
    if count == 1 or (count % 10 == 1 and count % 100 != 11):
        return True
    units = [part.value.features for part in match.parts if part.kind == "time_unit" and isinstance(part.value, Lexeme)]
    return not any("sg" in features and {"nom", "acc"} & features for features in units)


def _anaphor(match: Match) -> Expression | None:
    unit, offset = unit_of(match), _number(match, "sign")
    if unit is None or offset is None or unit in _SHORT_UNITS:
        return None
    args = match.entry.args
    return Anaphor(unit, offset * count_of(match), args.get("moves") is True, args.get("now") is True)


def _window(match: Match) -> Expression | None:
    unit, sign = unit_of(match), _number(match, "sign")
    return Window(unit, sign * count_of(match)) if unit and sign and unit not in ("second", "minute") else None


def _nth(match: Match) -> Expression | None:
    unit, number = unit_of(match), _number(match, "rank") or _number(match, "day_number")
    if unit is None or number is None or unit in _SHORT_UNITS or unit == "weekend":
        return None
    if (unit == "quarter" and number > 4) or (unit == "half" and number > 2) or (unit == "month" and number > 12):
        return None
    year = _number(match, "year_number")
    of = _date(match) or (Calendar(year) if year is not None else None)
    if number < 0 and of is None:
        return Shift(unit, number) if count_of(match) == 1 else Window(unit, -count_of(match))
    return Nth(unit, number, count_of(match), of)


def _day_of(match: Match) -> Expression | None:
    weekday, of = _number(match, "weekday"), _date(match)
    return DayOf(weekday, of, _number(match, "rank") or 1) if weekday is not None and of is not None else None


def _week_of(match: Match) -> Expression | None:
    of = _date(match)
    return WeekOf(of) if of is not None else None


def _part(match: Match) -> Expression | None:
    name = match.entry.args.get("part", _argument(match, "part_word", "part"))
    unit = unit_of(match)
    of = _date(match) or _calendar(match) or (Shift(unit, 0) if unit and unit not in _SHORT_UNITS else None)
    if not isinstance(name, str) or of is None or isinstance(of, Part):
        return None
    return Part(name, of)


def _widened(match: Match) -> Expression | None:
    """The same date over more words; a weekday or year beside it adds what it lacks."""
    of = _date(match)
    year, weekday = _number(match, "year_number"), _number(match, "weekday")
    if isinstance(of, Calendar) and of.month is not None:
        return Calendar(of.year or year, of.month, of.day, of.weekday if weekday is None else weekday)
    return of


def _in_year(match: Match) -> Expression | None:
    """Of two dates the one that lacks a year, in the year that the other names."""
    dates = _dates(match)
    if len(dates) != 2:
        return None
    for of, year in (dates, dates[::-1]):
        whole_year = isinstance(year, (Shift, Anaphor)) and year.unit == "year"
        plain = isinstance(year, Calendar) and year.year is not None and (year.month, year.day) == (None, None)
        if (whole_year or plain) and isinstance(of, (Calendar, Season, Part, Range)) and not years_said(of):
            return None if isinstance(of, Part) and not isinstance(of.of, (Calendar, Season)) else InYear(of, year)
    return None


def _range(match: Match) -> Expression | None:
    """From the first to the last date, day, month or year among the parts."""
    ends = _with_year(list(_ends(match.parts)))
    return Range(ends[0], ends[-1]) if len(ends) >= 2 and ends[0] != ends[-1] and _go_together(ends) else None


def _go_together(ends: list[Expression]) -> bool:
    """Whether two ends are of one make: a bare number and a year are not."""
    first, last = ends[0], ends[-1]
    if isinstance(first, Range) or isinstance(last, Range):
        return False
    if _is_weekday(last) and not _is_weekday(first):
        return False
    if isinstance(first, Calendar) and first.day is not None and first.month is None:
        return isinstance(last, Calendar) and last.day is not None
    return True


def _is_weekday(expression: Expression) -> bool:
    """Whether nothing but a weekday was said."""
    return isinstance(expression, Calendar) and expression.weekday is not None and expression.day is None


def _ends(parts: Iterable[Annotation]) -> Iterable[Expression]:
    for part in parts:
        if isinstance(part.value, Expression):
            yield part.value
        elif isinstance(part.value, Lexeme) and part.kind in ("day_number", "month", "year_number"):
            value = int(part.value.args["value"])
            yield Calendar(**{part.kind.removesuffix("_number"): value})


def _pair(match: Match) -> Expression | None:
    """Two months or two years that follow each other: "July and August", and no range of "May and August"."""
    ends = [end for end in _ends(match.parts) if isinstance(end, Calendar)]
    if len(ends) < 2 or any(end.day is not None or end.weekday is not None for end in ends[:2]):
        return None
    first, last = ends[0], ends[1]
    if first.month is None and last.month is None:
        follows = first.year is not None and last.year is not None and last.year - first.year == 1
    else:
        follows = first.month is not None and last.month is not None and (last.month - first.month) % 12 == 1
    return _range(match) if follows else None


def _with_year(ends: list[Expression]) -> list[Expression]:
    """The ends, where a year that follows two others belongs to the second: "4 - 6 May, 2026"."""
    if len(ends) < 3 or not isinstance(ends[-1], Calendar) or ends[-1].month or ends[-1].day:
        return ends
    last, year = ends[-2], ends[-1].year
    return [ends[0], replace(last, year=year) if isinstance(last, Calendar) else last]


def _happening(match: Match) -> Expression | None:
    """The day that the entry names for what its words tell."""
    day = match.entry.args.get("day")
    return Happening(date.fromisoformat(day)) if isinstance(day, str) else None


PRODUCTIONS: dict[str, Callable[[Match], Expression | None]] = {
    "calendar": _calendar,
    "fiscal": _fiscal,
    "season": _season,
    "decade": _decade,
    "shift": _shift,
    "named": _named,
    "ago": _ago,
    "anaphor": _anaphor,
    "window": _window,
    "nth": _nth,
    "day_of": _day_of,
    "week_of": _week_of,
    "part": _part,
    "widened": _widened,
    "range": _range,
    "pair": _pair,
    "in_year": _in_year,
    "happening": _happening,
}
