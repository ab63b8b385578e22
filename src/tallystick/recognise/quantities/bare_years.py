"""Bare figures that are rather a year than a count: "the 2024 budget", "in 1997 and '98"."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.number_value import NumberValue

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_APOSTROPHES = frozenset("'’‘")
_DASHES = frozenset("-‐‑–—")


def is_any_year(board: Board, number: Annotation) -> bool:
    """Whether figures are rather a year, of four figures or of two."""
    return is_year(board, number) or is_short_year(board, number)


def is_year(board: Board, number: Annotation) -> bool:
    """Whether bare figures are rather a year: 1800 to 2100 without a thing that they count."""
    if not has_year_figures(board, number):
        return False
    figures = board.tokens.keys[number.first]
    following = number.last + 1
    if any(
        isinstance(noun.value, Lexeme) and not noun.value.args.get("weak") for noun in board.starting(following, "noun")
    ):
        return bool(int(figures) % 100 and board.pack.settings.get("capital_nouns"))
    if int(figures) % 100 or following >= len(board.tokens):
        return True
    if board.tokens.keys[following] in _DASHES:
        partner = next((there for there in board.starting(following + 1, "number")), None)
        return (
            partner is None
            or is_year(board, partner)
            or bool(board.of("date") and not board.free(partner.first, partner.last, "date"))
        )
    return board.tokens.kinds[following] != "w" or bool(board.starting(following, "not_counted"))


def is_short_year(board: Board, number: Annotation) -> bool:
    """Whether two figures stand behind an apostrophe of their own: "in 1997 and '98"."""
    tokens, before = board.tokens, number.first - 1
    if before < 0 or tokens.keys[before] not in _APOSTROPHES or not tokens.glued(number.first):
        return False
    figures, after = tokens.keys[number.first], number.last + 1
    if not figures.isdecimal() or len(figures) != 2 or tokens.glued(before) or number.first != number.last:
        return False
    if after >= len(tokens) or board.starting(after, "not_counted"):
        return True
    return tokens.kinds[after] == "p" and tokens.keys[after] not in _APOSTROPHES


def has_year_figures(board: Board, number: Annotation) -> bool:
    """Whether a number is one plain run of four figures that a year of our times may have."""
    assert isinstance(number.value, NumberValue)
    figures = board.tokens.keys[number.first]
    if not number.value.bare or number.last != number.first or len(figures) != 4:
        return False
    return _FIRST_YEAR <= int(figures) <= _LAST_YEAR
