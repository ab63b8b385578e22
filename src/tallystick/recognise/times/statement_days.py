"""The day on which a sentence says that something was said: "a annoncé le 4 février", "on Wednesday ... said"."""

from __future__ import annotations

from datetime import date

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.times.anchors import Anchors, Lean, text_anchors
from tallystick.recognise.times.calendar_expression import Calendar, Expression, Shift
from tallystick.recognise.times.resolution import resolve
from tallystick.words.sentences import Sentence

BEHIND = 4
OPENING = 6
_RIGHT_BEHIND = 2


def statement_day(board: Board, sentence: Sentence) -> date | None:
    """The day beside a word of saying in the sentence; None where it has none or it cannot be placed."""
    annotation = statement_date(board, sentence)
    if annotation is None or not isinstance(annotation.value, Expression):
        return None
    return day_of_statement(annotation.value, text_anchors(board))


def day_of_statement(expression: Expression, anchors: Anchors) -> date | None:
    """The single day of an expression, which for a statement already made never lies ahead."""
    days = resolve(expression, anchors.leaning(Lean.BACK)).days
    return days[0] if days and days[0] == days[1] else None


def statement_date(board: Board, sentence: Sentence) -> Annotation | None:
    """The date that belongs to a word of saying: right behind it, or opening the sentence before it."""
    cues = board.within(sentence, "cue")
    for annotation in board.within(sentence, "date"):
        if not _is_day(annotation.value):
            continue
        if any(0 < annotation.first - cue.last <= BEHIND for cue in cues):
            return annotation
        if annotation.first - sentence.first <= OPENING and any(cue.first > annotation.last for cue in cues):
            return annotation
    return None


def is_of_saying(board: Board, annotation: Annotation) -> bool:
    """Whether a day stands right behind a word of saying, and so tells when it was said: "anunció *el lunes*"."""
    days = any(_is_day(date.value) for date in board.overlapping(annotation.first, annotation.last, "date"))
    before = range(max(annotation.first - _RIGHT_BEHIND, 0), annotation.first)
    return days and any(board.ending(token, "cue") for token in before)


def _is_day(value: object) -> bool:
    if isinstance(value, Shift):
        return value.unit == "day" and value.offset <= 0
    return isinstance(value, Calendar) and (value.day is not None or value.weekday is not None)
