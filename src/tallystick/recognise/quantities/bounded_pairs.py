"""A lower and an upper bound side by side are one range: "more than 100 and fewer than 300"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tallystick.model import Annotation, Bound, Quantity
from tallystick.recognise.ground.board import Board

_LOWER = (Bound.MORE_THAN, Bound.AT_LEAST)
_UPPER = (Bound.LESS_THAN, Bound.UP_TO)


def join_bounded(board: Board) -> None:
    """Join neighbouring quantities of which one has only a lower and the other only an upper end."""
    found = list(board.of("quantity"))
    for first, second in pairwise(found):
        joined = _joined(board, first, second)
        if joined is not None:
            board.remove(first)
            board.remove(second)
            board.put("quantity", first.first, second.last, joined, "quantities/pair", (first, second))


def _joined(board: Board, first: Annotation, second: Annotation) -> Quantity | None:
    one, two = first.value, second.value
    assert isinstance(one, Quantity) and isinstance(two, Quantity)
    between = range(first.last + 1, second.first)
    if board.sentence_of[first.first] != board.sentence_of[second.first]:
        return None
    if not 1 <= len(between) <= 2 or not all(_joins(board, token) for token in between):
        return None
    low, high = (one, two) if one.bound in _LOWER else (two, one)
    if low.bound not in _LOWER or high.bound not in _UPPER or low.said >= high.said:
        return None
    if low.unit != high.unit and "piece" not in (low.unit, high.unit):
        return None
    kind = low if high.unit == "piece" else high
    return replace(kind, lower=low.said, upper=high.said, bound=Bound.BETWEEN)


def _joins(board: Board, token: int) -> bool:
    """Whether a comma or a word that joins stands there: "more than 30 *but* less than 40"."""
    joins = board.starting(token, "number_joiner") or board.starting(token, "pair_joiner")
    return board.tokens.keys[token] == "," or bool(joins)
