"""Whether the word for one counts where it is the article elsewhere: "nur *ein* Panzer", "solo *un* camión"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.number_value import NumberValue


def is_only_one(board: Board, token: int) -> bool:
    """Whether a word of "only" stands before the token and a noun that tells what it is stands behind it."""
    return bool(board.ending(token - 1, "only")) and _tells(board, token + 1)


def is_single_thing(board: Board, number: Annotation) -> bool:
    """Whether the number is one by a phrase ("a single") before what we know no noun for: "in a single stroke"."""
    value = number.value
    assert isinstance(value, NumberValue)
    if value.value != 1 or value.digits or number.first == number.last or value.scale > 1:
        return False
    return not _tells(board, number.last + 1)


def _tells(board: Board, token: int) -> bool:
    nouns = (noun.value for noun in board.starting(token, "noun"))
    return any(isinstance(noun, Lexeme) and not noun.args.get("weak") for noun in nouns)
