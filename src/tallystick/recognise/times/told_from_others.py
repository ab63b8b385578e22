"""Dates that are told from another date of their sentence: "112 in 2026, against 79 *a year earlier*".

The other date is the nearest one before them. Without one, "the previous year"
is told from the day of the report, and "a year earlier" has no days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.times.anchors import Anchors, lean_of
from tallystick.recognise.times.calendar_expression import (
    Anaphor,
    Beside,
    DayOf,
    Expression,
    InYear,
    Moved,
    Nth,
    Part,
    Shift,
    WeekOf,
)
from tallystick.recognise.times.resolution import resolve

_SHORTEST = timedelta(days=27)
"""How much later its last day is, at least, where a date is one that figures are told of: a month."""


def is_told_from_another(annotation: Annotation) -> bool:
    """Whether a period, or the date in it, is told from another date."""
    return any(_has_anaphor(part.value) for _, part in annotation.tree())


def tied(board: Board, first: int, expression: Expression, anchors: Anchors) -> Expression:
    """The expression with the date that it is told from, where it is told from another."""
    match expression:
        case Anaphor():
            return _placed(board, first, expression, anchors)
        case InYear(_, Anaphor() as year):
            return replace(expression, year=tied(board, first, year, anchors))
        case Part(_, of) | WeekOf(of):
            return replace(expression, of=tied(board, first, of, anchors))
        case DayOf() | Nth() if expression.of is not None:
            return replace(expression, of=tied(board, first, expression.of, anchors))
    return expression


def _placed(board: Board, first: int, said: Anaphor, anchors: Anchors) -> Expression:
    """What a date told from another says beside that one; by itself where there is none."""
    other = _date_before(board, first, said, anchors)
    if other is None:
        return Shift(said.unit, said.offset) if said.now else said
    return (Moved if said.moves else Beside)(other, said.unit, said.offset)


def _has_anaphor(expression: object) -> bool:
    if isinstance(expression, InYear):
        return isinstance(expression.year, Anaphor)
    if isinstance(expression, (Part, WeekOf, DayOf, Nth)):
        return _has_anaphor(expression.of)
    return isinstance(expression, Anaphor)


def _date_before(board: Board, first: int, said: Anaphor, anchors: Anchors) -> Expression | None:
    """The nearest date before a token in its sentence that has days; a month of them at least where it is moved."""
    start = board.sentence_at(first).first
    for date in board.before(first, "date"):
        if date.first < start:
            return None
        whole = _outermost(board, date)
        if whole.last >= first or not isinstance(whole.value, Expression) or _has_anaphor(whole.value):
            continue
        days = resolve(whole.value, anchors.leaning(lean_of(board, whole.first, whole.last))).days
        if days is not None and (not said.moves or days[1] - days[0] >= _SHORTEST):
            return whole.value
    return None


def _outermost(board: Board, date: Annotation) -> Annotation:
    return max(board.overlapping(date.first, date.last, "date"), key=lambda d: d.last - d.first)
