"""When something was promised or ordered, which is no time by which it is to come.

"In May Belgium *promised* 30 jets by 2028" is due by 2028, and was promised in May;
"the *contract* of October 2018" says nothing of deliveries. A year in which somebody
ordered stays the order's own time: so many a year is a count of orders.
"""

from __future__ import annotations

from tallystick.model import Annotation, Edge, Grain, Period, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.verb_forms import readings

_MADE_IN = {
    Status.PLEDGED: {
        Grain.DAY: 1,
        Grain.WEEK: 7,
        Grain.MONTH: 31,
        Grain.QUARTER: 92,
        Grain.SEASON: 92,
        Grain.YEAR: 366,
    },
    Status.ORDERED: {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 31, Grain.QUARTER: 92, Grain.SEASON: 92},
}
"""What a promise may be dated by, and how many days that has at most: a longer stretch is a time of its own."""

_BEHIND_NOUN = 3
_OF_NOUN = {grain: days for row in _MADE_IN.values() for grain, days in row.items()}


def is_time_of_promise(board: Board, told: StatusValue, period: Annotation) -> bool:
    """Whether a time that is over tells when somebody promised or ordered what the status is told of."""
    value, trigger = period.value, told.annotation
    if told.status not in _MADE_IN or not isinstance(value, Period) or not _is_over(board, value):
        return False
    if told.noun:
        return 0 < period.first - trigger.last <= _BEHIND_NOUN and _is_one(value, _OF_NOUN)
    first, last = clause_of(board, trigger.first)
    return _is_past(board, trigger) and first <= period.first <= last and _is_one(value, _MADE_IN[told.status])


def _is_past(board: Board, trigger: Annotation) -> bool:
    """Whether a verb may tell of what was done: a past, a participle, or a fixed phrase that has no forms."""
    return any("past" in form or "part" in form or not form for form in readings(board, trigger))


def _is_over(board: Board, value: Period) -> bool:
    day = board.published
    return value.edge is Edge.IN and day is not None and value.end is not None and value.end <= day


def _is_one(value: Period, longest: dict[Grain, int]) -> bool:
    """Whether a period is one day, one month, one year, and no stretch of several."""
    most = longest.get(value.grain) if value.grain else None
    return most is not None and value.days is not None and value.days <= most
