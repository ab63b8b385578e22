"""Periods as a strip of months, a line a year: what is covered whole, what in part, what is still to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.console import Console
from rich.text import Text

from tallystick.model import Period
from tallystick.model.period import month_of
from tallystick.reports.interface import Interface
from tallystick.reports.signs import Signs, signs_of

_MOST_YEARS = 5
Sign = Callable[[date, date], str]
"""The sign of a month by its first and last day."""


def print_period(console: Console, period: Period | None, words: Interface, indent: int = 2) -> bool:
    """Print the months of a period, and say whether it has a strip: a day, and what has no day, takes none."""
    if period is None or not period.is_dated or period.start == period.end:
        return False
    signs = signs_of(console)
    ends = [end for end in (period.start, period.end) if end is not None]
    return _print(
        console, min(ends), max(ends), lambda first, last: _of_period(period, first, last, signs), words, indent
    )


def print_progress(
    console: Console, start: date, end: date, covered: date | None, words: Interface, indent: int = 2
) -> None:
    """Print the months of a plan: those that a delivery figure covers, and those still to come."""
    signs = signs_of(console)

    def sign(first: date, last: date) -> str:
        if last < start or first > end:
            return " "
        if covered is None or first > covered:
            return signs.still
        return signs.sure if covered >= min(last, end) else signs.maybe

    _print(console, start, end, sign, words, indent)


def _print(console: Console, start: date, end: date, sign: Sign, words: Interface, indent: int) -> bool:
    if end.year - start.year >= _MOST_YEARS:
        return False
    before = " " * indent
    console.print(Text(f"{before}{'':4}  {' '.join(words.initials())}", style="dim"))
    for year in range(start.year, end.year + 1):
        months = " ".join(sign(*month_of(year, month)) for month in range(1, 13))
        console.print(Text(f"{before}{year:04}  ", style="dim") + Text(months, style="not dim"))
    return True


def _of_period(period: Period, first: date, last: date, signs: Signs) -> str:
    """A month's sign: whole, in part, or on the open side of the one end that is known."""
    if not period.overlaps(Period(first, last)):
        return " "
    known = period.start if period.end is None else period.end if period.start is None else None
    if known is not None:
        return signs.point if first <= known <= last else signs.fade
    whole = period.holds(first) and period.holds(last)
    return signs.sure if whole else signs.maybe
