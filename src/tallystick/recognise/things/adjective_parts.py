"""Parts of a count that are told by an adjective alone: "2,000 homes, of which 800 *municipal*"."""

from __future__ import annotations

from tallystick.model import Annotation, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.endings import ends_as

_ENDS = (
    "phrase_end", "phrase_join", "status_verb", "light_verb", "auxiliary", "clause_word", "grammar", "party_mark",
    "stand_in", "pronoun", "compared_with",
)  # fmt: skip


def part_run(board: Board, quantity: Annotation, goes_on: bool) -> tuple[int, int] | None:
    """The words behind a number that words for a part lead to, where no thing follows them.

    It is an adjective, or any word before one that stands for the thing ("800 municipal *ones*"); with `goes_on`
    the number may also follow another such part: "40 new *and* 20 used".
    """
    if not _leads_to_part(board, quantity.first - 1, goes_on):
        return None
    first, last = quantity.last + 1, board.sentence_at(quantity.first).last
    if first > last or board.tokens.kinds[first] != "w" or board.tokens.is_capital(first):
        return None
    if first < last and board.starting(first + 1, "stand_in"):
        return first, first
    if not ends_as(board, first, "part_adjective"):
        return None
    ends = first == last or board.tokens.kinds[first + 1] != "w" or board.covering(first + 1, *_ENDS) is not None
    return (first, first) if ends else None


def _leads_to_part(board: Board, token: int, goes_on: bool) -> bool:
    joined = goes_on and (bool(board.ending(token, "phrase_join")) or board.tokens.keys[token] == ",")
    return joined or bool(board.ending(token, "of_which"))


def is_smaller(part: Annotation, whole: Annotation) -> bool:
    """Whether one count is below another of the same unit."""
    few, many = part.value, whole.value
    if not isinstance(few, Quantity) or not isinstance(many, Quantity) or few.unit != many.unit:
        return False
    return few.said is not None and many.said is not None and few.said < many.said
