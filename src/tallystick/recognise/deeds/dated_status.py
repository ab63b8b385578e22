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
from tallystick.recognise.ground.verb_forms import readings
from tallystick.recognise.quantities.comparisons import is_compared

_DONE = (Status.PRODUCED, Status.DELIVERED, Status.USED)
_REACHED = {Stage.PRODUCE: Status.PRODUCED, Stage.DELIVER: Status.DELIVERED}
_STILL_OPEN = (Modality.ASSERTED, Modality.POSSIBLE)


def dated(board: Board, told: StatusValue, period: Annotation | None) -> tuple[StatusValue, Annotation | None]:
    """The status and the period of a mention, changed where the one is done and the other still to come."""
    if period is None or told.status not in _DONE or told.noun or told.modality not in _STILL_OPEN:
        return told, period
    if not _is_to_come(board, period):
        return told, period
    forms = readings(board, told.annotation)
    present = any("pres" in form for form in forms) or told.modality is Modality.POSSIBLE
    if not present and any("past" in form for form in forms):
        return told, None
    if not present and not _begins_later(board, period):
        return told, period  # "bis Ende 2023 fertig geworden" looks back, whenever it was written
    return replace(told, status=Status.PLANNED, stage=STAGES[told.status], modality=_plan(told)), period


def settled(board: Board, quantity: Annotation, told: StatusValue, period: Annotation | None) -> StatusValue:
    """The status of a figure that a plan is set against: what is over was done ("4,000, *against 1,000 in May*")."""
    value, day = (period.value if period is not None else None), board.published
    if told.status is not Status.PLANNED or told.stage not in _REACHED or not isinstance(value, Period):
        return told
    over = value.end is not None and day is not None and value.end < day
    if not over or not is_compared(board, quantity.first):
        return told
    return replace(told, status=_REACHED[told.stage], stage=None, modality=Modality.ASSERTED)


def _plan(told: StatusValue) -> Modality:
    return Modality.PLANNED if told.modality is Modality.ASSERTED else told.modality


def _is_to_come(board: Board, period: Annotation) -> bool:
    """Whether a period begins after the day of the report, or is a term that ends after it."""
    value, day = period.value, board.published
    if not isinstance(value, Period) or day is None:
        return False
    if value.start is None:
        return value.edge is Edge.BY and value.end is not None and value.end > day
    return _begins_later(board, period)


def _begins_later(board: Board, period: Annotation) -> bool:
    start, day = (period.value.start if isinstance(period.value, Period) else None), board.published
    return start is not None and day is not None and start > day
