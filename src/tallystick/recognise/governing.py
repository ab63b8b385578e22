"""Which trigger a quantity stands under.

In its clause the nearest verb governs, one before it rather than one behind; a
bare participle and the plain "have" give way to any other; a noun governs where
no such verb does, or where it leads straight to the number ("a delivery of 40").
A clause without any trigger of its own takes that of the clause it leans on.
"""

from __future__ import annotations

from tallystick.model import Annotation, Status
from tallystick.recognise.board import Board
from tallystick.recognise.clauses import clause_of, clauses_of
from tallystick.recognise.status_value import StatusValue

_AFTER = 3
_BARE = 12
_HELD = 15
_NOUN = 18
_NOUN_TO_NUMBER = 2


def governing_status(board: Board, quantity: Annotation) -> StatusValue | None:
    """The status under which a quantity stands, None where its sentence has no trigger."""
    clause = clause_of(board, quantity.first)
    found = _best(board, quantity, clause)
    if found is not None:
        return found
    sentence = board.sentence_at(quantity.first)
    clauses = clauses_of(board, sentence)
    before = [other for other in reversed(clauses) if other[1] < clause[0]]
    behind = [other for other in clauses if other[0] > clause[1]]
    for other in [*before, *behind]:
        found = _best(board, quantity, other)
        if found is not None:
            return found
    return None


def _best(board: Board, quantity: Annotation, clause: tuple[int, int]) -> StatusValue | None:
    first, last = clause
    found = [
        a.value
        for token in range(first, last + 1)
        for a in board.starting(token, "status")
        if isinstance(a.value, StatusValue) and not a.span.overlaps(quantity.span)
    ]
    return min(found, key=lambda value: _distance(value, quantity), default=None)


def _distance(value: StatusValue, quantity: Annotation) -> int:
    trigger = value.annotation
    behind = trigger.first > quantity.last
    gap = trigger.first - quantity.last if behind else quantity.first - trigger.last
    penalty = (_AFTER if behind else 0) + (_BARE if value.bare else 0)
    if value.status is Status.HELD and not value.noun:
        penalty += _HELD
    if value.noun and (behind or gap > _NOUN_TO_NUMBER):
        penalty += _NOUN
    return gap + penalty
