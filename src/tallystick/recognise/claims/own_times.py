"""The times that may be a figure's own, among all that its sentence names, and the one that it has."""

from __future__ import annotations

from tallystick.model import Annotation, Attribution, Period
from tallystick.recognise.claims.speaking import inside
from tallystick.recognise.deeds.wholes import is_time_of_whole
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.verb_forms import is_finite, verbs_at
from tallystick.recognise.quantities.comparisons import is_compared_time
from tallystick.recognise.times.records import is_of_record
from tallystick.recognise.times.statement_days import is_of_saying

_COMMAS = frozenset(",;:")


def own_times(board: Board, quantity: Annotation, attribution: Attribution | None) -> list[Annotation]:
    """The times that may be a quantity's own: those of its sentence, but for that of the act of speaking.

    A period outside the content of the attribution, or right behind a word of saying, tells when it was said.
    """
    sentence = board.sentence_at(quantity.first)
    return [
        annotation
        for annotation in board.within(sentence, "period")
        if isinstance(annotation.value, Period)
        and board.covering(annotation.first, "dateline") is None
        and inside(annotation.span, attribution)
        and not _nested(board, annotation)
        and not _is_of_another(board, quantity, annotation)
        and not is_compared_time(board, quantity, annotation)
        and not is_time_of_whole(board, quantity, annotation)
        and not is_of_saying(board, annotation)
        and not is_of_record(board, annotation)
    ]


def nearest(times: list[Annotation], quantity: Annotation, clause: tuple[int, int]) -> Annotation | None:
    """The time of a quantity: in its clause, else in its sentence, the nearest that has days."""
    in_clause = [a for a in times if clause[0] <= a.first <= clause[1]]

    def distance(annotation: Annotation) -> tuple[bool, int, int]:
        value, after = annotation.value, annotation.first > quantity.last
        gap = annotation.first - quantity.last if after else quantity.first - annotation.last
        placed = isinstance(value, Period) and (value.start is not None or value.end is not None)
        return (not placed, gap, 0 if after else 1)

    return min(in_clause or times, key=distance, default=None)


def _is_of_another(board: Board, quantity: Annotation, period: Annotation) -> bool:
    """Whether a verb and a number of its own part a period from the quantity: "makes 50 a day and made 90 in June".

    So it is before it where the other number has its time already: "bought 180 in 2022 and received 110".
    """
    if period.first > quantity.last:
        verb = _verb_between(board, quantity.last + 1, period.first)
        if verb is not None and any(_counts(board, token) for token in range(verb + 1, period.first)):
            return True
        return _opens_a_count(board, quantity, period)
    former = next((q for q in board.before(period.first, "quantity") if q.last < period.first), None)
    if former is None or board.sentence_of[former.first] != board.sentence_of[quantity.first]:
        return False
    joined = any(_joins(board, token) for token in range(former.last + 1, period.first))
    return not joined and _verb_between(board, period.last + 1, quantity.first) is not None


def _opens_a_count(board: Board, quantity: Annotation, period: Annotation) -> bool:
    """Whether a time opens another clause, with a verb and a count of its own: "supplied 40, *in 2024* it was 30"."""
    own, (first, last) = clause_of(board, quantity.first), clause_of(board, period.first)
    if own[0] == first or period.first - first > 1 or board.starting(first, "clause_word"):
        return False
    verb = _verb_between(board, period.last + 1, last + 1)
    return verb is not None and any(_counts(board, token) for token in range(period.last + 1, last + 1))


def _counts(board: Board, token: int) -> bool:
    """Whether a number stands at a token that counts things and no givers or takers: "the 27 EU states"."""
    return any(
        board.covering(number.first, "party") is None and not board.starting(number.last + 1, "party")
        for number in board.starting(token, "quantity")
    )


def _joins(board: Board, token: int) -> bool:
    return board.tokens.keys[token] in _COMMAS or bool(board.starting(token, "phrase_join"))


def _verb_between(board: Board, first: int, end: int) -> int | None:
    """The first token of a run that may be a finite verb, None where none is."""
    return next((t for t in range(first, end) if any(is_finite(board, v) for v in verbs_at(board, t))), None)


def _nested(board: Board, annotation: Annotation) -> bool:
    """Whether a longer period covers this one."""
    return any(
        other is not annotation and other.span.contains(annotation.span) and other.span != annotation.span
        for other in board.overlapping(annotation.first, annotation.last, "period")
    )
