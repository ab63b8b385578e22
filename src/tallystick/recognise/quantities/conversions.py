"""One measure told again in another unit, in brackets, under the bound of the first: "more than 3 km (2 miles)"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tallystick.model import Annotation, Bound, Measure, Quantity
from tallystick.recognise.ground.board import Board

_NO_MEASURES = (Measure.COUNT, Measure.SHARE, Measure.GROWTH, Measure.RATE, Measure.OTHER)


def bound_conversions(board: Board) -> None:
    """Give an amount that stands alone in brackets behind the same in another unit the bound of that."""
    for first, second in pairwise(list(board.of("quantity"))):
        if _converts(board, first, second):
            value = _under(first.value, second.value)
            board.remove(second)
            board.put(
                "quantity",
                second.first,
                second.last,
                value,
                "quantities/converted",
                (*second.parts, first),
                second.entry,
            )


def _converts(board: Board, first: Annotation, second: Annotation) -> bool:
    """Whether the second is the first in another unit, without a bound of its own."""
    one, two = first.value, second.value
    assert isinstance(one, Quantity) and isinstance(two, Quantity)
    if two.bound is not Bound.EXACT or one.bound in (Bound.EXACT, Bound.BETWEEN):
        return False
    if one.measure is not two.measure or one.measure in _NO_MEASURES or one.unit == two.unit:
        return False
    keys, closing = board.tokens.keys, second.last + 1
    opens = second.first - first.last == 2 and keys[first.last + 1] == "("
    return opens and closing < len(keys) and keys[closing] == ")"


def _under(bounded: object, said: object) -> Quantity:
    assert isinstance(bounded, Quantity) and isinstance(said, Quantity)
    bound = bounded.bound
    lower = said.said if bound.has_lower else None
    upper = said.said if bound.has_upper else None
    return replace(said, lower=lower, upper=upper, bound=bound)
