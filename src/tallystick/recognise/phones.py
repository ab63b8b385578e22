"""Telephone numbers: figures behind a plus sign, in groups, too many to be an amount."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.recognise.board import Board

_BETWEEN = frozenset("-‐‑–()/.")
_FEWEST_DIGITS = 8
_FEWEST_GROUPS = 3


def lay_phones(board: Board) -> None:
    """Lay every telephone number with its country's code on the board."""
    for first, last in _phones(board):
        board.put("phone", first, last, None, "numbers/phone")


def _phones(board: Board) -> Iterator[tuple[int, int]]:
    tokens = board.tokens
    for token, key in enumerate(tokens.keys):
        if key == "+" and tokens.glued(token + 1) and tokens.kinds[token + 1] == "d":
            last, digits, groups = _run(board, token + 1)
            if digits >= _FEWEST_DIGITS and groups >= _FEWEST_GROUPS:
                yield token, last


def _run(board: Board, token: int) -> tuple[int, int, int]:
    """The last figures of a run in groups, how many digits it has, and how many groups."""
    last, digits, groups = token, 0, 0
    while token < len(board.tokens) and board.sentence_of[token] == board.sentence_of[last]:
        key = board.tokens.keys[token]
        if board.tokens.kinds[token] == "d":
            last, digits, groups = token, digits + sum(map(str.isdigit, key)), groups + 1
        elif key not in _BETWEEN:
            break
        token += 1
    return last, digits, groups
