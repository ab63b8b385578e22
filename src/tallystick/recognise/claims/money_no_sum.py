"""Money that is no sum of its own: a price per unit, or the same sum in another currency."""

from __future__ import annotations

from tallystick.model import Annotation, Measure, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme

_BETWEEN = 4
_BRACKETS = "(["
_SMALL = ("grammar", "not_counted", "phrase_end", "phrase_link", "unit_joiner")


def is_no_sum(board: Board, annotation: Annotation) -> bool:
    """Whether money was not paid, promised or lost as a sum: "70 euros *a tonne*", "£350 million (*€407 million*)"."""
    value = annotation.value
    if not isinstance(value, Quantity) or value.measure is not Measure.MONEY:
        return False
    return _is_price(board, annotation) or _is_converted(board, annotation, value.unit)


def _is_price(board: Board, annotation: Annotation) -> bool:
    """Whether a unit of things stands behind the money, with a small word between: "82 dollars *le baril*"."""
    small = annotation.last + 1
    if small > board.sentence_at(annotation.first).last or board.covering(small, *_SMALL) is None:
        return False
    if board.tokens.kinds[small] != "w" or board.starting(small + 1, "quantity"):
        return False
    return any(
        isinstance(unit.value, Lexeme) and unit.value.args["measure"] in ("mass", "volume", "energy", "area")
        for unit in board.starting(small + 1, "unit")
    )


def _is_converted(board: Board, annotation: Annotation, currency: str) -> bool:
    """Whether the money before it, in another currency, is the same: in brackets, or behind "that is"."""
    former = next((q for q in board.before(annotation.first, "quantity") if q.last < annotation.first), None)
    if former is None or not isinstance(former.value, Quantity) or former.value.measure is not Measure.MONEY:
        return False
    between = range(former.last + 1, annotation.first)
    if former.value.unit == currency or not 0 < len(between) <= _BETWEEN:
        return False
    if board.sentence_of[former.first] != board.sentence_of[annotation.first]:
        return False
    opened = board.tokens.keys[between[0]] in _BRACKETS
    return opened or any(board.starting(token, "same_sum") for token in between)
