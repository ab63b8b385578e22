"""Intervals as bars of text, all on one scale: points for exact figures, and open ends that fade out.

A promise is a line between its ends; what came is a filled bar from nothing,
solid as far as is sure, lighter as far as may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from tallystick.model import Interval
from tallystick.reports.indented import print_indented
from tallystick.reports.signs import Signs, signs_of

_WIDEST = 56
_NARROWEST = 18
_OPEN = 4  # columns kept free at the right for ends that are open


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a drawing: what it is, its numbers, and these in words; `filled` from nothing up."""

    label: str
    values: Interval
    text: str
    filled: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers to columns: `bottom` in the first column, `top` in the last but those kept for open ends."""

    bottom: Decimal
    top: Decimal
    columns: int
    kept: int = 0

    def column(self, value: Decimal) -> int:
        """The column of a number.

        >>> Scale(Decimal(0), Decimal(100), 11).column(Decimal(50))
        5
        """
        share = (value - self.bottom) / (self.top - self.bottom)
        place = (share * (self.columns - 1 - self.kept)).to_integral_value(ROUND_FLOOR)
        return max(0, min(self.columns - 1, int(place)))


def scale_of(values: Sequence[Interval], columns: int) -> Scale:
    """The scale from nothing, or the least number below it, to the greatest number said."""
    ends = [end for one in values for end in (one.low, one.high) if end is not None]
    bottom, top = min([Decimal(0), *ends]), max([Decimal(0), *ends])
    kept = _OPEN if any(one.high is None for one in values) else 0
    return Scale(bottom, top if top > bottom else bottom + 1, columns, kept)


def line(values: Interval, scale: Scale, signs: Signs) -> str:
    """An interval as a line between its ends.

    >>> from tallystick.reports.signs import ASCII
    >>> hundred = Scale(Decimal(0), Decimal(100), 11)
    >>> line(Interval(Decimal(20), Decimal(60)), hundred, ASCII)
    '  [===]    '
    >>> line(Interval(Decimal(60), None, low_open=True), hundred, ASCII)
    '      [==->'
    """
    first = 0 if values.low is None else scale.column(values.low)
    last = scale.columns - 1 if values.high is None else scale.column(values.high)
    if values.low is not None and values.high is not None and first == last:
        return _at(first, signs.point if values.is_exact else signs.narrow, scale)
    inner = max(0, last - first - 1)
    left, right = ("" if end is not None else signs.fade * min(2, inner // 2) for end in (values.low, values.high))
    body = left + signs.line * (inner - len(left) - len(right)) + right
    start = signs.left if values.low is not None else signs.from_left
    end = signs.right if values.high is not None else signs.to_right
    return _at(first, f"{start}{body}{end}", scale)


def filled(values: Interval, scale: Scale, signs: Signs) -> str:
    """An amount from nothing up: solid to its least, lighter to its most, and on to the edge where it has none.

    >>> from tallystick.reports.signs import ASCII
    >>> hundred = Scale(Decimal(0), Decimal(100), 11)
    >>> filled(Interval(Decimal(30), Decimal(60)), hundred, ASCII), filled(Interval(Decimal(30), None), hundred, ASCII)
    ('####+++    ', '####......>')
    """
    sure = 0 if not values.low or values.low < 0 else scale.column(values.low) + 1
    if values.high is None:
        return signs.sure * sure + signs.beyond * (scale.columns - sure - 1) + signs.to_right
    most = 0 if values.high <= 0 else scale.column(values.high) + 1
    return (signs.sure * sure + signs.maybe * (most - sure)).ljust(scale.columns)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Where the parts of some bars stand on a console, so that all of them share one scale.

    Where the console is too narrow, a bar stands below its words.
    """

    console: Console
    scale: Scale
    indent: int
    labels: int
    is_stacked: bool

    def show(self, bars: Iterable[Bar]) -> None:
        """Print bars under each other."""
        signs = signs_of(self.console)
        for bar in bars:
            drawn = Text((filled if bar.filled else line)(bar.values, self.scale, signs), style=bar.style)
            for part in self._parts(bar, drawn):
                print_indented(self.console, part, self.indent)

    def show_axis(self, bottom: str, top: str) -> None:
        """Print the numbers of the scale's ends below its first and last column; of two without room, the last."""
        last = self.scale.column(self.scale.top) + 1
        left = bottom if cell_len(bottom) + cell_len(top) < last else ""
        words = left + " " * (last - cell_len(left) - cell_len(top)) + top
        before = 2 if self.is_stacked else self.labels + 2
        self.console.print(Text(" " * (self.indent + before) + words, style="dim"))

    def _parts(self, bar: Bar, drawn: Text) -> list[Text]:
        if self.is_stacked:
            return [Text(f"{bar.label}  {bar.text}".strip()), Text("  ") + drawn]
        return [Text(f"{set_cell_size(bar.label, self.labels)}  ") + drawn + Text(f"  {bar.text}")]


def drawing_of(console: Console, bars: Sequence[Bar], indent: int = 2) -> Drawing:
    """The drawing that has room for all these bars."""
    room = console.width - indent
    labels = max((cell_len(bar.label) for bar in bars), default=0)
    texts = max((cell_len(bar.text) for bar in bars), default=0)
    beside = room - labels - texts - 4
    is_stacked = beside < _NARROWEST
    columns = max(_OPEN + 2, min(_WIDEST, room - 4 if is_stacked else beside))
    return Drawing(console, scale_of([bar.values for bar in bars], columns), indent, labels, is_stacked)


def print_bars(console: Console, bars: Sequence[Bar], indent: int = 2) -> None:
    """Print bars under each other on one scale of their own."""
    drawing_of(console, bars, indent).show(bars)


def _at(column: int, drawn: str, scale: Scale) -> str:
    return (" " * column + drawn).ljust(scale.columns)
