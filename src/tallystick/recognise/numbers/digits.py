"""Figures into exact decimals, whatever groups and divides them.

Which of point and comma divides is settled by the shape of the figures where it
can be ("1,234.5", "1.234.567", "3.5"), else by what other figures of the same
text show, else by the habit of the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_PLAIN = re.compile(r"[0-9]+\Z")
_SEPARATORS = re.compile(r"[.,'’]")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]\Z")
MOST_DIGITS = 40


def decimal_mark(figures: Iterable[str], habit: str) -> str:
    """The mark that divides in a text: the one its clear figures show, the language's habit without any or with both.

    >>> decimal_mark(["1,234.5", "2.25", "1.234"], ",")
    '.'

    Where a comma is the habit, "14.30" is rather a time of day and shows nothing.

    >>> decimal_mark(["14.30", "10.000"], ",")
    ','
    """
    marked = [figure for figure in figures if not figure.isdecimal()]
    shown = {_shown(figure) for figure in marked if habit == "." or not _CLOCK.match(figure)} - {""}
    return shown.pop() if len(shown) == 1 else habit


def _shown(figure: str) -> str:
    """The dividing mark that a figure gives away by its shape, or nothing."""
    marks = _SEPARATORS.findall(figure)
    if not marks or marks[-1] in "'’":
        return ""
    if len(set(marks)) > 1:
        return marks[-1] if marks.count(marks[-1]) == 1 else ""
    tail = figure.rpartition(marks[0])[2]
    if len(marks) > 1:
        return "," if marks[0] == "." and len(tail) == 3 else ("." if marks[0] == "," and len(tail) == 3 else "")
    return "" if len(tail) == 3 else marks[0]


def parse_digits(figure: str, mark: str) -> Decimal | None:
    """The number that figures without spaces stand for, or None for what is no number ("1.2.3", "10.05.2026").

    `mark` is the dividing mark where the shape leaves both open.

    >>> parse_digits("1,234", "."), parse_digits("1,234", ","), parse_digits("12,5", ".")
    (Decimal('1234'), Decimal('1.234'), Decimal('12.5'))
    """
    if len(figure) > MOST_DIGITS:
        return None
    if figure.isdecimal():
        return Decimal(figure)
    marks = _SEPARATORS.findall(figure)
    kinds = set(marks)
    if len(kinds) == 1:
        return _one_kind(figure, marks, mark)
    if len(kinds) == 2 and marks.count(marks[-1]) == 1 and marks[-1] in ".,":
        head, _, tail = figure.rpartition(marks[-1])
        whole = _grouped(head)
        return None if whole is None else Decimal(f"{whole}.{tail}")
    return None


def _one_kind(figure: str, marks: list[str], mark: str) -> Decimal | None:
    head, _, tail = figure.rpartition(marks[0])
    if len(marks) > 1 or marks[0] in "'’":
        whole = _grouped(figure)
        return None if whole is None else Decimal(whole)
    if len(tail) == 3 and marks[0] != mark and len(head) <= 3 and not head.startswith("0"):
        return Decimal(head + tail)
    return Decimal(f"{head}.{tail}")


def _grouped(figure: str) -> str | None:
    """The digits of a whole number in groups of three (or, before the last three, of two, as in India)."""
    first, *rest = _SEPARATORS.split(figure)
    if not rest or not 1 <= len(first) <= 3 or len(rest[-1]) != 3:
        return None
    if all(len(group) == 3 for group in rest) or all(len(group) == 2 for group in rest[:-1]):
        return first + "".join(rest)
    return None


def is_head(figure: str) -> bool:
    """Whether figures may begin a number whose groups of three are set apart by spaces."""
    return len(figure) <= 3 and _PLAIN.match(figure) is not None and figure[0] != "0"


def is_group(figure: str) -> bool:
    """Whether figures may be one of its further groups."""
    return len(figure) == 3 and _PLAIN.match(figure) is not None


def is_last_group(figure: str) -> bool:
    """Whether figures may be its last group, with decimals behind it ("10 000,50")."""
    return len(figure) > 4 and figure[3] in ".," and figure[:3].isdecimal() and figure[4:].isdecimal()
