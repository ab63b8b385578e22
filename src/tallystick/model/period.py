"""When something was, is or shall be: days from and to, either end open.

A deadline ("by the end of June") and a running total ("so far this year") both
have an open start, and are never the same: `edge` tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# How long after a period its count may still be told as a total up to that day.
_COUNTED_AFTER = timedelta(days=31)


class Edge(StrEnum):
    """How an expression limits time."""

    IN = "in"
    BY = "by"
    SINCE = "since"
    SO_FAR = "so_far"
    REST = "rest"

    @property
    def is_total(self) -> bool:
        """Whether it counts up to a day: a running total, which the next one replaces."""
        return self in (Edge.SINCE, Edge.SO_FAR)


class Grain(StrEnum):
    """How fine the expression is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"


class Anchor(StrEnum):
    """What a relative expression was resolved from: the day of the statement or publication, or the text itself."""

    SAID = "said"
    PUBLISHED = "published"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends inclusive; None is an end that is open or unknown.

    `timex` is the TIMEX3 value of the expression ("2026-01", "2026-Q1", "P3M"),
    None where it has none.
    """

    start: date | None
    end: date | None
    edge: Edge = Edge.IN
    grain: Grain | None = None
    timex: str | None = None
    anchor: Anchor | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"starts {self.start}, after its end {self.end}")

    @property
    def is_dated(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None

    @property
    def days(self) -> int | None:
        """How many days it holds, or None where an end is open."""
        return None if self.start is None or self.end is None else (self.end - self.start).days + 1

    def holds(self, day: date) -> bool:
        """Whether the day lies inside; an open end holds everything on its side."""
        return (self.start is None or day >= self.start) and (self.end is None or day <= self.end)

    def may_recount(self, full: Period) -> bool:
        """Whether a total "since January" that is told in April may be the first quarter's: told soon after its end."""
        if self.start is None or self.start != full.start or self.end is None or full.end is None:
            return False
        return timedelta(0) <= self.end - full.end <= _COUNTED_AFTER

    def overlaps(self, other: Period) -> bool:
        """Whether some day may lie in both."""
        starts_in_time = self.start is None or other.end is None or self.start <= other.end
        return starts_in_time and (other.start is None or self.end is None or other.start <= self.end)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    return following - timedelta(days=1) if following else date(9999, 12, 31)


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return date(year, month, 1), last_day(year, month)


def year_of(year: int) -> tuple[date, date]:
    """The first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)
