"""Dates with the words that limit them ("by", "since", "the rest of"), resolved to periods.

A deadline and a running total both leave the start open and differ in their
edge; "since" runs to the day of publication; "the rest of the year" starts
with it. Every date that no such word wraps is a period too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tallystick.model import Anchor, Annotation, Edge, Grain, Period
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.matching import Match, annotate, best, matches
from tallystick.recognise.times.anaphors import is_that_one, told_before
from tallystick.recognise.times.anchors import Anchors, Lean, lean_of, text_anchors
from tallystick.recognise.times.calendar_expression import (
    Calendar,
    Expression,
    Happening,
    Named,
    Part,
    Season,
    Shift,
    Window,
)
from tallystick.recognise.times.datelines import recognise_datelines
from tallystick.recognise.times.resolution import deadline, resolve
from tallystick.recognise.times.statement_days import day_of_statement, statement_date, statement_day
from tallystick.recognise.times.stretch import Stretch
from tallystick.recognise.times.told_from_others import tied

__all__ = ["recognise_periods", "statement_day"]


def recognise_periods(board: Board) -> None:
    """Lay every period of the text on the board (value: the model's), and datelines."""
    recognise_datelines(board)
    edges = [match for match in matches(board, "edges") if not _cuts_a_date(board, match) and not _points_back(match)]
    if not edges and not board.of("date"):
        return
    anchors = text_anchors(board)
    for match in best(edges):
        period = _limited(board, match, anchors)
        if period is not None:
            annotate(board, match, "period", period)
    outermost = _outermost(board)
    for annotation in sorted(outermost, key=lambda date: (is_that_one(date.value), date.first)):
        that_one = is_that_one(annotation.value)
        period = told_before(board, annotation) if that_one else _plain(board, annotation, anchors)
        board.put("period", annotation.first, annotation.last, period, annotation.rule, (annotation,), annotation.entry)


def _cuts_a_date(board: Board, match: Match) -> bool:
    """Whether a date reaches out of the match: "since January" does not hold in "from January to March"."""
    return any(
        date.first < match.first or date.last > match.last
        for date in board.overlapping(match.first, match.last, "date")
    )


def _points_back(match: Match) -> bool:
    """Whether a match limits nothing but a time that points back to another: "im selben Monat"."""
    return match.entry.gives == "in" and any(is_that_one(part.value) for part in match.parts)


def _outermost(board: Board) -> list[Annotation]:
    """The dates that lie in no period and overlap no longer date."""
    taken: set[int] = set()
    result: list[Annotation] = []
    for annotation in sorted(board.of("date"), key=lambda a: (a.first - a.last, a.first)):
        run = range(annotation.first, annotation.last + 1)
        if taken.isdisjoint(run) and board.free(annotation.first, annotation.last, "period"):
            taken.update(run)
            result.append(annotation)
    return result


def _plain(board: Board, annotation: Annotation, anchors: Anchors) -> Period:
    expression = annotation.value
    assert isinstance(expression, Expression)
    spoken = _spoken_anchors(board, annotation.first, expression, anchors)
    expression = tied(board, annotation.first, expression, spoken)
    lean = lean_of(board, annotation.first, annotation.last)
    if statement_date(board, board.sentence_at(annotation.first)) is annotation:
        lean = Lean.BACK
    return _period(resolve(expression, spoken.leaning(lean)), Edge.IN)


def _period(found: Stretch, edge: Edge) -> Period:
    start, end = found.days or (None, None)
    return Period(start, end, edge, found.grain, found.timex, found.anchor)


def _spoken_anchors(board: Board, first: int, expression: Expression, anchors: Anchors) -> Anchors:
    """The anchors with the day of the sentence's own statement, where the document has no date to speak from."""
    if anchors.day is not None:
        return anchors
    sentence = board.sentence_at(first)
    annotation = statement_date(board, sentence)
    if annotation is None or annotation.first == first or not isinstance(annotation.value, Expression):
        return anchors
    day = day_of_statement(annotation.value, anchors)
    return anchors if day is None else Anchors(day, Anchor.SAID, anchors.year)


def _limited(board: Board, match: Match, anchors: Anchors) -> Period | None:
    """The period of an edge and the date or unit that it limits."""
    expression = _limited_expression(match)
    spoken = _spoken_anchors(board, match.first, expression or Shift("day", 0), anchors)
    expression = tied(board, match.first, expression, spoken) if expression is not None else None
    is_deadline = match.entry.gives in ("by", "before", "until")
    lean = lean_of(board, match.first, match.last, deadline=is_deadline)
    if lean in (Lean.NEITHER, Lean.DIARY):
        lean = Lean.AHEAD if is_deadline else Lean.BACK
    return EDGES[match.entry.gives](expression, spoken.leaning(lean))


def _limited_expression(match: Match) -> Expression | None:
    for part in match.parts:
        if isinstance(part.value, Expression):
            return part.value
        if part.kind == "time_unit" and isinstance(part.value, Lexeme):
            return Shift(str(part.value.args["unit"]), 0)
        if part.kind == "season" and isinstance(part.value, Lexeme):
            return Season(str(part.value.args["value"]))
    unit = match.entry.args.get("unit")
    return Shift(unit, 0) if isinstance(unit, str) else None


def _in(expression: Expression | None, anchors: Anchors) -> Period | None:
    return None if expression is None else _period(resolve(expression, anchors), Edge.IN)


def _by(expression: Expression | None, anchors: Anchors) -> Period | None:
    if expression is None or isinstance(expression, Window):
        return None
    found = resolve(expression, anchors)
    if isinstance(expression, (Season, Named)) and found.grain is Grain.SEASON and found.days:
        return Period(None, _day_before(found.days[0]), Edge.BY, found.grain, found.timex, found.anchor)
    return Period(None, deadline(expression, anchors), Edge.BY, found.grain, found.timex, found.anchor)


def _before(expression: Expression | None, anchors: Anchors) -> Period | None:
    """Until a month or year: to the day before it; until a day: that day, as deadlines are meant."""
    if expression is None or isinstance(expression, Window):
        return None
    found = resolve(expression, anchors)
    whole = isinstance(expression, (Calendar, Shift)) and found.grain in (Grain.MONTH, Grain.YEAR, Grain.QUARTER)
    if found.days is None or not (whole or isinstance(expression, Happening)):
        return _by(expression, anchors)
    return Period(None, _day_before(found.days[0]), Edge.BY, found.grain, found.timex, found.anchor)


def _until(expression: Expression | None, anchors: Anchors) -> Period | None:
    """Until a bare month that is to come: to the day before it; until all else: to its last day."""
    bare = isinstance(expression, Calendar) and expression.day is None and expression.year is None
    return (_before if bare and anchors.lean.is_ahead else _by)(expression, anchors)


def _day_before(day: date) -> date | None:
    return day - timedelta(days=1) if day > date.min else None


def _since(expression: Expression | None, anchors: Anchors) -> Period | None:
    """From the start of it to the day of publication."""
    if expression is None:
        return None
    found = resolve(expression, anchors)
    start = _start(expression, found)
    end = anchors.day if start is None or (anchors.day is not None and start <= anchors.day) else None
    return Period(start, end if start else None, Edge.SINCE, found.grain, found.timex, found.anchor or anchors.basis)


def _start(expression: Expression, found: Stretch) -> date | None:
    """The day from which on it is: since the middle of a year is since the first of July."""
    if found.days is None:
        return None
    middle = isinstance(expression, Part) and expression.name == "middle" and found.grain is Grain.YEAR
    return date(found.days[0].year, 7, 1) if middle else found.days[0]


def _so_far(expression: Expression | None, anchors: Anchors) -> Period | None:
    """What has come together up to the day of publication, of a year where one was said."""
    if expression is None:
        return Period(None, anchors.day, Edge.SO_FAR, anchor=anchors.basis)
    found = resolve(expression, anchors)
    start = found.days[0] if found.days else None
    end = anchors.day if anchors.day is not None and (start is None or start <= anchors.day) else None
    return Period(start, end, Edge.SO_FAR, found.grain, found.timex, found.anchor)


def _as_of(expression: Expression | None, anchors: Anchors) -> Period | None:
    """What has come together up to a day that is said."""
    if expression is None:
        return None
    found = resolve(expression, anchors)
    end = deadline(expression, anchors)
    return Period(None, end, Edge.SO_FAR, found.grain, found.timex, found.anchor)


def _rest(expression: Expression | None, anchors: Anchors) -> Period | None:
    """From the day of publication, where it lies inside, to the end."""
    if expression is None:
        return None
    found = resolve(expression, anchors)
    if found.days is None:
        return Period(None, None, Edge.REST, found.grain, found.timex)
    start, end = found.days
    inside = anchors.day is not None and start <= anchors.day <= end
    anchor = anchors.basis if inside else found.anchor
    return Period(anchors.day if inside else None, end, Edge.REST, found.grain, found.timex, anchor)


def _from_now(expression: Expression | None, anchors: Anchors) -> Period | None:
    """From the day of publication to the last day of what is said: "from now to the end of the year"."""
    if expression is None:
        return None
    found, end = resolve(expression, anchors), deadline(expression, anchors)
    inside = anchors.day is not None and end is not None and anchors.day <= end
    return Period(anchors.day if inside else None, end, Edge.REST, found.grain, found.timex, found.anchor)


def _soon(expression: Expression | None, anchors: Anchors) -> Period | None:
    """A term that nobody can place: "within weeks"."""
    return Period(None, None, Edge.BY)


EDGES: dict[str, Callable[[Expression | None, Anchors], Period | None]] = {
    "in": _in,
    "by": _by,
    "before": _before,
    "until": _until,
    "since": _since,
    "so_far": _so_far,
    "as_of": _as_of,
    "rest": _rest,
    "from_now": _from_now,
    "soon": _soon,
}
