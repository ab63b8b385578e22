"""Which trigger a quantity stands under.

In its clause the nearest verb governs, one before it rather than one behind; a
bare participle and the plain "have" give way to any other; a noun governs where
no such verb does, or where it leads straight to the number ("a delivery of 40").
A clause without any trigger of its own takes that of the clause it leans on. A plan that
is changed governs both its figures, and what is fewer "than planned" is not planned.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Bound, Modality, Quantity, Status
from tallystick.recognise.deeds.changed_plans import changed_plan
from tallystick.recognise.deeds.contract_contents import contained, is_purpose
from tallystick.recognise.deeds.former_plans import is_former
from tallystick.recognise.deeds.set_in import set_in
from tallystick.recognise.deeds.status_value import STAGES, StatusValue
from tallystick.recognise.deeds.wholes import own_word, parts_of, whole_of
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of, clauses_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.quantities.comparisons import is_compared_fate

_AFTER = 3
_BARE = 12
_HELD = 15
_NOUN = 18
_NOUN_TO_NUMBER = 2


def governing_status(board: Board, quantity: Annotation) -> StatusValue | None:
    """The status under which a quantity stands, None where its sentence has no trigger."""
    clause = clause_of(board, quantity.first)
    changed = changed_plan(board, quantity, clause)
    if changed is not None:
        return changed
    found = _best(board, quantity, clause)
    if found is not None:
        found = contained(board, found, clause) or _staged(board, found, clause)
        return _negated(board, quantity, found)
    for other in _others(board, clause):
        found = _best(board, quantity, other)
        if found is not None:
            found = replace(found, modality=Modality.POSSIBLE) if _only_possible(board, clause) else found
            return _negated(board, quantity, found)
    return None


def _negated(board: Board, quantity: Annotation, found: StatusValue) -> StatusValue:
    """The status with the word before the number that denies or corrects it: "*not* 400, *but* 270 houses"."""
    before = quantity.first - 1
    if before < 0 or board.sentence_of[before] != board.sentence_of[quantity.first]:
        return found
    if board.ending(before, "negation") or _says_not_one(board, quantity) or is_former(board, quantity, found):
        return replace(found, modality=Modality.DENIED)
    if board.ending(before, "correction") and found.modality is Modality.DENIED:
        return replace(found, modality=Modality.PLANNED if found.status.is_promise else Modality.ASSERTED)
    return found


def _says_not_one(board: Board, quantity: Annotation) -> bool:
    """Whether the number itself begins with a denial ("*kein* einziger Panzer") and no bound ("не менее 300")."""
    exact = isinstance(quantity.value, Quantity) and quantity.value.bound is Bound.EXACT
    return exact and bool(board.starting(quantity.first, "negation"))


def _staged(board: Board, found: StatusValue, clause: tuple[int, int]) -> StatusValue:
    """A plan with the stage that another word of its clause names ("expects 245 000 completions")."""
    if found.status is not Status.PLANNED or (found.annotation.kind == "status_verb" and _has_own_stage(found)):
        return found
    for token in range(clause[0], clause[1] + 1):
        for other in board.starting(token, "status"):
            if isinstance(other.value, StatusValue) and other.value is not found and _tells_stage(other, found):
                stage = STAGES.get(other.value.status) or other.value.stage
                if stage is not None:
                    return replace(found, stage=stage)
    return found


def _tells_stage(other: Annotation, found: StatusValue) -> bool:
    """Whether another word can tell what is to be done: no "have", and no contract that stands before the plan."""
    value = other.value
    if not isinstance(value, StatusValue) or value.status is Status.HELD:
        return False
    return value.status is not Status.ORDERED or other.first > found.annotation.last


def _has_own_stage(found: StatusValue) -> bool:
    """Whether the stage comes from the verb itself, not from "plan" or "expect" standing for any."""
    value = found.annotation.value
    return isinstance(value, Lexeme) and value.args.get("status") != str(Status.PLANNED)


def _others(board: Board, clause: tuple[int, int]) -> list[tuple[int, int]]:
    """The other clauses of the sentence in the order in which they lend their trigger.

    Those before, the nearest first; then those behind that "but" does not set apart, main clauses before relative ones.
    A sentence's first clause that a relative one interrupts thus meets its own verb again.
    """
    clauses = clauses_of(board, board.sentence_at(clause[0]))
    before = [other for other in reversed(clauses) if other[1] < clause[0]]
    behind = [other for other in clauses if other[0] > clause[1] and not _turns_away(board, other)]
    return [*before, *sorted(behind, key=lambda other: _is_subordinate(board, other))]


def _turns_away(board: Board, clause: tuple[int, int]) -> bool:
    """Whether a clause opens with "but" or the like: it tells another story."""
    words = [
        a for token in range(clause[0], min(clause[0] + 1, clause[1]) + 1) for a in board.starting(token, "grammar")
    ]
    return any(isinstance(a.value, Lexeme) and a.value.args.get("role") == "break" for a in words)


def _is_subordinate(board: Board, clause: tuple[int, int]) -> bool:
    words = [
        a for token in range(clause[0], min(clause[0] + 2, clause[1]) + 1) for a in board.starting(token, "clause_word")
    ]
    return any(isinstance(a.value, Lexeme) and bool(a.value.args.get("always")) for a in words)


def _only_possible(board: Board, clause: tuple[int, int]) -> bool:
    """Whether a clause without a trigger of its own says by a modal that it is only possible."""
    words = (a for token in range(clause[0], clause[1] + 1) for a in board.starting(token, "modal"))
    modals = [word for word in words if board.free(word.first, word.last, "date", "period")]  # "in *May*"
    return any(isinstance(a.value, Lexeme) and a.value.args["makes"] == "possible" for a in modals)


def _best(board: Board, quantity: Annotation, clause: tuple[int, int]) -> StatusValue | None:
    first, last = clause
    own = own_word(board, quantity, last) if parts_of(board, quantity) else None
    if own is not None:
        return own
    whole = whole_of(board, quantity)
    of_whole = own_word(board, whole, last) if whole is not None else None
    found = [
        a.value
        for token in range(first, last + 1)
        for a in board.starting(token, "status")
        if isinstance(a.value, StatusValue)
        and a.value is not of_whole
        and (not a.span.overlaps(quantity.span) or _encloses(a, quantity))
        and not is_compared_fate(board, quantity, a)
        and not is_purpose(board, a, clause)
    ]
    beside = set_in(board, quantity, clause)
    if beside is not None:
        found = [value for value in found if value.bare and beside[0] <= value.annotation.first <= beside[1]] or found
    counted = next((value for value in found if _is_counted(board, value, quantity)), None)
    return counted or min(found, key=lambda value: _distance(value, quantity), default=None)


def _is_counted(board: Board, value: StatusValue, quantity: Annotation) -> bool:
    """Whether a number counts by the noun of a deed: "2,000 *completions* of homes", "2,000 home *completions*"."""
    trigger = value.annotation
    if not isinstance(trigger.value, Lexeme) or not trigger.value.args.get("counted"):
        return False
    between = range(quantity.last + 1, trigger.first)
    named = all(board.covering(token, "noun") is not None for token in between)
    return trigger.first > quantity.last and len(between) <= 1 and named


def _encloses(status: Annotation, quantity: Annotation) -> bool:
    """Whether the words of a status begin before the quantity that they reach into: "*stellt* 40 Panzer *bereit*"."""
    return status.first < quantity.first


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
