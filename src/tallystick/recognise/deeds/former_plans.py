"""Figures that no longer hold: "instead of the 200,000 originally planned, 350,000".

The words for it stand shortly before the figure. What stands behind "instead of" was not done or is no more planned;
what was so "originally" is a plan that was given up.
"""

from __future__ import annotations

from tallystick.model import Annotation, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import is_finite, verbs_at

_REACH = 5
_GIVEN_UP = frozenset({Status.PLANNED, Status.DELIVERED, Status.PRODUCED, Status.USED})


def is_former(board: Board, quantity: Annotation, told: StatusValue) -> bool:
    """Whether words before a quantity tell that what is said of it no longer holds."""
    if told.status not in _GIVEN_UP:
        return False
    start = max(board.sentence_at(quantity.first).first, quantity.first - _REACH)
    for token in range(quantity.first - 1, start - 1, -1):
        for word in board.ending(token, "former_plan"):
            if told.status is Status.PLANNED or _means_instead(word):
                return True
        if board.starting(token, "quantity") or _is_predicate(board, token):
            return False
    return False


def _means_instead(word: Annotation) -> bool:
    return isinstance(word.value, Lexeme) and bool(word.value.args.get("instead"))


def _is_predicate(board: Board, token: int) -> bool:
    """Whether a finite verb begins here that no other reading makes a participle."""
    verbs = verbs_at(board, token)
    return bool(verbs) and all(is_finite(board, verb) for verb in verbs)
