"""Words that say how many times as much: "doubled", "sevenfold", "das Dreifache"."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Measure
from tallystick.recognise.amounts import NO_AMOUNTS, Amount
from tallystick.recognise.board import Board
from tallystick.recognise.matching import best, matches
from tallystick.recognise.number_value import NumberValue


def recognise_multiples(board: Board) -> None:
    """Lay every word of multiplication on the board as an amount of times."""
    for match in best(matches(board, "multiples")):
        if not board.free(match.first, match.last, *NO_AMOUNTS):
            continue
        number = match.parts[0].value if match.parts else NumberValue(Decimal(match.entry.args.get("value", 0)))
        if not isinstance(number, NumberValue) or not number.value:
            continue
        for there in list(board.overlapping(match.first, match.last, "amount")):
            board.remove(there)
        amount = Amount(number, number.value, "times", Measure.GROWTH)
        board.put("amount", match.first, match.last, amount, "multiples", match.parts, match.entry.place)
