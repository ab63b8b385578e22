"""What a number on the board holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number as read: its value and how it was written.

    `digits` says that figures were used, `scale` is the last multiplier said (a
    million in "2 million"; 1 without), `vague` that no number but only a scale
    was said ("dozens of"), `article` that an article stands for the one in it
    ("a million"), `bare` that it is one plain run of digits, as years are, `share` that
    the word names a part of something ("half of"), `about` that the word itself
    is an approximation (French "une quarantaine").
    """

    value: Decimal
    digits: bool = False
    vague: bool = False
    scale: Decimal = ONE
    ordinal: bool = False
    article: bool = False
    fraction: bool = False
    bare: bool = False
    share: bool = False
    about: bool = False
