"""The time of a rate that is told once: "200 000 Stück im Jahr, später 350 000".

A bare count behind a rate recurs as the rate does, where no verb of its own
tells another fate of it and nothing is counted behind it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tallystick.model import Annotation, Measure, Quantity
from tallystick.recognise.board import Board
from tallystick.recognise.verb_forms import verbs_at

_REACH = 12
_MARKS = frozenset(",;:–—")
_COUNTED = ("unit_joiner", "share_of", "phrase_link", "noun")


def carry_rates(board: Board) -> None:
    """Give counts that are told beside a rate, without a thing of their own, its time."""
    for first, second in pairwise(list(board.of("quantity"))):
        rate, count = _now(board, first), second.value
        assert isinstance(count, Quantity)
        if rate is None or rate.per is None or rate.measure is not Measure.RATE or not _goes_on(board, first, second):
            continue
        board.remove(second)
        carried = replace(count, per=rate.per, measure=Measure.RATE)
        board.put(
            "quantity", second.first, second.last, carried, f"quantities/{carried.bound}", second.parts, second.entry
        )


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
    marks = [token for token in range(rate.last + 1, count.first) if board.tokens.keys[token] in _MARKS]
    return bool(marks) and not any(verbs_at(board, token) for token in range(marks[-1], count.first))


def _counts(board: Board, at: int) -> bool:
    """Whether a word stands here that may be a counted thing."""
    if at >= len(board.tokens) or board.tokens.kinds[at] != "w":
        return False
    return not board.starting(at, "not_counted") or any(board.starting(at, kind) for kind in _COUNTED)
