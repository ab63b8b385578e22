"""Who ordered a whole is not who gives its part: "of the 24 jets that *Norway* has ordered, seven were delivered"."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.model import Annotation, Status
from tallystick.recognise.deeds.wholes import own_word, parts_of
from tallystick.recognise.ground.board import Board

_BUYS = frozenset({Status.ORDERED, Status.REQUESTED})
_REACH = 5


def buyers_aside(board: Board, trigger: Annotation) -> list[tuple[int, int]]:
    """The runs of tokens that tell who ordered a whole, where the trigger is another word than theirs."""
    return list(_runs(board, trigger))


def _runs(board: Board, trigger: Annotation) -> Iterator[tuple[int, int]]:
    sentence = board.sentence_at(trigger.first)
    for whole in board.within(sentence, "quantity"):
        word = own_word(board, whole, sentence.last) if parts_of(board, whole) else None
        if word is None or word.status not in _BUYS or word.annotation is trigger:
            continue
        yield whole.last + 1, _end(board, word.annotation, sentence.last)


def _end(board: Board, word: Annotation, last: int) -> int:
    """The last token that still goes with the word of order: up to a mark or another word of a fate."""
    end = word.last
    for token in range(word.last + 1, min(word.last + _REACH, last) + 1):
        if board.tokens.kinds[token] == "p" or board.starting(token, "status") or board.starting(token, "auxiliary"):
            break
        end = token
    return end
