"""House numbers behind the name of a street in one word: "Hauptstraße 12", "Bahnhofstr. 5"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.endings import ends_as
from tallystick.recognise.numbers.number_value import NumberValue

_LONGEST = 3


def is_house_number(board: Board, number: Annotation) -> bool:
    """Whether bare figures stand behind a street's name, and no thing stands behind them that they could count."""
    value = number.value
    assert isinstance(value, NumberValue)
    if not value.bare or len(board.tokens.keys[number.first]) > _LONGEST or not board.pack.entries("street_ending"):
        return False
    street = number.first - 1
    if street > 0 and board.tokens.keys[street] == ".":
        street -= 1
    if street < board.sentence_at(number.first).first or not board.tokens.is_capital(street):
        return False
    return ends_as(board, street, "street_ending") and not _counts(board, number.last + 1)


def _counts(board: Board, at: int) -> bool:
    """Whether a noun or a unit stands at a token: "in der Hauptstraße 12 *Häuser*", "am Bergweg 12 *km*"."""
    if at >= len(board.tokens):
        return False
    named = board.tokens.kinds[at] == "w" and board.tokens.is_capital(at)
    return named or any(board.starting(at, kind) for kind in ("unit", "currency", "noun"))
