"""The words that tie a part to its whole: "6 *of* the 10", "7 *out of* 10", "6 obusiers *sur les* 10"."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme

LONGEST_LINK = 3
"""How many tokens stand between the two at the most."""


def links_to(board: Board, whole: Annotation) -> list[Annotation]:
    """The links that lead to a number: words of a share, and words of division with or without an article."""
    before = whole.first - 1
    dets = (word.first for word in board.ending(before, "grammar") if lexeme(word).args["role"] == "det")
    dividing = (link for end in (before, *(first - 1 for first in dets)) for link in _dividing(board, end))
    return [*board.ending(before, "share_of"), *dividing]


def _dividing(board: Board, end: int) -> Iterator[Annotation]:
    return (link for link in board.ending(end, "quotient") if lexeme(link).args.get("share"))
