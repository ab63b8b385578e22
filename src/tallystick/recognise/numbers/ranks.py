"""Figures that tell a rank and count nothing: "die 3. Brigade", "155. brygada"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.number_value import NumberValue

_LONGEST_RANK = 3


def is_rank(board: Board, number: Annotation) -> bool:
    """Figures that a point makes a rank, in languages that write it so: "die 3. Brigade", "155. brygada"."""
    value, tokens = number.value, board.tokens
    assert isinstance(value, NumberValue)
    point, following = number.last + 1, number.last + 2
    if not value.bare or not board.pack.settings.get("ordinal_point") or following >= len(tokens):
        return False
    if (
        tokens.keys[point] != "."
        or not tokens.glued(point)
        or tokens.glued(following)
        or len(tokens.keys[number.first]) > _LONGEST_RANK
    ):
        return False
    if tokens.kinds[following] != "w" or board.starting(following, "numeral"):
        return False
    if not tokens.is_capital(following):
        return not board.starting(following, "unit") and not board.starting(following, "currency")
    return bool(board.pack.settings.get("capital_nouns")) and _follows_article(board, number.first)


def _follows_article(board: Board, first: int) -> bool:
    roles = {a.value.args.get("role") for a in board.ending(first - 1, "grammar") if isinstance(a.value, Lexeme)}
    return "det" in roles
