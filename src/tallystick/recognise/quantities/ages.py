"""Bare numbers that are ages: "aged 42", "the driver, 28, fled", "the victim was Ana Ruiz, 49"."""

from __future__ import annotations

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.quantities.amount import Amount

_GROWN, _OLDEST = 10, 120


def age_of(board: Board, number: Annotation) -> Amount | None:
    """A bare number that an expression of age has taken, or that stands between commas as ages do, in years."""
    assert isinstance(number.value, NumberValue)
    if not any(board.overlapping(number.first, number.last, "age")) and not _is_between_commas(board, number):
        return None
    return Amount(number.value, number.value.value, "year", Measure.DURATION)


def _is_between_commas(board: Board, number: Annotation) -> bool:
    """Whether small bare figures stand alone between commas: "the driver, 28, fled", but not "tanks, 28, and guns"."""
    assert isinstance(number.value, NumberValue)
    keys, kinds, sentence = board.tokens.keys, board.tokens.kinds, board.sentence_at(number.first)
    before, after = number.first - 1, number.last + 1
    if not number.value.bare or not 1 <= number.value.value <= _OLDEST:
        return False
    if before <= sentence.first or keys[before] != ",":
        return False
    if after >= sentence.last:
        named = number.value.value >= _GROWN and board.tokens.is_capital(before - 1)
        return named and not board.covering(before - 1, "date", "country") and _has_two_names(board, before - 1)
    if keys[after] != ",":
        return False
    told = kinds[before - 1] == kinds[after + 1] == "w" and not _is_thing(board, before - 1)
    return told and not board.starting(before - 1, "numeral") and not board.starting(after + 1, "numeral")


def _has_two_names(board: Board, last: int) -> bool:
    """Whether two words with capitals stand here inside a sentence, as a person's names do: "Ana Ruiz, 49"."""
    tokens = board.tokens
    if last - 1 < board.sentence_at(last).first or not tokens.is_capital(last - 1):
        return False
    return tokens.kinds[last] == tokens.kinds[last - 1] == "w"


def _is_thing(board: Board, token: int) -> bool:
    """Whether a counted thing stands here and no person: "tanks", but not "senator", as a car is called too."""
    return bool(board.covering(token, "noun")) and not board.covering(token, "office", "collective", "person")
