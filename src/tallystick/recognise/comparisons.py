"""Amounts that are set against the one beside them: "4 500 a month, *against* 1 200", "*instead of* 200"."""

from __future__ import annotations

from tallystick.recognise.board import Board

_REACH = 3


def is_compared(board: Board, first: int) -> bool:
    """Whether words that set one amount against another stand shortly before what begins at a token."""
    start = board.sentence_at(first).first
    for token in range(first - 1, max(first - 1 - _REACH, start - 1), -1):
        if board.ending(token, "compared_with"):
            return True
        if board.tokens.kinds[token] != "w":
            return False
    return False
