"""The status of a count that its sentence only says was so: "Russia fired 500 drones in May. In June it was 700."

Such a sentence has no word for what became of the things; the sentence that
named them has. It is asked where the number stands without its thing and nothing
but small words, times and verbs that tell no fate stand before it.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Measure, Modality, Quantity
from tallystick.recognise.deeds.governing import governing_status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.verb_forms import is_finite, verbs_at
from tallystick.recognise.things.items import CountedItem

_SENTENCES = 2
_COUNTS = frozenset({Measure.COUNT, Measure.RATE})
_SMALL = (
    "period", "date", "duration", "grammar", "pronoun", "not_counted", "phrase_end", "phrase_link", "phrase_skip",
    "party_mark", "auxiliary", "light_verb", "clause_word", "hedge", "looks_back", "looks_ahead",
)  # fmt: skip
_NAMED = ("noun", "status_noun", "body", "office", "country", "negation", "modal")


def carried_status(board: Board, quantity: Annotation) -> StatusValue | None:
    """The status of the count that named the thing of this one, as a fact; None where the sentence tells another story.

    What is still to come lends nothing: "they will send 500. In June it was 300" may speak of another fate.
    """
    value = quantity.value
    if not isinstance(value, Quantity) or value.unit != "piece" or value.measure not in _COUNTS:
        return None
    if not _is_carried(board, quantity) or not _only_tells_the_number(board, quantity):
        return None
    former = _former(board, quantity)
    status = governing_status(board, former) if former is not None else None
    if status is None or not status.status.is_flow or status.modality is Modality.DENIED:
        return None
    return replace(status, modality=Modality.ASSERTED)


def _is_carried(board: Board, quantity: Annotation) -> bool:
    return any(
        isinstance(item.value, CountedItem) and item.value.carried for item in board.starting(quantity.first, "item")
    )


def _only_tells_the_number(board: Board, quantity: Annotation) -> bool:
    """Whether a verb stands in the clause and every word before the number is one that the language knows by itself."""
    first, _ = clause_of(board, quantity.first)
    before = range(first, quantity.first)
    if not any(is_finite(board, verb) for token in before for verb in verbs_at(board, token)):
        return False
    return all(_is_small(board, token) for token in before)


def _is_small(board: Board, token: int) -> bool:
    if board.covering(token, *_NAMED) is not None:
        return False
    return board.tokens.kinds[token] != "w" or board.covering(token, *_SMALL) is not None


def _former(board: Board, quantity: Annotation) -> Annotation | None:
    """The nearest count before this one that stands with its thing, in this sentence or the two before it."""
    number = board.sentence_at(quantity.first).number
    for former in board.before(quantity.first, "quantity"):
        if number - board.sentence_at(former.first).number > _SENTENCES:
            return None
        if former.last < quantity.first and not _is_carried(board, former) and _has_item(board, former):
            return former
    return None


def _has_item(board: Board, quantity: Annotation) -> bool:
    return any(
        isinstance(item.value, CountedItem) and item.value.quantity is quantity and item.value.item.category != "other"
        for item in board.of("item")
    )
