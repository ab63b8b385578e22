"""Datelines: "KYIV, Feb 4 (Reuters) -", "МОСКВА, 4 фев — РИА Новости".

One stands at the start of a line: a place in capitals or a few capitalised
words, a day, and soon behind it a dash, a bracket or a slash. It gives an
undated document its date only where the year is said, there or by the text.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, PublishedBasis
from tallystick.recognise.ground.board import Board
from tallystick.recognise.times.anchors import Lean, text_anchors
from tallystick.recognise.times.calendar_expression import Calendar
from tallystick.recognise.times.resolution import resolve

LONGEST_PLACE = 7
_OPENERS = frozenset("—–-(/[")
_INSIDE_PLACE = frozenset(",.-()")


def recognise_datelines(board: Board) -> None:
    """Lay datelines on the board, and let the first of them date an undated document."""
    for annotation in board.of("date"):
        if isinstance(annotation.value, Calendar) and annotation.value.day and _is_dateline(board, annotation):
            first = _line_start(board, annotation.first)
            board.put("dateline", first, annotation.last, annotation.value, "dateline", (annotation,))
            _date_document(board, annotation.value)


def _line_start(board: Board, token: int) -> int:
    """The first token of the line, or one that is farther away than a dateline's place can be."""
    farthest = token - LONGEST_PLACE - 1
    while token > max(farthest, 0) and board.tokens.kinds[token - 1] != "n":
        token -= 1
    return token


def _is_dateline(board: Board, annotation: Annotation) -> bool:
    start = _line_start(board, annotation.first)
    place = range(start, annotation.first)
    if not 1 <= len(place) <= LONGEST_PLACE or not board.tokens.is_capital(start):
        return False
    named = [token for token in place if board.tokens.kinds[token] == "w"]
    if any(board.tokens.kinds[token] == "d" for token in place):
        return False
    if any(board.tokens.keys[token] not in _INSIDE_PLACE for token in place if board.tokens.kinds[token] == "p"):
        return False
    shouted = board.tokens.word(start).isupper() and len(board.tokens.word(start)) > 1
    capitals = all(board.tokens.is_capital(token) or board.starting(token, "day_cue") for token in named)
    return (shouted or (capitals and "," in [board.tokens.keys[token] for token in place])) and _opens(
        board, annotation
    )


def _opens(board: Board, annotation: Annotation) -> bool:
    """Whether a dash, bracket or slash follows at once, or behind a full stop."""
    following = annotation.last + 1
    while following < len(board.tokens) and board.tokens.keys[following] in (".", ","):
        following += 1
    return following < len(board.tokens) and board.tokens.keys[following] in _OPENERS


def _date_document(board: Board, said: Calendar) -> None:
    if board.document is None or board.published is not None:
        return
    days = resolve(said, text_anchors(board).leaning(Lean.BACK)).days
    if days is not None:
        board.document = replace(board.document, published=days[0], published_basis=PublishedBasis.DATELINE)
