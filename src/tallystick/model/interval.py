"""Intervals of exact decimals, with either end open or missing.

A claim such as "more than 10 000" is an interval, and so is everything computed
from claims. Each operation returns an interval that is sure to hold the truth
when its arguments do: sums and products are exact, and a quotient that has no
finite decimal form is rounded outwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal

DIGITS = 60
_DOWN = Context(prec=DIGITS, rounding=ROUND_FLOOR, Emax=MAX_EMAX, Emin=MIN_EMIN)
_UP = Context(prec=DIGITS, rounding=ROUND_CEILING, Emax=MAX_EMAX, Emin=MIN_EMIN)


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; None is an end without limit.

    `low_open` and `high_open` say that the end itself is left out: "more than
    10" is `Interval(10, None, low_open=True)`. An end without limit is never
    called open.

    >>> exactly(2) + Interval(Decimal(10), None, low_open=True)
    Interval(low=Decimal('12'), high=None, low_open=True, high_open=False)
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        """Refuse an interval that holds nothing, and an open end that is nowhere."""
        if (self.low is None and self.low_open) or (self.high is None and self.high_open):
            raise ValueError("an end without limit is not called open")
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError(f"low {self.low} is above high {self.high}")
            if self.low == self.high and (self.low_open or self.high_open):
                raise ValueError(f"nothing lies strictly beside {self.low} and at it")

    @property
    def is_exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low is not None and self.low == self.high

    def holds(self, number: Decimal) -> bool:
        """Whether the number lies inside."""
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (self._below(other) or other._below(self))

    def _below(self, other: Interval) -> bool:
        """Whether every number of this one is smaller than every number of the other."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval around both."""
        low, low_open = _outer((self.low, self.low_open), (other.low, other.low_open), sign=1)
        high, high_open = _outer((self.high, self.high_open), (other.high, other.high_open), sign=-1)
        return Interval(low, high, low_open, high_open)

    def __neg__(self) -> Interval:
        """The interval seen from the other side of zero."""
        low = None if self.high is None else self.high.copy_negate()
        high = None if self.low is None else self.low.copy_negate()
        return Interval(low, high, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        """All sums of a number of this one and a number of the other."""
        low = None if self.low is None or other.low is None else _DOWN.add(self.low, other.low)
        high = None if self.high is None or other.high is None else _UP.add(self.high, other.high)
        low_open = low is not None and (self.low_open or other.low_open)
        high_open = high is not None and (self.high_open or other.high_open)
        return Interval(low, high, low_open, high_open)

    def __sub__(self, other: Interval) -> Interval:
        """All differences; an interval less itself is not zero, since its two readings may differ."""
        return self + (-other)

    def __truediv__(self, other: Interval) -> Interval:
        """All quotients; both must be zero or more, and a divisor that may be zero leaves the top open."""
        if self.low is None or self.low < 0 or other.low is None or other.low < 0:
            raise ValueError("only intervals of numbers from zero up are divided")
        if other.high == 0:
            raise ZeroDivisionError("the divisor is zero")
        low, low_open = Decimal(0), self.low_open or (other.high is None and self.low > 0)
        if other.high is not None:
            low, low_open = _DOWN.divide(self.low, other.high), self.low_open or (other.high_open and self.low > 0)
        if self.high is None or other.low == 0:
            return Interval(low, None, low_open)
        high = _UP.divide(self.high, other.low)
        return Interval(low, high, low_open and low < high, (self.high_open or other.low_open) and low < high)


def _outer(
    one: tuple[Decimal | None, bool], two: tuple[Decimal | None, bool], *, sign: int
) -> tuple[Decimal | None, bool]:
    """The end that lies further out; of two equal ends the closed one."""
    if one[0] is None or two[0] is None:
        return None, False
    if one[0] == two[0]:
        return one[0], one[1] and two[1]
    return one if (one[0] < two[0]) == (sign > 0) else two


def exactly(number: Decimal | int) -> Interval:
    """The interval that holds one number."""
    value = Decimal(number)
    return Interval(value, value)


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of any number of intervals; of none it is zero."""
    result = exactly(0)
    for interval in intervals:
        result = result + interval
    return result
