"""A chart as a picture that stands alone: fixed width, its own colours, with title, source, day and address."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tallystick.web.marks import Chart, Line
from tallystick.web.site import environment
from tallystick.web.speech import Speech

_LEFT, _RIGHT = Decimal(290), Decimal(820)
_TOP, _FOOT = 100, 50


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the chart with its place, and its words below each other."""

    line: Line
    top: int
    height: int
    said: tuple[str, ...]


def saved_svg(chart: Chart, speech: Speech, source: str) -> str:
    """The chart as SVG; `source` is the line below it that says what it was drawn from."""
    rows, top = [], _TOP
    for line in chart.lines:
        said = (*((speech.verdict(line.verdict),) if line.verdict else ()), *line.words, *line.notes)
        height = max(24 + 19 * len(line.bars), 18 + 18 * len(said), 46)
        rows.append(_Row(line, top, height, said))
        top += height
    return (
        environment()
        .get_template("saved.svg")
        .render(
            chart=chart,
            rows=rows,
            height=top + _FOOT + (18 if chart.foot else 0),
            bottom=top,
            x=_x,
            source=source,
            words=_words(rows),
        )
    )


def _x(place: Decimal | int) -> Decimal:
    """Per cent of the scale as pixels."""
    return _LEFT + (_RIGHT - _LEFT) * Decimal(place) / 100


def _words(rows: list[_Row]) -> str:
    return " ".join(f"{row.line.name}: {', '.join(row.said)}." for row in rows)
