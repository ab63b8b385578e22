"""The marks of a figure on a scale, and the small signs that stand before figures and verdicts.

Places are per cent of the width. Solid is what the words guarantee, hatched what
they allow; a notch is a number somebody said; `fades` names the side on which
nobody set a limit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tallystick.exports.dossier.bars import Scale as Measured
from tallystick.exports.dossier.bars import Stretch, scale_for
from tallystick.model import Bound, Interval, Measure, Quantity, Verdict, Widths

_ZERO, _ALL = Decimal(0), Decimal(100)
_NO_LENGTH = frozenset({Measure.GROWTH})


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `look` is promise, done or pace; `fades` is left, right, or empty; `is_word` has no length at all."""

    look: str
    solid: Stretch | None = None
    hatched: Stretch | None = None
    notches: tuple[Decimal, ...] = ()
    fades: str = ""
    is_word: bool = False
    words: str = ""

    @property
    def end(self) -> Decimal:
        """Where the last of it ends."""
        return max(part.end if part else _ZERO for part in (self.solid, self.hatched))


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on an axis: its place and its words."""

    place: Decimal
    words: str
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Scale(Measured):
    """The scale of a dossier's charts, drawn on by the pages' marks."""

    @classmethod
    def over(cls, values: Iterable[Decimal | None]) -> Scale | None:
        """A scale with room for all these numbers and few round ticks; None where there is nothing to draw."""
        found = scale_for(values)
        return None if found is None else cls(found.top, found.step)

    def numbers(self) -> list[Decimal]:
        """The round numbers of the scale."""
        return [self.step * place for place in range(int(self.top / self.step) + 1)]

    def said(self, quantity: Quantity, look: str, widths: Widths, words: str = "") -> Bar:
        """A figure as it was said, with a notch for each of its numbers; a word has no length."""
        if quantity.vague or quantity.said < 0 or quantity.measure in _NO_LENGTH:
            return Bar(look, is_word=True, words=words)
        values = Interval(None, quantity.upper) if quantity.bound is Bound.NEARLY else quantity.interval(widths)
        drawn = self.computed(values, look)
        notches = tuple(self.at(value) for value in quantity.numbers)
        return Bar(look, drawn.solid, drawn.hatched, notches, drawn.fades, words=words)

    def computed(self, values: Interval, look: str, words: str = "") -> Bar:
        """What was worked out: no notch, since nobody said it."""
        low = _ZERO if values.low is None else self.at(values.low)
        is_open = values.high is None or values.high > self.top
        high = min(low + 14, _ALL) if values.high is None else self.at(values.high)
        solid = Stretch(_ZERO, low) if low > 0 else None
        hatched = Stretch(low, high - low) if high > low else None
        fades = "right" if is_open and hatched else "left" if values.low is None and hatched else ""
        return Bar(look, solid, hatched, (), fades, words=words)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a chart: what it is, where that leads, its bars, and the same in words."""

    name: str
    about: str
    bars: tuple[Bar, ...]
    words: tuple[str, ...]
    notes: tuple[str, ...] = ()
    link: str = ""
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows on one scale; `even` is where an even pace stands, `ticks` are the axis; `is_time` where these are days."""

    title: str
    about: str
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    even: Decimal | None = None
    foot: str = ""
    is_time: bool = False


def bound_sign(quantity: Quantity) -> str:
    """The name of the small sign that stands before a figure in a list: how its words bound it."""
    if quantity.vague or quantity.measure in _NO_LENGTH:
        return "word"
    return {
        Bound.EXACT: "exact",
        Bound.ABOUT: "about",
        Bound.BETWEEN: "between",
        Bound.NEARLY: "below",
        Bound.LESS_THAN: "below",
        Bound.UP_TO: "below",
        Bound.MORE_THAN: "above",
        Bound.AT_LEAST: "above",
    }[quantity.bound]
