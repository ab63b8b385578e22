"""Telephone numbers: figures in groups that no amount is written in.

They are told by the plus sign of a country's code, by the nought that begins
the code of a town ("020 7946 0958"), or by a word that leads to one ("call").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.recognise.ground.board import Board

_BETWEEN = frozenset("-‐‑–()/.")
_FEWEST_DIGITS = 8
_FEWEST_GROUPS = 3
_LONGEST_GROUP = 6
_TOWN = 3  # the digits of a town's code with its nought, at the least
_FEWEST_BEHIND_A_WORD = 6
_REACH = 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Figures in groups: their last token, how many digits and groups they have, and whether all groups are short."""

    last: int
    digits: int
    groups: int
    short: bool


def lay_phones(board: Board) -> None:
    """Lay every telephone number on the board."""
    for first, last in _phones(board):
        board.put("phone", first, last, None, "numbers/phone")


def _phones(board: Board) -> Iterator[tuple[int, int]]:
    tokens = board.tokens
    for token in board.figures:
        key = tokens.keys[token]
        if tokens.glued(token) and tokens.keys[token - 1] == "+":
            run = _run(board, token)
            if run.digits >= _FEWEST_DIGITS and run.groups >= _FEWEST_GROUPS:
                yield token - 1, run.last
        if key.startswith("0") and _is_town(key):
            run = _run(board, token)
            if run.short and run.digits >= _FEWEST_DIGITS and run.groups > 1:
                yield token, run.last
    for word in board.of("phone"):
        yield from _behind(board, word.last + 1)


def _is_town(key: str) -> bool:
    return key.isdecimal() and len(key) >= _TOWN


def _behind(board: Board, first: int) -> Iterator[tuple[int, int]]:
    """The number behind a word that leads to one, over a mark or a small word: "call us on 555 0142"."""
    for token in range(first, min(first + _REACH, len(board.tokens))):
        if board.sentence_of[token] != board.sentence_of[first - 1]:
            return
        if board.tokens.kinds[token] == "d":
            run = _run(board, token)
            if run.short and run.digits >= _FEWEST_BEHIND_A_WORD and run.groups > 1:
                yield token, run.last
            return


def _run(board: Board, token: int) -> _Run:
    last, digits, groups, short = token, 0, 0, True
    while token < len(board.tokens) and board.sentence_of[token] == board.sentence_of[last]:
        key = board.tokens.keys[token]
        if board.tokens.kinds[token] == "d":
            last, digits, groups = token, digits + sum(map(str.isdigit, key)), groups + 1
            short = short and key.isdecimal() and len(key) <= _LONGEST_GROUP
        elif key not in _BETWEEN:
            break
        token += 1
    return _Run(last, digits, groups, short)
