"""The time of a rate that is told once: "200 000 Stück im Jahr, später 350 000".

A bare count behind a rate recurs as the rate does, where no verb of its own
tells another fate of it and nothing is counted behind it; so does one before it
that it is set against, or that it came from: "von 200 auf *350 Stück im Jahr*".
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tallystick.model import Annotation, Measure, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.verb_forms import verbs_at
from tallystick.recognise.quantities.comparisons import is_compared

_REACH = 12
_MARKS = frozenset(",;:–—")
_COUNTED = ("unit_joiner", "share_of", "phrase_link", "noun")


def carry_rates(board: Board) -> None:
    """Give counts that are told beside a rate, without a thing of their own, its time."""
    every = list(board.of("quantity"))
    for first, second in pairwise(every):
        if _is_rate(_now(board, first)) and _goes_on(board, first, second):
            _carry(board, first, second)
    for first, second in pairwise(every):
        if _is_rate(_now(board, second)) and _came_before(board, first, second):
            _carry(board, second, first)


def _is_rate(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.per is not None and quantity.measure is Measure.RATE


def _carry(board: Board, rate: Annotation, count: Annotation) -> None:
    """Give a count the time of a rate."""
    told, value = _now(board, rate), count.value
    assert told is not None and isinstance(value, Quantity)
    board.remove(count)
    carried = replace(value, per=told.per, measure=Measure.RATE)
    board.put("quantity", count.first, count.last, carried, f"quantities/{carried.bound}", count.parts, count.entry)


def _now(board: Board, annotation: Annotation) -> Quantity | None:
    """The quantity that stands there by now: the one before may have got its time a moment ago."""
    there = next(iter(board.starting(annotation.first, "quantity")), None)
    return there.value if there is not None and isinstance(there.value, Quantity) else None


def _goes_on(board: Board, rate: Annotation, count: Annotation) -> bool:
    assert isinstance(count.value, Quantity)
    if count.value.measure is not Measure.COUNT or count.value.unit != "piece" or count.value.vague:
        return False
    if board.sentence_of[rate.first] != board.sentence_of[count.first] or count.first - rate.last > _REACH:
        return False
    if _counts(board, count.last + 1):
        return False
    if is_compared(board, count.first):
        return True
    marks = [token for token in range(rate.last + 1, count.first) if board.tokens.keys[token] in _MARKS]
    return bool(marks) and not any(verbs_at(board, token) for token in range(marks[-1], count.first))


def _came_before(board: Board, count: Annotation, rate: Annotation) -> bool:
    """Whether a count before a rate is what the rate came from or is set against, and counts nothing itself."""
    value, now = count.value, _now(board, count)
    assert isinstance(value, Quantity)
    if now is None or now.per is not None or value.measure is not Measure.COUNT or value.unit != "piece" or value.vague:
        return False
    if board.sentence_of[rate.first] != board.sentence_of[count.first] or rate.first - count.last > _REACH:
        return False
    if any(board.starting(part.first, "change_from") for part in count.parts):
        return True
    return is_compared(board, count.first) and not _counts(board, count.last + 1)


def _counts(board: Board, at: int) -> bool:
    """Whether a word stands here that may be a counted thing."""
    if at >= len(board.tokens) or board.tokens.kinds[at] != "w":
        return False
    if board.starting(at, "date") or board.starting(at + 1, "date"):
        return False
    return not board.starting(at, "not_counted") or any(board.starting(at, kind) for kind in _COUNTED)
