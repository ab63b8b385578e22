"""What is only set against a figure: amounts ("4 500 a month, *against* 1 200") and times ("more *than* last year")."""

from __future__ import annotations

from tallystick.model import Annotation, Measure, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.times.told_from_others import is_told_from_another

_REACH = 3
_NEAR = 2
_FAR = 6
"""How far before a word the longest words of comparison may begin."""
_MARKS = frozenset(",;:–—")
_CHANGES = frozenset({Measure.GROWTH, Measure.SHARE})


def is_compared(board: Board, first: int) -> bool:
    """Whether words that set one amount against another stand shortly before what begins at a token."""
    start = board.sentence_at(first).first
    for token in range(first - 1, max(first - 1 - _REACH, start - 1), -1):
        if board.ending(token, "compared_with"):
            return True
        if board.tokens.kinds[token] != "w":
            return False
    return False


def is_compared_time(board: Board, quantity: Annotation, period: Annotation) -> bool:
    """Whether a time behind a figure is one that it is compared with: "5 % more *than last year*", "up 6 % *on 2025*".

    Where a figure of its own leads to it, it is that figure's: "400 lorries, *against 300* last year"; so it is with a
    time that is told from another one: "rose to 400 from 300 *a year earlier*".
    """
    if is_told_from_another(period) and (_has_nearer(board, quantity, period) or _leads_on(board, quantity, period)):
        return True
    for token in range(quantity.last + 1, period.first):
        for word in board.starting(token, "compared_time"):
            near = word.last < period.first <= word.last + 1 + _NEAR
            if near and (not lexeme(word).args.get("behind_share") or _changes(board, token - 1)):
                return True
        for word in board.starting(token, "compared_with"):
            ahead = range(word.last + 1, min(word.last + 2 + _NEAR, period.first))
            if any(board.starting(there, "quantity") for there in ahead):
                return True
    return False


def _has_nearer(board: Board, quantity: Annotation, period: Annotation) -> bool:
    """Whether another figure stands between a figure and a time."""
    between = (
        range(quantity.last + 1, period.first)
        if quantity.last < period.first
        else range(period.last + 1, quantity.first)
    )
    return any(board.starting(token, "quantity") for token in between)


def _leads_on(board: Board, quantity: Annotation, period: Annotation) -> bool:
    """Whether a time behind a figure opens what is told of the next one: "40 in 2026, *a year earlier* 30"."""
    if quantity.first > period.last:
        return False
    before = range(quantity.last + 1, period.first)
    mark = max((token for token in before if board.tokens.keys[token] in _MARKS), default=None)
    if mark is None or period.first - mark > _NEAR:
        return False
    behind = range(period.last + 1, board.sentence_at(period.last).last + 1)
    return any(board.starting(token, "quantity") for token in behind)


def is_compared_fate(board: Board, quantity: Annotation, trigger: Annotation) -> bool:
    """Whether a word behind a figure only tells what it is set against: "18 % fewer *than planned*"."""
    return any(
        word.last < trigger.first <= word.last + 1 + _NEAR and not lexeme(word).args.get("behind_share")
        for token in range(max(quantity.last + 1, trigger.first - _FAR), trigger.first)
        for word in board.starting(token, "compared_time")
    )


def _changes(board: Board, last: int) -> bool:
    """Whether a share or a growth ends here, so that what follows is what it is reckoned from."""
    return any(isinstance(q.value, Quantity) and q.value.measure in _CHANGES for q in board.ending(last, "quantity"))
