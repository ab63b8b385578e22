"""Words that say how many times as much: "doubled", "sevenfold", "das Dreifache"."""

from __future__ import annotations

from decimal import Context, Decimal

from tallystick.model import Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.matching import Match, best, matches
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.quantities.amounts import NO_AMOUNTS

HUNDRED = Decimal(100)
_PRECISE = Context(prec=28)
_LARGEST_RATIO = 20


def recognise_multiples(board: Board) -> None:
    """Lay every word of multiplication on the board as an amount of times."""
    for match in best(matches(board, "multiples")):
        number = _number(match)
        if number is None or not number.value or not _is_free(board, match, number):
            continue
        if match.entry.args.get("again") and not _goes_on(board, match):
            continue
        for there in list(board.overlapping(match.first, match.last, "amount")):
            board.remove(there)
        amount = _amount(match, number)
        board.put("amount", match.first, match.last, amount, "multiples", match.parts, match.entry.place)


def _number(match: Match) -> NumberValue | None:
    """The number in the words, or the one that the entry or an ordinal names."""
    value = match.parts[0].value if match.parts else NumberValue(Decimal(match.entry.args.get("value", 0)))
    if isinstance(value, Lexeme):
        return NumberValue(Decimal(value.args["value"]))
    return value if isinstance(value, NumberValue) else None


def _amount(match: Match, number: NumberValue) -> Amount:
    """The multiple; a ratio is a share ("jeder fünfte" is 20 %), a negative sign divides ("divisé par deux")."""
    if match.entry.args.get("ratio"):
        return Amount(number, _PRECISE.divide(HUNDRED, number.value), "percent", Measure.SHARE, ratio=True)
    times = _PRECISE.divide(1, number.value) if match.entry.args.get("sign", 1) < 0 else number.value
    return Amount(number, times, "times", Measure.GROWTH)


def _is_free(board: Board, match: Match, number: NumberValue) -> bool:
    """Whether nothing else has taken the words; an ordinal may make a ratio, unless it counts a time or is large."""
    if match.entry.args.get("ratio"):
        return number.value <= _LARGEST_RATIO and not board.starting(match.last + 1, "time_unit")
    return board.free(match.first, match.last, *NO_AMOUNTS)


def _goes_on(board: Board, match: Match) -> bool:
    """Whether times were told before in the sentence and nothing is counted here: "22 times as many, guns 15"."""
    first, behind = board.sentence_at(match.first).first, match.last + 1
    told = any(
        isinstance(amount.value, Amount) and amount.value.unit == "times" and first <= amount.first < match.first
        for amount in board.of("amount")
    )
    return told and (behind >= len(board.tokens) or board.tokens.kinds[behind] == "p")
