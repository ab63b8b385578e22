"""Counted things that stand at the head of a clause, parted from their number: "*Снарядов* армия получила 53 тысячи".

Languages with cases may tell first what is counted, in the case that numbers ask for, and leave the number behind the
verb.
"""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import verbs_at
from tallystick.recognise.things.noun_phrase import NounPhrase, phrase_from


def fronted_thing(board: Board, first: int, number: int) -> NounPhrase | None:
    """The thing in the genitive plural that begins at a token, or behind a joining word, where a verb follows it."""
    while first < number and (board.tokens.kinds[first] == "p" or board.starting(first, "phrase_join")):
        first += 1
    phrase = phrase_from(board, first, number - 1)
    if phrase is None or phrase.weak or not _is_genitive(phrase.nouns[0]):
        return None
    head = phrase.nouns[0]
    parted = any(verbs_at(board, token) for token in range(head.last + 1, number))
    return phrase_from(board, first, head.last) if parted else None


def _is_genitive(noun: Annotation) -> bool:
    return isinstance(noun.value, Lexeme) and {"gen", "pl"} <= noun.value.features
