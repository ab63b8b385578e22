"""A status and a period that go together: what is done lies behind the report, what is to come is planned.

"Ab 2028 *liefert* Norwegen 26 Flugzeuge" tells in the present of what is still
to come, and "delivered 40 tanks, and in May it will vote" tells of a May that is
none of the tanks'.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Modality, Period, Status
from tallystick.recognise.board import Board
from tallystick.recognise.status_value import STAGES, StatusValue
from tallystick.recognise.verb_forms import readings

_DONE = (Status.PRODUCED, Status.DELIVERED, Status.USED)
_STILL_OPEN = (Modality.ASSERTED, Modality.POSSIBLE)


def dated(board: Board, told: StatusValue, period: Annotation | None) -> tuple[StatusValue, Annotation | None]:
    """The status and the period of a mention, changed where the one is done and the other still to come."""
    if period is None or told.status not in _DONE or told.noun or told.modality not in _STILL_OPEN:
        return told, period
    if not _is_to_come(board, period):
        return told, period
    forms = readings(board, told.annotation)
    if any("pres" in form for form in forms) or told.modality is Modality.POSSIBLE:
        return replace(told, status=Status.PLANNED, stage=STAGES[told.status], modality=_plan(told)), period
    return (told, None) if any("past" in form for form in forms) else (told, period)


def _plan(told: StatusValue) -> Modality:
    return Modality.PLANNED if told.modality is Modality.ASSERTED else told.modality


def _is_to_come(board: Board, period: Annotation) -> bool:
    """Whether a period begins after the day of the report."""
    value = period.value
    start = value.start if isinstance(value, Period) else None
    return start is not None and board.published is not None and start > board.published
