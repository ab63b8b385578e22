"""Over which time an amount recurs: "per month", "a day", "mensuels", "ежемесячно"."""

from __future__ import annotations

from tallystick.model import Annotation, Per
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme

REACH_BEHIND = 7
REACH_BEFORE = 3


def per_of(board: Board, first: int, last: int) -> tuple[Per, Annotation] | None:
    """The time of a rate and the words that tell it, where they stand close to the amount."""
    if not board.of("rate"):
        return None
    found = _behind(board, first, last) or _before(board, first)
    return None if found is None or _is_of_former(board, first, found[1]) else found


def _is_of_former(board: Board, first: int, words: Annotation) -> bool:
    """Whether words before an amount tell the rate of the amount before them: "one meal *a day* and 900 people"."""
    if words.first > first:
        return False
    former = next((a for a in board.before(words.first, "amount") if a.last < words.first), None)
    theirs = _behind(board, former.first, former.last) if former is not None else None
    return theirs is not None and theirs[1] is words


def _behind(board: Board, first: int, last: int) -> tuple[Per, Annotation] | None:
    """The nearest words behind it, with no other number and no mark between."""
    for token in range(last + 1, min(last + 1 + REACH_BEHIND, len(board.tokens))):
        if board.sentence_of[token] != board.sentence_of[first]:
            return None
        found = _rate(board.starting(token, "rate"))
        if found is not None:
            return None if _is_date(board, found[1]) else found
        if board.covering(token, "designator") is not None:
            continue
        if (
            board.tokens.kinds[token] == "d"
            or board.tokens.keys[token] in ",;:.()–—"
            or board.starting(token, "amount")
        ):
            return None
    return None


def _before(board: Board, first: int) -> tuple[Per, Annotation] | None:
    for token in range(first - 1, max(first - 1 - REACH_BEFORE, -1), -1):
        if board.sentence_of[token] != board.sentence_of[first] or board.tokens.keys[token] in ",;:.()–—":
            return None
        if board.covering(token, "amount"):
            return None
        found = _rate(board.ending(token, "rate"))
        if found is not None:
            return None if _is_date(board, found[1]) else found
    return None


def _is_date(board: Board, words: Annotation) -> bool:
    """Whether the words only begin to tell a time, a number or an ordinal: "a year ago", "a *second* plant"."""
    if any(number.last > words.last for number in board.starting(words.first, "amount")):
        return True  # "500,000 tonnes of corn and *a quarter* of a million of barley"
    if any(time.last > words.last for kind in ("date", "duration") for time in board.starting(words.first, kind)):
        return True
    date, behind = board.covering(words.last, "date"), words.last + 1
    if date is not None and date.last > words.last:
        return True
    if not board.starting(words.last, "ordinal_word") or words.first == words.last:
        return False
    return (
        behind < len(board.tokens) and board.tokens.kinds[behind] == "w" and not board.starting(behind, "not_counted")
    )


def _rate(found: list[Annotation]) -> tuple[Per, Annotation] | None:
    best = max(found, key=lambda annotation: annotation.last - annotation.first, default=None)
    if best is None:
        return None
    assert isinstance(best.value, Lexeme)
    return Per(str(best.value.args["per"])), best
