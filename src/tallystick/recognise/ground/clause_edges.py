"""Where a stretch of words that belongs together ends, for what reaches to the end of its clause."""

from __future__ import annotations

from tallystick.recognise.ground.board import Board

_ENDS = frozenset('.!?…;:,()"«»“”„–—')


def clause_end(board: Board, token: int, last: int) -> int:
    """The last token before the next mark that ends a clause, at most `last`.

    A closing single quotation mark ends one too, but not an apostrophe inside a word.
    """
    tokens = board.tokens
    while token < last and not _is_end(board, token + 1):
        token += 1
    return min(token, len(tokens) - 1)


def _is_end(board: Board, token: int) -> bool:
    key = board.tokens.keys[token]
    if key in _ENDS:
        return True
    return key in "’'" and not (token + 1 < len(board.tokens) and board.tokens.glued(token + 1))
