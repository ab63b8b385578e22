"""The unit of what is weighed, where it is left out: "40.000 toneladas de trigo y 12.000 de maíz".

Millions without a thing that they count, and figures that a joining word leads to
a thing as the unit before them did, have the unit that was told before in the
sentence, with no other count between.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.quantities.carried_money import counts_nothing

_LARGE = 1_000_000
_WEIGHED = frozenset({Measure.MASS, Measure.VOLUME, Measure.ENERGY})
_BESIDE = (Measure.SHARE, Measure.GROWTH, Measure.DURATION)


def carry_weights(board: Board) -> None:
    """Give amounts that leave their unit of weight out that of the one before them."""
    weight: Annotation | None = None
    for amount in list(board.of("amount")):
        value = amount.value
        assert isinstance(value, Amount)
        if value.measure in _WEIGHED:
            weight = amount
        elif weight is not None and _goes_on(board, weight, amount):
            assert isinstance(weight.value, Amount)
            board.remove(amount)
            carried = replace(value, unit=weight.value.unit, measure=weight.value.measure)
            weight = board.put("amount", amount.first, amount.last, carried, "amounts/carried", (amount, weight))
        elif value.measure not in _BESIDE:
            weight = None


def _goes_on(board: Board, weight: Annotation, amount: Annotation) -> bool:
    value = amount.value
    assert isinstance(value, Amount) and isinstance(weight.value, Amount)
    if value.measure is not Measure.COUNT or value.number.vague or value.number.about or value.number.fraction:
        return False
    if board.sentence_of[weight.first] != board.sentence_of[amount.first]:
        return False
    if value.number.scale >= _LARGE:
        return weight.value.number.scale >= _LARGE and counts_nothing(board, amount.last + 1)
    return _leads_to_a_thing(board, weight) and _leads_to_a_thing(board, amount)


def _leads_to_a_thing(board: Board, amount: Annotation) -> bool:
    """Whether a joining word and a noun that we know stand behind: "12.000 *de maíz*"."""
    joiners = board.starting(amount.last + 1, "unit_joiner")
    return bool(joiners) and bool(board.starting(max(joiner.last for joiner in joiners) + 1, "noun"))
