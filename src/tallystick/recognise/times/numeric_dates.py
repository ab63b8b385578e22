"""Dates written in figures alone: 2026-02-04, 04.02.2026, 4/2/26.

Which of two small figures is the day is the language's habit (as CLDR
has it), unless only one of them can be. Four figures first are ISO.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.recognise.ground.board import Board
from tallystick.recognise.times.calendar_arithmetic import day_of
from tallystick.recognise.times.calendar_expression import Calendar
from tallystick.recognise.times.calendar_names import date_order

_ISO = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d|[-/.]\d)")
_LONG = re.compile(r"(?P<a>\d{1,2})([-/.])(?P<b>\d{1,2})\2(?P<y>\d{4}|\d{2})(?!\d|[-/.]\d)")
_SHORT = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/])")
_ANY = re.compile(r"\d/\d|\d([-.])\d{1,2}\1\d")
_CENTURY_TURNS = 40


def may_have_dates(text: str) -> bool:
    """Whether figures stand anywhere in a text as they do in dates."""
    return _ANY.search(text) is not None


def numeric_dates(board: Board) -> Iterator[tuple[int, int, Calendar, bool]]:
    """First and last token and value of each date in figures; the last tells whether it has a year."""
    tokens, text = board.tokens, board.text
    order = date_order(board.pack.code)
    for token in board.figures:
        if _inside_a_run(board, token):
            continue
        for pattern in (_ISO, _LONG, _SHORT):
            match = pattern.match(text, tokens.starts[token])
            last = tokens.at(match.end() - 1) if match else token
            if match and tokens.ends[last] == match.end():
                found = _value(match, order)
                if found is not None:
                    yield token, last, found, found.year is not None
                break


def _inside_a_run(board: Board, token: int) -> bool:
    """Whether the figures go on from marks and figures before them, as in a telephone number."""
    before = board.text[max(board.tokens.starts[token] - 2, 0) : board.tokens.starts[token]]
    return bool(before) and before[-1] in "-/.," and before[0].isalnum()


def _value(match: re.Match[str], order: str) -> Calendar | None:
    parts = match.groupdict()
    year = _full_year(parts["y"]) if "y" in parts else None
    if "m" in parts:
        pairs = [(int(parts["d"]), int(parts["m"]))]
    else:
        one, two = int(parts["a"]), int(parts["b"])
        pairs = [(two, one), (one, two)] if order == "mdy" else [(one, two), (two, one)]
    for day, month in pairs:
        try:
            day_of(year or 2000, month, day)
        except OverflowError:
            continue
        return Calendar(year, month, day)
    return None


def _full_year(figures: str) -> int:
    """A year of two figures in the century that most texts mean: 26 is 2026, 74 is 1974."""
    year = int(figures)
    return year if len(figures) == 4 else year + (2000 if year < _CENTURY_TURNS else 1900)
