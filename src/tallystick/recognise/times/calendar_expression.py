"""What a text says of a date before anybody knows from which day it speaks: a small tree of values.

"The end of last month" is `Part("end", Shift("month", -1))`. The tree is built
by the patterns of a language and resolved by `resolution` with the anchors of
the document; nothing in it is a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by its place in the calendar, as far as it was said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """A season, of a year where one was said."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years by the first of them."""

    year: int


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year, whose days depend on whose it is."""

    year: int


@dataclass(frozen=True, slots=True)
class Shift:
    """The day, week, month ... so many units from now: "last month" is month, -1; "today" is day, 0."""

    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A unit told from another date of the text: "the following week". It has no days of its own.

    `moves` where it has that date's length: a year before the first quarter of 2026 is the first quarter of 2025;
    `now` where it is told from today, if the sentence names no other date before it.
    """

    unit: str
    offset: int
    moves: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A date so many units before (negative) or after another, and as long."""

    of: Expression
    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The whole unit so many before (negative) or after the one that another date begins in."""

    of: Expression
    unit: str
    offset: int


@dataclass(frozen=True, slots=True)
class Named:
    """The last, this or next month, weekday or season of a name: "last May", "next Tuesday"."""

    base: Calendar | Season
    offset: int


@dataclass(frozen=True, slots=True)
class Ago:
    """So many units before (negative) or after now, or another date: "three weeks ago", "two days after 4 May".

    `only_ahead` marks words that are a length of time where the sentence does not look ahead: "in two weeks".
    """

    unit: str
    count: int
    origin: Expression | None = None
    only_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """So many units up to now (negative) or from now on: "the past 24 hours", "the next three years"."""

    unit: str
    count: int


@dataclass(frozen=True, slots=True)
class Nth:
    """The first, last ... unit (or run of units) of something: "the first three months of 2026"."""

    unit: str
    number: int
    count: int = 1
    of: Expression | None = None


@dataclass(frozen=True, slots=True)
class DayOf:
    """A weekday of something: "Wednesday of next week", "the first Tuesday of May"."""

    weekday: int
    of: Expression
    number: int = 1


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that holds a day."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Part:
    """The start, middle or end of something."""

    name: str
    of: Expression


@dataclass(frozen=True, slots=True)
class Range:
    """From one to another, both included; what only one of them says holds for the other as well."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class InYear:
    """A month, day or season of a year that is said beside it: "January this year"."""

    of: Expression
    year: Expression


@dataclass(frozen=True, slots=True)
class Happening:
    """Something whose day everybody knows: "since the start of the full-scale invasion"."""

    day: date


Expression = (
    Calendar
    | Season
    | Decade
    | Fiscal
    | Shift
    | Named
    | Ago
    | Window
    | Nth
    | DayOf
    | WeekOf
    | Part
    | Range
    | InYear
    | Anaphor
    | Happening
    | Moved
    | Beside
)


def in_year(expression: Expression, year: int) -> Expression:
    """The expression with the year where it lacks one."""
    if isinstance(expression, (Calendar, Season)):
        return expression if expression.year is not None else replace(expression, year=year)
    if isinstance(expression, Range):
        return Range(in_year(expression.first, year), in_year(expression.last, year))
    if isinstance(expression, (Part, WeekOf)):
        return replace(expression, of=in_year(expression.of, year))
    return expression


def years_said(expression: Expression | None) -> frozenset[int]:
    """The years that an expression states outright."""
    if isinstance(expression, (Calendar, Season)):
        return frozenset() if expression.year is None else frozenset({expression.year})
    if isinstance(expression, Range):
        return years_said(expression.first) | years_said(expression.last)
    if isinstance(expression, InYear):
        return years_said(expression.year)
    if isinstance(expression, (Nth, DayOf, WeekOf, Part)):
        return years_said(expression.of)
    return frozenset()
