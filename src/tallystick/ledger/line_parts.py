"""Some mentions out of the line of a reading, without making objects of all the others.

A line is written by `contract.encode` alone, so that each mention begins with the same keys; and since quotation
marks are escaped within words, nothing that a report says looks like such a beginning. What is found is held to the
place of its figure all the same, and where that is another one the whole line is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from json import JSONDecoder
from typing import Any, cast

from tallystick.contract import decode
from tallystick.contract.lines import read
from tallystick.model import Mention

_BEGINS = re.compile(r'\{(?:"in": "title", )?"span": \[\d+, \d+\], "status": ')
_FIRST = JSONDecoder(parse_float=Decimal)
"""Reads one object that others follow."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A mention of a line: its number there, its id, and where its figure begins."""

    position: int
    id: str
    figure: int


def mentions_in(line: str, parts: Sequence[Part]) -> tuple[Mention, ...]:
    """These mentions of a line, as their reader left them."""
    starts = [found.start() for found in _BEGINS.finditer(line)]
    objects = [_object(line, starts, part) for part in parts]
    if any(one is None or one["quantity"]["span"][0] != part.figure for one, part in zip(objects, parts, strict=True)):
        every = cast("dict[str, Any]", read(line))["mentions"]  # checked when it was posted
        objects = [every[part.position] for part in parts]
    return tuple(decode.mention_of(one) for one in objects if one is not None)


def _object(line: str, starts: Sequence[int], part: Part) -> dict[str, Any] | None:
    """The object that begins so, or None where there are not as many."""
    if part.position >= len(starts):
        return None
    found: dict[str, Any] = _FIRST.raw_decode(line, starts[part.position])[0]
    return found
