"""Where the parts of a bar lie: solid what the words guarantee, hatched what they allow, a notch for a number said.

Places are per cent of a scale that starts at nothing. What is computed has no notch,
and an end without limit has an arrow in place of one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from tallystick.exports.wording import number
from tallystick.model import Bound, Interval, Quantity, Widths

_WIDE = Context(prec=60)
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 5
_ROOM = Decimal("1.12")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar, where it begins and how wide it is, in per cent of the scale."""

    start: Decimal
    width: Decimal

    @property
    def end(self) -> Decimal:
        """Where it ends."""
        return self.start + self.width


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: `look` is promise, done or pace; `faint` says to which side its hatching fades."""

    look: str
    solid: Stretch | None
    hatched: Stretch | None
    notches: tuple[Decimal, ...] = ()
    faint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a chart: what it is, its bars, and the same in words."""

    name: str
    about: str
    bars: tuple[Bar, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows on one scale: the ticks with their words, and where the line of an even pace stands, if it does."""

    title: str
    about: str
    ticks: tuple[tuple[Decimal, str], ...]
    rows: tuple[Row, ...]
    line: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from nothing to `top`."""

    top: Decimal
    step: Decimal

    def at(self, value: Decimal) -> Decimal:
        """The place of a number, in per cent; what lies beyond the ends is laid on them."""
        share = _WIDE.divide(min(max(value, _ZERO), self.top), self.top)
        return (share * 100).quantize(Decimal("0.01"))

    def ticks(self) -> tuple[tuple[Decimal, str], ...]:
        """The round numbers of the scale with their places."""
        count = int(self.top / self.step)
        return tuple((self.at(self.step * place), number(self.step * place)) for place in range(count + 1))


def scale_for(values: Iterable[Decimal | None]) -> Scale | None:
    """A scale on which all these numbers have room, with few round ticks; None where there is nothing to draw."""
    greatest = max((value for value in values if value is not None), default=_ZERO)
    if greatest <= 0:
        return None
    top = _WIDE.multiply(greatest, _ROOM)
    power = Decimal(1).scaleb((top / _MOST_TICKS).adjusted(), _WIDE)
    step = next(step * power for step in _STEPS if top / (step * power) <= _MOST_TICKS)
    return Scale(top, step)


def said_bar(quantity: Quantity, look: str, scale: Scale, widths: Widths) -> Bar | None:
    """The bar of a figure as it was said, with a notch for each of its numbers; None for a word without a length."""
    if quantity.vague or quantity.said < 0:
        return None
    notches = tuple(scale.at(value) for value in quantity.numbers)
    interval = Interval(None, quantity.upper) if quantity.bound is Bound.NEARLY else quantity.interval(widths)
    bar = computed_bar(interval, look, scale)
    return Bar(look, bar.solid, bar.hatched, notches, bar.faint)


def computed_bar(interval: Interval, look: str, scale: Scale) -> Bar:
    """The bar of an interval, without a notch."""
    low = _ZERO if interval.low is None else scale.at(interval.low)
    high = Decimal(100) if interval.high is None else scale.at(interval.high)
    solid = Stretch(_ZERO, low) if low > 0 else None
    hatched = Stretch(low, high - low) if high > low else None
    open_right = interval.high is None or interval.high > scale.top
    faint = "right" if open_right and hatched else "left" if interval.low is None and hatched else ""
    return Bar(look, solid, hatched, (), faint)
