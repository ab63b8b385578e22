"""Counts that only tell by how many there were fewer or more than something else: "*six* fewer than planned"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.times.calendar_expression import Ago

_REACH = 4
"""How many words of the thing may stand between the number and the word of difference: "six *army buses* fewer"."""
_FAR = 5
_NEAR = 4


def is_difference(board: Board, quantity: Annotation) -> bool:
    """Whether a word of difference belongs to a number: "six *fewer* buses", "sechs Busse *weniger* als geplant"."""
    last = board.sentence_at(quantity.last).last
    if any(_compares(board, quantity, last) for _ in board.ending(quantity.first - 1, "difference")):
        return True  # "mais 10 do que em março"
    for token in range(quantity.last + 1, min(quantity.last + _REACH, last) + 1):
        for word in board.starting(token, "difference"):
            if not lexeme(word).args.get("than") or _compares(board, word, last):
                return not _bounds(board, word, last)
        if board.tokens.kinds[token] != "w" or board.starting(token, "status"):
            return False
    return False


def _compares(board: Board, word: Annotation, last: int) -> bool:
    """Whether a comparison follows a word: "more tanks *than* planned"."""
    for token in range(word.first, min(word.last + _FAR, last) + 1):
        if _is_than(board, token):
            return True
        if token > word.last and board.tokens.kinds[token] != "w":
            return board.tokens.keys[token] == "," and _is_than(board, token + 1)
    return False


def _is_than(board: Board, token: int) -> bool:
    """Whether a word of comparison begins, and none that is one only behind a share ("6 % *on* last year")."""
    return any(not lexeme(word).args.get("behind_share") for word in board.starting(token, "compared_time"))


def _bounds(board: Board, word: Annotation, last: int) -> bool:
    """Whether the word rather bounds what follows: "six tanks *less than 20* days later", "less than *a month* ago"."""
    ahead = range(word.first, min(word.last + _FAR, last) + 1)
    near = ahead[: word.last - word.first + _NEAR]
    return any(board.starting(token, kind) for token in near for kind in ("quantity", "duration", "clock")) or any(
        _is_length(board, token) for token in ahead if board.starting(token, "time_unit")
    )


def _is_length(board: Board, token: int) -> bool:
    """Whether a unit of time tells how long or how long ago, and names no date ("fewer than last *month*")."""
    date = board.covering(token, "date")
    return date is None or isinstance(date.value, Ago)
