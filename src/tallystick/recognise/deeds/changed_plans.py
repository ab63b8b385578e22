"""Plans that are changed from one figure to another: "cut its *target* from 33,000 to 30,000 homes".

The new figure is the plan, and the old one is told as a plan that no longer holds. What
a plan is to change ("a plan to raise output from 40 to 60") is no figure of a former plan.
"""

from __future__ import annotations

from tallystick.model import Annotation, Modality, Quantity, Stage, Status
from tallystick.recognise.deeds.status_value import STAGES, StatusValue
from tallystick.recognise.ground.board import Board

_REACH = 4
"""How many tokens may stand between the two figures: "from 33,000 *homes to* 30,000"."""


def changed_plan(board: Board, quantity: Annotation, clause: tuple[int, int]) -> StatusValue | None:
    """The plan whose former or new figure a quantity is; None where no plan is changed."""
    if "plan_noun" not in board.kinds:
        return None
    is_former = _is_from(board, quantity)
    other = next((q for q in _near(board, quantity, clause) if _is_from(board, q) != is_former), None)
    if other is None:
        return None
    plan = _plan_before(board, clause, min(quantity.first, other.first))
    if plan is None:
        return None
    noun, stage = plan
    modality = Modality.DENIED if is_former else Modality.PLANNED
    return StatusValue(Status.PLANNED, stage, modality, noun, subject="agent", noun=True)


def is_level_before(board: Board, quantity: Annotation, told: StatusValue) -> bool:
    """Whether a figure is only what something planned is to rise or fall from: "to raise output *from 40* to 60"."""
    if not told.status.is_promise or told.modality is Modality.DENIED:
        return False
    return any(board.starting(token, "change_from") for token in range(quantity.first, quantity.last + 1))


def _near(board: Board, quantity: Annotation, clause: tuple[int, int]) -> list[Annotation]:
    """The figures of one unit that stand close by in the clause."""
    first, last = max(clause[0], quantity.first - _REACH - 1), min(clause[1], quantity.last + _REACH + 1)
    around = (q for token in range(clause[0], last + 1) for q in board.starting(token, "quantity"))
    return [q for q in around if q is not quantity and q.last >= first and _unit(q) == _unit(quantity)]


def _unit(annotation: Annotation) -> tuple[str, object]:
    assert isinstance(annotation.value, Quantity)
    return annotation.value.unit, annotation.value.measure


def _is_from(board: Board, quantity: Annotation) -> bool:
    """Whether a figure is what something was changed from: by the word before it, or as one end of a change."""
    led = quantity.first > 0 and bool(board.ending(quantity.first - 1, "plan_from"))
    return led or any(board.starting(token, "change_from") for token in range(quantity.first, quantity.last + 1))


def _plan_before(board: Board, clause: tuple[int, int], end: int) -> tuple[Annotation, Stage] | None:
    """The word for a plan that stands before the figures, with what it is a plan of: "its target for *completions*"."""
    fate: Annotation | None = None
    for token in range(end - 1, clause[0] - 1, -1):
        for noun in board.starting(token, "plan_noun"):
            return None if _leads_to_a_deed(board, noun, end, fate) else (noun, _stage(fate))
        fate = next((found for found in board.ending(token, "status") if not _holds_a_plan(board, found)), fate)
    return None


def _stage(fate: Annotation | None) -> Stage:
    """What is to be done as the plan's own words tell, else to deliver."""
    value = fate.value if fate is not None else None
    return (STAGES.get(value.status) if isinstance(value, StatusValue) else None) or Stage.DELIVER


def _holds_a_plan(board: Board, fate: Annotation) -> bool:
    """Whether a word of fate is one for a plan itself: "*target* for"."""
    return any(board.starting(token, "plan_noun") for token in range(fate.first, fate.last + 1))


def _leads_to_a_deed(board: Board, noun: Annotation, end: int, fate: Annotation | None) -> bool:
    """Whether the word opens what is to be done, and not a figure: "a *plan to* raise", "*plan for* more output"."""
    opens = any(word.first <= noun.last < word.last < end - 1 for word in board.starting(noun.first, "modal"))
    if fate is None:
        return opens
    return opens or any(board.starting(token, "change") for token in range(noun.last + 1, fate.first))
