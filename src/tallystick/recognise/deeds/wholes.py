"""A number of things and how many of them: "received 12 *of the 40* lorries promised in March".

The whole may also open the sentence: "*Of the 40* lorries promised, 12 have arrived".
What is told of the part is not told of the whole; a whole has only what a
participle beside its own thing says ("promised"), or the clause about that thing
("that Norland promised"), and what time stands behind such a word is the word's.
"""

from __future__ import annotations

from tallystick.model import Annotation, Edge, Measure, Period, Quantity
from tallystick.recognise.deeds.relative_promises import last_of_thing, promise_of_clause
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.deeds.whole_links import LONGEST_LINK, links_to
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.verb_forms import auxiliaries_of, is_participle, readings
from tallystick.recognise.things.items import CountedItem

_NEAR = 8
_BEFORE_NOUNS = frozenset({"strong", "weak"})


def parts_of(board: Board, quantity: Annotation) -> list[Annotation]:
    """The quantities that are told as a part of this one; empty where it is no whole."""
    links = links_to(board, quantity)
    near = [part for link in links for part in _parts_before(board, quantity, link) if part.last < quantity.first]
    before = [part for part in near if _is_part(part.value)]
    return before or _parts_behind(board, quantity, links)


def _parts_before(board: Board, quantity: Annotation, link: Annotation) -> list[Annotation]:
    """The quantities that end before a link, or whose thing does, as in "6 obusiers *sur* les 10"."""
    near = board.overlapping(link.first - 1, link.last, "quantity")
    if near or last_of_thing(board, quantity) is not None:
        return near
    counted = (item.value for item in board.ending(link.first - 1, "item"))
    return [item.quantity for item in counted if isinstance(item, CountedItem) and not item.carried]


def _parts_behind(board: Board, quantity: Annotation, links: list[Annotation]) -> list[Annotation]:
    """The first quantity behind a whole that opens its sentence, where it counts what the whole counts."""
    sentence = board.sentence_at(quantity.first)
    if not any(link.first == sentence.first for link in links):
        return []
    behind = (
        part for token in range(quantity.last + 1, sentence.last + 1) for part in board.starting(token, "quantity")
    )
    part = next(behind, None)
    return [part] if part is not None and _is_part(part.value) and _counts_the_former(board, part) else []


def _counts_the_former(board: Board, quantity: Annotation) -> bool:
    """Whether what a quantity counts stands before it."""
    return any(
        isinstance(a.value, CountedItem)
        and a.value.quantity is quantity
        and (a.value.carried or a.last < quantity.first)
        for a in board.of("item")
    )


def _is_part(value: object) -> bool:
    return isinstance(value, Quantity) and not value.vague and (value.unit == "piece" or value.measure is Measure.SHARE)


def whole_of(board: Board, quantity: Annotation) -> Annotation | None:
    """The quantity that this one is a part of, None where it is none."""
    if not _is_part(quantity.value):
        return None
    last = last_of_thing(board, quantity) or quantity.last
    first = quantity.last + 1
    starts = (q for token in range(first, last + LONGEST_LINK + 2) for q in board.starting(token, "quantity"))
    behind = next((whole for whole in starts if quantity in parts_of(board, whole)), None)
    return behind or _whole_before(board, quantity)


def _whole_before(board: Board, quantity: Annotation) -> Annotation | None:
    """The whole that opens the sentence of a quantity that is told as its part."""
    first = board.sentence_at(quantity.first).first
    wholes = (whole for token in range(first, first + LONGEST_LINK + 1) for whole in board.starting(token, "quantity"))
    return next((whole for whole in wholes if quantity in parts_of(board, whole)), None)


def own_word(board: Board, whole: Annotation, last: int) -> StatusValue | None:
    """What a participle near a whole, and no further than a token, says of it: "the 40 lorries *promised*".

    So does the clause about the whole's thing, where it promises: "the 40 lorries *that Norland promised*".
    """
    told = promise_of_clause(board, whole)
    if told is not None:
        return told
    for token in range(whole.last + 1, min(whole.last + _NEAR, last) + 1):
        for status in board.starting(token, "status"):
            if isinstance(status.value, StatusValue):
                return status.value if _describes(board, whole, status.value) else None
    return None


def _describes(board: Board, whole: Annotation, word: StatusValue) -> bool:
    """Whether a word is a participle beside its noun; one that may as well be a past tense only where it promises."""
    forms = readings(board, word.annotation)
    if all(_BEFORE_NOUNS & form for form in forms if is_participle(form)) and not _is_before_thing(board, whole, word):
        return False
    if word.bare or not word.status.is_promise:
        return word.bare
    if any(part.first == word.annotation.last + 1 for part in parts_of(board, whole)):
        return False  # "of the 40 tanks the ministry *ordered nine*"
    return any(map(is_participle, forms)) and next(auxiliaries_of(board, word.annotation), None) is None


def _is_before_thing(board: Board, whole: Annotation, word: StatusValue) -> bool:
    """Whether a word stands before the end of the whole's thing, as inflected German participles do."""
    last = last_of_thing(board, whole)
    return last is not None and word.annotation.last < last


def is_time_of_whole(board: Board, quantity: Annotation, period: Annotation) -> bool:
    """Whether a time tells nothing of a part, as it stands behind its whole's own word, or nothing of a whole.

    A whole has no time but one behind its word, and none that is over: "*promised in March*" tells when that was said.
    """
    is_whole = bool(parts_of(board, quantity))
    whole = quantity if is_whole else whole_of(board, quantity)
    word = own_word(board, whole, board.sentence_at(whole.first).last) if whole is not None else None
    if word is None or not word.status.is_promise:
        return False
    if _runs_until_now(period):
        return is_whole
    behind = period.first > word.annotation.last and not any(
        board.starting(token, "status") for token in range(word.annotation.last + 1, period.first)
    )
    return (not behind or _is_over(board, period)) if is_whole else behind


def _runs_until_now(period: Annotation) -> bool:
    """Whether a time is that of what has been done so far, which no promise has."""
    return isinstance(period.value, Period) and period.value.edge is Edge.SO_FAR


def _is_over(board: Board, period: Annotation) -> bool:
    end = period.value.end if isinstance(period.value, Period) else None
    return end is not None and board.published is not None and end < board.published
