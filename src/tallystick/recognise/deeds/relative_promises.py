"""Clauses about a counted thing that tell by whom it was promised: "of the 40 guns *that Norland promised* 14 came"."""

from __future__ import annotations

from tallystick.model import Annotation, Modality
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.wording import roles_from
from tallystick.recognise.things.items import CountedItem

_REACH = 10
_PREDICATE = ("status", "auxiliary")
_LINKS = frozenset({"rel", "comp"})


def promise_of_clause(board: Board, quantity: Annotation) -> StatusValue | None:
    """The promise that the clause right behind a quantity's own thing tells of it, None where it tells none."""
    start = _clause_behind(board, quantity)
    if start is None:
        return None
    for token in range(start, min(start + _REACH, board.sentence_at(start).last) + 1):
        if token > start and board.tokens.keys[token] in ",;":
            return None
        for status in board.starting(token, "status"):
            told = status.value
            return told if isinstance(told, StatusValue) and _promises(told) else None
    return None


def is_in_clause_behind(board: Board, quantity: Annotation, status: StatusValue) -> bool:
    """Whether a status is the promise of the clause about a quantity's thing, so that its parties stand there too."""
    told = promise_of_clause(board, quantity)
    return told is not None and told.annotation is status.annotation


def _clause_behind(board: Board, quantity: Annotation) -> int | None:
    """The token that opens a clause about the thing of a quantity, right behind that thing's words."""
    end = last_of_thing(board, quantity)
    if end is None:
        return None
    end = _past_predicate(board, end)
    if end >= board.sentence_at(end).last:
        return None
    comma = board.tokens.keys[end + 1] == ","
    start = end + 1 + comma
    return start if roles_from(board, start) & (_LINKS | _articles(board, comma)) else None


def _past_predicate(board: Board, end: int) -> int:
    """The end of the predicate that may part the two where the verb stands last: "40 Panzer *erhalten*, die ..."."""
    while board.pack.settings.get("verb_second") and any(board.starting(end + 1, kind) for kind in _PREDICATE):
        end += 1
    return end


def _articles(board: Board, comma: bool) -> frozenset[str]:
    """Articles open such clauses where the verb stands second: no main clause can begin behind the comma."""
    return frozenset({"det"} if comma and board.pack.settings.get("verb_second") else ())


def last_of_thing(board: Board, quantity: Annotation) -> int | None:
    """The last token of the thing that stands behind its number, None where none does."""
    for token in range(quantity.last, min(quantity.last + _REACH, board.sentence_at(quantity.first).last) + 1):
        for item in board.starting(token, "item"):
            if isinstance(item.value, CountedItem) and item.value.quantity is quantity and not item.value.carried:
                return item.last
    return None


def _promises(told: StatusValue) -> bool:
    return told.status.is_promise and told.modality is not Modality.DENIED
