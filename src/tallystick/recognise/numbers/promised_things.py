"""Things that a word tells were promised, made or sent.

"6 out of 10 *ordered* buses" counts them, where "9 in 10 buses" is a share.
"""

from __future__ import annotations

from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.verb_forms import is_participle, readings

_REACH = 3


def is_promised(board: Board, token: int) -> bool:
    """Whether a participle that tells a fate of things stands at a token, and the thing shortly behind it."""
    if token >= len(board.tokens):
        return False
    told = any(is_participle(form) for verb in board.starting(token, "status_verb") for form in readings(board, verb))
    return told and _leads_to_thing(board, token + 1)


def _leads_to_thing(board: Board, token: int) -> bool:
    """Whether a thing stands shortly behind, with no small word before it: "*ordered* the goods" has an object."""
    for at in range(token, min(token + _REACH - 1, board.sentence_at(token - 1).last) + 1):
        if board.starting(at, "noun"):
            return True
        if board.starting(at, "grammar") or board.tokens.kinds[at] != "w":
            return False
    return False
