"""Numbers behind their unit or thing, where that says "about": "минут двадцать", "человек триста", "тисяч зо три".

A pack lists the forms that may be turned round so. They are so where no number
stands before them, and where nothing behind the number is what it counts.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.quantities.amount import Amount

_ONE = 1
_COUNTED_BEHIND = ("unit", "currency", "time_unit")
_COUNTED_BEFORE = ("number", "numeral", "status_noun")


def turned_word(board: Board, number: Annotation) -> Annotation | None:
    """The word right before a number that would stand behind it if the number were exact, None where there is none."""
    word = next(iter(board.ending(number.first - 1, "turned_round")), None)
    if word is None or board.sentence_of[word.first] != board.sentence_of[number.first]:
        return None
    assert isinstance(number.value, NumberValue)
    if number.value.value <= _ONE or number.value.vague or number.value.fraction:
        return None
    if any(board.ending(word.first - 1, kind) for kind in _COUNTED_BEFORE):
        return None  # "из 5 человек 3 погибли"
    if any(board.starting(number.last + 1, kind) for kind in _COUNTED_BEHIND):
        return None  # "несколько человек двадцать часов ждали"
    measured = board.ending(word.last, "unit") or board.ending(word.last, "currency")
    return word if measured or not board.starting(number.last + 1, "noun") else None


def put_turned(board: Board, number: Annotation, word: Annotation) -> None:
    """Lay a number with the unit before it as an amount that is about so much; a thing keeps its place before it."""
    assert isinstance(number.value, NumberValue)
    value = replace(number.value, about=True)
    unit = next((unit for kind in ("unit", "currency") for unit in board.ending(word.last, kind)), None)
    if unit is None or not isinstance(unit.value, Lexeme):
        board.put("amount", number.first, number.last, Amount(value, value.value), "amounts/turned", (number, word))
        return
    args = unit.value.args
    money = unit.kind == "currency"
    amount = Amount(
        value, value.value, str(args["code" if money else "unit"]),
        Measure.MONEY if money else Measure(str(args["measure"])),
    )  # fmt: skip
    board.put("amount", unit.first, number.last, amount, "amounts/turned", (number, unit), unit.entry)
