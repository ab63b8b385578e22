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
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import readings, verbs_at

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

_PAPERS = frozenset({str(Status.PLEDGED), str(Status.ORDERED)})
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


def is_of_another_promise(board: Board, told: StatusValue, period: Annotation) -> bool:
    """Whether a time that is over tells of a promise or a paper which the status is not told of.

    "The order *of 2018* counted five", "those are the 24 that Delft *had promised in May*": nothing was done then.
    """
    value = period.value
    if not isinstance(value, Period) or not _is_over(board, value) or not _is_one(value, _OF_NOUN):
        return False
    return _is_behind_paper(board, period) or _is_in_promise(board, told, period)


def _is_behind_paper(board: Board, period: Annotation) -> bool:
    """Whether the word for an order or a promise stands right before a time, with no number and no thing between."""
    for token in range(period.first - 1, max(period.first - 2 - _BEHIND_NOUN, -1), -1):
        if any(_status(noun) in _PAPERS for noun in board.ending(token, "status_noun")) or _ends_paper(board, token):
            return True
        if board.starting(token, "quantity") or board.starting(token, "noun") or verbs_at(board, token):
            return False
    return False


def _ends_paper(board: Board, token: int) -> bool:
    """Whether a paper that orders nothing ends here: "the coalition agreement"."""
    return any(isinstance(p.value, Lexeme) and bool(p.value.args.get("paper")) for p in board.ending(token, "no_fate"))


def _is_in_promise(board: Board, told: StatusValue, period: Annotation) -> bool:
    """Whether a time stands in a relative clause of its own that tells of a promise in the past."""
    first, last = clause_of(board, period.first)
    if first <= told.annotation.first <= last or not _is_relative(board, first, last):
        return False
    words = (verb for token in range(first, last + 1) for verb in board.starting(token, "status_verb"))
    return any(_status(word) in _PAPERS and _is_past(board, word) for word in words)


def _is_relative(board: Board, first: int, last: int) -> bool:
    opening = range(first, min(first + 1, last) + 1)
    words = (word.value for token in opening for word in board.starting(token, "clause_word"))
    return any(isinstance(word, Lexeme) and bool(word.args.get("always")) for word in words)


def _status(word: Annotation) -> str | None:
    return str(word.value.args.get("status")) if isinstance(word.value, Lexeme) else None


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
