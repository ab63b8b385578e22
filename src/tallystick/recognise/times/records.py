"""Times that only tell since when there was no such figure: "the fewest *since 2012*", "so few *since 2015*"."""

from __future__ import annotations

from tallystick.model import Annotation, Edge, Period
from tallystick.recognise.ground.board import Board

_REACH = 6


def is_of_record(board: Board, period: Annotation) -> bool:
    """Whether a time since when stands behind a word for the most or the fewest."""
    value = period.value
    if not isinstance(value, Period) or value.edge is not Edge.SINCE:
        return False
    start = max(board.sentence_at(period.first).first, period.first - _REACH)
    for token in range(period.first - 1, start - 1, -1):
        if board.ending(token, "record") or board.ending(token, "so_few"):
            return True
        if board.starting(token, "quantity") or board.tokens.keys[token] in ",;":
            return False
    return False
