"""Words that say how many times as much: "doubled", "sevenfold", "das Dreifache"."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Measure
from tallystick.recognise.amounts import NO_AMOUNTS, Amount
from tallystick.recognise.board import Board
from tallystick.recognise.matching import Match, best, matches
from tallystick.recognise.number_value import NumberValue


def recognise_multiples(board: Board) -> None:
    """Lay every word of multiplication on the board as an amount of times."""
    for match in best(matches(board, "multiples")):
        if not board.free(match.first, match.last, *NO_AMOUNTS):
            continue
        if match.entry.args.get("again") and not _goes_on(board, match):
            continue
        number = match.parts[0].value if match.parts else NumberValue(Decimal(match.entry.args.get("value", 0)))
        if not isinstance(number, NumberValue) or not number.value:
            continue
        for there in list(board.overlapping(match.first, match.last, "amount")):
            board.remove(there)
        amount = Amount(number, number.value, "times", Measure.GROWTH)
        board.put("amount", match.first, match.last, amount, "multiples", match.parts, match.entry.place)


def _goes_on(board: Board, match: Match) -> bool:
    """Whether times were told before in the sentence and nothing is counted here: "22 times as many, guns 15"."""
    first, behind = board.sentence_at(match.first).first, match.last + 1
    told = any(
        isinstance(amount.value, Amount) and amount.value.unit == "times" and first <= amount.first < match.first
        for amount in board.of("amount")
    )
    return told and (behind >= len(board.tokens) or board.tokens.kinds[behind] == "p")
