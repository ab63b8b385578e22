"""What money is for: by the nearest word in its sentence that tells it, a noun ("aid") or a verb ("donate")."""

from __future__ import annotations

from tallystick.model import Annotation, Item
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.things.noun_phrase import OTHER

_OF_VERBS = frozenset({"pres", "past", "fut", "cond", "imperf", "inf", "part", "ger", "imp", "impers"})


def purpose_of(board: Board, quantity: Annotation) -> Item:
    """The item of a sum: the noun that tells its purpose, or no words but the category that a verb tells."""
    words = board.within(board.sentence_at(quantity.first), "money_purpose")
    if not words:
        return Item(None, "", OTHER)
    nearest = min(words, key=lambda word: max(word.first - quantity.last, quantity.first - word.last))
    assert isinstance(nearest.value, Lexeme)
    category = str(nearest.value.args["category"])
    if _OF_VERBS & nearest.value.features:
        return Item(None, "", category)
    return Item(nearest.span, nearest.span.of(board.text), category)
