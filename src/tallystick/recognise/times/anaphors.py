"""Times that point back to another time of the text: "exports grew in March; Yemen took 4 % *that month*"."""

from __future__ import annotations

from tallystick.model import Annotation, Edge, Period
from tallystick.recognise.ground.board import Board
from tallystick.recognise.times import calendar_arithmetic as arithmetic
from tallystick.recognise.times.calendar_arithmetic import GRAINS
from tallystick.recognise.times.calendar_expression import Anaphor
from tallystick.recognise.times.stretch import timex_of

_SENTENCES = 3


def is_that_one(value: object) -> bool:
    """Whether an expression names a unit that was told before, and none so many away: "that month"."""
    return isinstance(value, Anaphor) and value.offset == 0 and not value.moves and not value.now


def told_before(board: Board, annotation: Annotation) -> Period:
    """The nearest such month, year ... before; without days where none was told."""
    said = annotation.value
    assert isinstance(said, Anaphor)
    grain = GRAINS.get(said.unit)
    number = board.sentence_of[annotation.first]
    for former in board.before(annotation.first, "period"):
        value = former.value
        if number - board.sentence_of[former.first] > _SENTENCES:
            break
        if (
            not isinstance(value, Period)
            or value.grain is not grain
            or value.start is None
            or value.edge is not Edge.IN
        ):
            continue
        if not _is_compared(board, former):
            days = arithmetic.unit_around(value.start, said.unit)
            return Period(*days, Edge.IN, grain, timex_of(days, grain), value.anchor)
    return Period(None, None, Edge.IN, grain)


def _is_compared(board: Board, period: Annotation) -> bool:
    """Whether a time is only what a figure is set against: "half a million up *on February*"."""
    return any(board.ending(token, "compared_time") for token in range(max(period.first - 2, 0), period.first))
