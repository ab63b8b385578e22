"""Amounts that one word tells with their unit: Russian "полпроцента", "полтонны"."""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.quantities.amount import Amount


def lay_amount_words(board: Board) -> None:
    """Lay an amount for each word that holds both a number and its unit."""
    for word in list(board.of("amount_word")):
        if board.overlapping(word.first, word.last, "amount", "date", "designator"):
            continue
        assert isinstance(word.value, Lexeme)
        args, value = word.value.args, Decimal(word.value.args["value"])
        amount = Amount(NumberValue(value, fraction=value < 1), value, str(args["unit"]), Measure(str(args["measure"])))
        board.put("amount", word.first, word.last, amount, "amounts/word", (word,), word.entry)
