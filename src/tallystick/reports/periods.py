"""Periods in the words of an interface: a year, a month, days, and the edge that limits them."""

from __future__ import annotations

from datetime import date

from tallystick.model import Edge, Period
from tallystick.model.period import last_day
from tallystick.reports.interface import Interface


def period_in_words(period: Period | None, words: Interface) -> str:
    """A period with its edge; what has no day is said to have none.

    >>> from tallystick.reports.interface import interface
    >>> period_in_words(Period(date(2026, 1, 1), date(2026, 12, 31)), interface("en"))
    '2026'
    >>> period_in_words(Period(None, date(2026, 6, 30), Edge.BY), interface("fr"))
    'd’ici au 30 juin 2026'
    """
    if period is None or not period.is_dated:
        return words.say("no date")
    if period.edge is Edge.BY and period.end:
        return words.say("by {day}", day=words.day(period.end))
    if period.edge is Edge.SO_FAR and period.end:
        return words.say("in all up to {day}", day=words.day(period.end))
    if period.edge is Edge.SINCE and period.start:
        return words.say("since {day}", day=words.day(period.start))
    days = days_in_words(period, words)
    return words.say("the rest of the year, {days}", days=days) if period.edge is Edge.REST else days


def days_in_words(period: Period, words: Interface) -> str:
    """The days alone, by their year or month where they fill it."""
    start, end = period.start, period.end
    if start is None or end is None:
        return _half_open(start, end, words)
    if start == end:
        return words.day(start)
    if not _fills_months(start, end):
        return words.days(start, end)
    if (start.month, end.month) == (1, 12) and start.year == end.year:
        return str(start.year)
    return words.month(start) if (start.year, start.month) == (end.year, end.month) else words.months(start, end)


def _half_open(start: date | None, end: date | None, words: Interface) -> str:
    if start is not None:
        return words.say("from {day}", day=words.day(start))
    return words.say("up to {day}", day=words.day(end)) if end is not None else words.say("no date")


def _fills_months(start: date, end: date) -> bool:
    return start.day == 1 and end == last_day(end.year, end.month)
