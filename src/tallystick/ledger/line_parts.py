"""Some mentions out of the line of a reading, without making objects of all the others.

A line is written by `contract.encode` alone, so that each mention begins with the same keys; and since quotation
marks are escaped within words, nothing that a report says looks like such a beginning. What is found is held to the
place of its figure all the same, and where that is another one the whole line is read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from json import JSONDecoder
from typing import Any, cast

from tallystick.contract import decode
from tallystick.contract.lines import read
from tallystick.model import Mention

_BEGINS = re.compile(rb'\{(?:"in": "title", )?"span": \[\d+, \d+\], "status": ')
_FIRST = JSONDecoder(parse_float=Decimal)
"""Reads one object that others follow."""
_AT_ONCE = 4096
"""So many bytes are unpacked at a time."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A mention of a line: its number there, its id, and where its figure begins."""

    position: int
    id: str
    figure: int


def mentions_in(packed: bytes, parts: Sequence[Part]) -> tuple[Mention, ...]:
    """These mentions of a packed line, as their reader left them."""
    told = _unpacked(packed, max((part.position for part in parts), default=0))
    objects = [_object(told, part) for part in parts]
    if any(one is None or one["quantity"]["span"][0] != part.figure for one, part in zip(objects, parts, strict=True)):
        every = cast("dict[str, Any]", read(zlib.decompress(packed).decode()))["mentions"]  # checked when it was posted
        objects = [every[part.position] for part in parts]
    return tuple(decode.mention_of(one) for one in objects if one is not None)


def _unpacked(packed: bytes, last: int) -> list[bytes]:
    """The mentions of a line up to the last that is wanted, each with what stands before the next.

    What follows, the other mentions and all that is none, is left packed: it is most of the line of a long report.
    """
    unpacking, line, starts = zlib.decompressobj(), b"", list[int]()
    while len(starts) < last + 2 and not unpacking.eof:
        more = unpacking.decompress(unpacking.unconsumed_tail if line else packed, _AT_ONCE)
        if not more:
            break
        line += more
        starts += [found.start() for found in _BEGINS.finditer(line, starts[-1] + 1 if starts else 0)]
    return [line[start:end] for start, end in pairwise([*starts, len(line)])]


def _object(told: Sequence[bytes], part: Part) -> dict[str, Any] | None:
    """The object that begins so, or None where there are not as many."""
    if part.position >= len(told):
        return None
    found: dict[str, Any] = _FIRST.raw_decode(told[part.position].decode())[0]
    return found
