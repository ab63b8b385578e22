"""A status and a period that go together: what is done lies behind the report, what is to come is planned.

"Ab 2028 *liefert* Norwegen 26 Flugzeuge" tells in the present of what is still
to come, and "delivered 40 tanks, and in May it will vote" tells of a May that is
none of the tanks'.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Edge, Modality, Period, Stage, Status
from tallystick.recognise.deeds.status_value import STAGES, StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.verb_forms import is_finite, readings, verbs_at
from tallystick.recognise.quantities.comparisons import is_compared

_DONE = (Status.PRODUCED, Status.DELIVERED, Status.USED)
_REACHED = {Stage.PRODUCE: Status.PRODUCED, Stage.DELIVER: Status.DELIVERED}
_STILL_OPEN = (Modality.ASSERTED, Modality.POSSIBLE)


def dated(board: Board, told: StatusValue, period: Annotation | None) -> tuple[StatusValue, Annotation | None]:
    """The status and the period of a mention, changed where the one is done and the other still to come."""
    if period is None or told.status not in _DONE or told.modality not in _STILL_OPEN:
        return told, period
    if not _is_to_come(board, period) or (told.noun and not _is_bare_term(board, told, period)):
        return told, period
    forms = readings(board, told.annotation)
    present = any("pres" in form for form in forms) or told.modality is Modality.POSSIBLE
    if not present and any("past" in form for form in forms):
        return told, None
    if not present and not told.noun and not _begins_later(board, period):
        return told, period  # "bis Ende 2023 fertig geworden" looks back, whenever it was written
    return replace(told, status=Status.PLANNED, stage=STAGES[told.status], modality=_plan(told)), period


def _is_bare_term(board: Board, told: StatusValue, period: Annotation) -> bool:
    """Whether a noun without any verb but one of speech has a term: "announced delivery of 40 lorries by May"."""
    first, last = clause_of(board, told.annotation.first)
    term = isinstance(period.value, Period) and period.value.edge is Edge.BY
    verbs = (verb for token in range(first, last + 1) for verb in verbs_at(board, token))
    others = (verb for verb in verbs if verb.first != told.annotation.first and not _speaks(board, verb))
    return term and not any(is_finite(board, verb) for verb in others)


def _speaks(board: Board, verb: Annotation) -> bool:
    """Whether a verb is a word of speech, or helps one that follows: "has announced"."""
    return bool(board.starting(verb.first, "cue") or board.starting(verb.last + 1, "cue"))


def settled(board: Board, quantity: Annotation, told: StatusValue, period: Annotation | None) -> StatusValue:
    """The status of a figure that a plan is set against: what is over was done.

    "4,000, *against 1,000 in May*"; "they plan 4,000, *in May it was 1,000*".
    """
    value, day = (period.value if period is not None else None), board.published
    if told.status is not Status.PLANNED or told.stage not in _REACHED or not isinstance(value, Period):
        return told
    over = value.end is not None and day is not None and value.end < day
    if not over or not (is_compared(board, quantity.first) or _is_told_apart(board, quantity, told)):
        return told
    return replace(told, status=_REACHED[told.stage], stage=None, modality=Modality.ASSERTED)


def _is_told_apart(board: Board, quantity: Annotation, told: StatusValue) -> bool:
    """Whether a clause of its own tells the figure, in the past, and another one the plan."""
    first, last = clause_of(board, quantity.first)
    if first <= told.annotation.first <= last:
        return False
    verbs = (verb for token in range(first, last + 1) for verb in verbs_at(board, token))
    return any("past" in form for verb in verbs for form in readings(board, verb))


def _plan(told: StatusValue) -> Modality:
    return Modality.PLANNED if told.modality is Modality.ASSERTED else told.modality


def _is_to_come(board: Board, period: Annotation) -> bool:
    """Whether a period begins after the day of the report, or is a term that ends after it, or nobody knows when."""
    value, day = period.value, board.published
    if not isinstance(value, Period) or day is None:
        return False
    if value.start is None:
        return value.edge is Edge.BY and (value.end is None or value.end > day)
    return _begins_later(board, period)


def _begins_later(board: Board, period: Annotation) -> bool:
    start, day = (period.value.start if isinstance(period.value, Period) else None), board.published
    return start is not None and day is not None and start > day
