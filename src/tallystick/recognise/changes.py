"""Whether a share or a multiple says how much something changed: "rose 8 %", "a drop of 30 %", "по 5 % больше"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.board import Board
from tallystick.recognise.lexeme import Lexeme

REACH_BEFORE = 5
REACH_AFTER = 3


def sign_of_change(board: Board, first: int, last: int) -> int:
    """1 where a word near the amount says that something grew, -1 where it fell, 0 where neither is said."""
    behind = _behind(board, first, last)
    if behind:
        return behind
    sentence = board.sentence_of[first]
    for token in range(first - 1, max(first - 1 - REACH_BEFORE, -1), -1):
        if board.sentence_of[token] != sentence or board.covering(token, "amount", "quantity"):
            return 0
        sign = _sign(board.ending(token, "change"))
        if sign:
            return sign
        if board.tokens.keys[token] in ",;:()":
            return 0
    return 0


def _behind(board: Board, first: int, last: int) -> int:
    """The sign of a noun or an adjective of change behind the amount: "a 30 % increase", "5 % more"."""
    for token in range(last + 1, min(last + 1 + REACH_AFTER, len(board.tokens))):
        if board.sentence_of[token] != board.sentence_of[first]:
            return 0
        sign = _sign(board.starting(token, "change"))
        if sign:
            return sign
        if board.starting(token, "share_of") or board.tokens.kinds[token] == "d" or board.tokens.keys[token] in ",;:()":
            return 0
    return 0


def _sign(found: list[Annotation]) -> int:
    """The sign that a lexeme of change gives."""
    for annotation in found:
        assert isinstance(annotation.value, Lexeme)
        return int(annotation.value.args["sign"])
    return 0
