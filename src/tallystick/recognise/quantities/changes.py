"""Whether a share or a multiple says how much something changed: "rose 8 %", "a drop of 30 %", "по 5 % больше".

Where a word before the amount shows that it is the size of a change ("um 12 %"),
the verb may stand far behind.
"""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme

REACH_BEFORE = 5
REACH_AFTER = 3
REACH_OF_A_SIZE = 12


def sign_of_change(board: Board, first: int, last: int, of_whole: bool = False) -> int:
    """1 where a word near the amount says that something grew, -1 where it fell, 0 where neither is said.

    Behind a share whose whole is told in its own words no change of it is meant: "*half the* fleet was lost".
    """
    reach = REACH_OF_A_SIZE if _is_a_size(board, first - 1, "far") else REACH_AFTER
    behind = 0 if of_whole else _behind(board, first, last, reach)
    if behind:
        return behind
    sentence = board.sentence_of[first]
    reach = REACH_OF_A_SIZE if _is_a_size(board, first - 1, "back") else REACH_BEFORE
    for token in range(first - 1, max(first - 1 - reach, -1), -1):
        if board.sentence_of[token] != sentence or board.covering(token, "amount", "quantity"):
            return 0
        sign = _sign(board.ending(token, "change"))
        if sign:
            return 0 if _opens_a_clause(board, token + 1) else sign
        if board.tokens.keys[token] in ",;:()":
            return 0
    return 0


def _behind(board: Board, first: int, last: int, reach: int) -> int:
    """The sign of a word of change behind the amount: "a 30 % increase", "5 % more", "um 12 % auf 9 Euro gestiegen"."""
    far = reach > REACH_AFTER
    for token in range(last + 1, min(last + 1 + reach, len(board.tokens))):
        if board.sentence_of[token] != board.sentence_of[first]:
            return 0
        sign = _sign(board.starting(token, "change"))
        if sign and (token == last + 1 or not _leads_on(board, token)):
            return sign
        if board.tokens.keys[token] in ",;:()":
            return 0
        if not far and (board.starting(token, "share_of") or board.tokens.kinds[token] == "d"):
            return 0
    return 0


def _leads_on(board: Board, token: int) -> bool:
    """Whether a word of change rather bounds the next amount: "two in three have *less* than 30 days"."""
    return any(board.starting(at, "amount") for at in (token + 1, token + 2))


def _opens_a_clause(board: Board, token: int) -> bool:
    """Whether a clause begins here, so that the verb before it is one of saying: "he *added* that half is there"."""
    words = board.starting(token, "clause_word")
    return any(isinstance(word.value, Lexeme) and bool(word.value.args.get("always")) for word in words)


def _is_a_size(board: Board, before: int, where: str) -> bool:
    """Whether the word before an amount shows that it is the size of a change that is told far off: "um", "by"."""
    return any(isinstance(a.value, Lexeme) and a.value.args.get(where) for a in board.ending(before, "change_by"))


def _sign(found: list[Annotation]) -> int:
    """The sign that the longest lexeme of change gives: "plus tôt" is no "plus"."""
    longest = max(found, key=lambda annotation: annotation.last - annotation.first, default=None)
    return int(longest.value.args["sign"]) if longest is not None and isinstance(longest.value, Lexeme) else 0
