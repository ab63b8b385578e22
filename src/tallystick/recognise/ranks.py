"""Figures that tell a rank or a mark and count nothing: "die 3. Brigade", "Ana Ruiz: 6 Saved two headers"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.board import Board
from tallystick.recognise.lexeme import Lexeme
from tallystick.recognise.number_value import NumberValue

_BEST_MARK = 10
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
        or len(tokens.keys[number.first]) > 3
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


def is_mark(board: Board, number: Annotation) -> bool:
    """A small figure behind a name with a colon, before a new beginning: "Ana Ruiz: 6 Saved two late headers"."""
    value, tokens, sentence = number.value, board.tokens, board.sentence_at(number.first)
    assert isinstance(value, NumberValue)
    colon, following = number.first - 1, number.last + 1
    if not value.bare or value.value > _BEST_MARK or board.pack.settings.get("capital_nouns"):
        return False
    if not 2 <= colon - sentence.first <= 3 or tokens.keys[colon] != ":" or not tokens.glued(colon):
        return False
    if following > sentence.last or tokens.kinds[following] != "w" or not tokens.is_capital(following):
        return False
    words = range(sentence.first, colon)
    named = all(tokens.kinds[token] == "w" and tokens.is_capital(token) for token in words)
    told = (*words, following)
    return named and not any(board.covering(token, "noun", "country", "capital", "body") for token in told)
