"""What is computed, cut to as many figures as anybody should read into it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from tallystick.model import Interval

_FIGURES = 3
_EVEN = Decimal(1)
_HUNDRED = Decimal(100)


def as_percent(share: Interval) -> Interval:
    """A share in percent, to one place.

    >>> as_percent(Interval(Decimal("0.0697674"), Decimal("0.1219512")))
    Interval(low=Decimal('7.0'), high=Decimal('12.2'), low_open=False, high_open=False)
    """
    return _ends(share, lambda end: _cut(end * _HUNDRED, 1, _HUNDRED))


def as_pace(pace: Interval) -> Interval:
    """A pace to two places; one that only rounding would make even stays on its side.

    >>> as_pace(Interval(Decimal("0.996"), Decimal("1.004")))
    Interval(low=Decimal('0.99'), high=Decimal('1.01'), low_open=False, high_open=False)
    """
    return _ends(pace, lambda end: _cut(end, 2, _EVEN))


def as_figures(values: Interval) -> Interval:
    """An amount to three figures, digits before the point kept as zeros.

    >>> as_figures(Interval(Decimal("85950.7"), None)).low
    Decimal('86000')
    """
    return _ends(values, _three)


def _ends(values: Interval, cut: Callable[[Decimal], Decimal]) -> Interval:
    low, high = (None if end is None else cut(end) for end in (values.low, values.high))
    narrow = low is not None and low == high
    return Interval(low, high, values.low_open and not narrow, values.high_open and not narrow)


def _cut(value: Decimal, places: int, line: Decimal) -> Decimal:
    """A value to so many places, never rounded onto or over a line that it is not on."""
    unit = Decimal(1).scaleb(-places)
    cut = value.quantize(unit, ROUND_HALF_EVEN)
    if value < line <= cut:
        return value.quantize(unit, ROUND_FLOOR)
    return value.quantize(unit, ROUND_CEILING) if cut <= line < value else cut


def _three(value: Decimal) -> Decimal:
    if not value:
        return value
    cut = value.quantize(Decimal(1).scaleb(value.adjusted() + 1 - _FIGURES), ROUND_HALF_EVEN)
    return Decimal(f"{cut:f}")
