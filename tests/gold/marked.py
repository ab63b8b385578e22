"""Sentences with their quantities marked in place: `[more than 40]{> 40} tanks`.

In braces stand the bound, one number (two for a range), and the unit where it
is not the piece, with what it is counted per: `{= 50 piece/day}`. The bounds are
= > >= < <= ~ (about) ^ (nearly) .. (between) and v (a vague number, at least).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

BOUNDS = {
    "=": "exact", ">": "more_than", ">=": "at_least", "<": "less_than", "<=": "up_to", "~": "about", "^": "nearly",
    "..": "between", "v": "at_least",
}  # fmt: skip
_MARK = re.compile(r"\[([^]]+)\]\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quantity that a sentence holds."""

    span: tuple[int, int]
    bound: str
    numbers: tuple[Decimal, ...]
    unit: str
    per: str | None


def unmarked(line: str) -> tuple[str, list[Wanted]]:
    """The sentence without marks, and its quantities.

    >>> unmarked("It has [up to 9]{<= 9} ships.")[0]
    'It has up to 9 ships.'
    """
    text, wanted, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        wanted.append(_wanted((len(text), len(text) + len(mark[1])), mark[2]))
        text += mark[1]
        last = mark.end()
    return text + line[last:], wanted


def _wanted(span: tuple[int, int], code: str) -> Wanted:
    bound, *rest = code.split()
    count = 2 if bound == ".." else 1
    unit, _, per = (" ".join(rest[count:]) or "piece").partition("/")
    return Wanted(span, BOUNDS[bound], tuple(map(Decimal, rest[:count])), unit, per or None)
