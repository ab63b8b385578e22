"""Checks from which the shape of the contract is put together.

A check looks at one JSON value and yields what is wrong with it, each complaint
with its place ("mentions[2].period.start: ..."). null passes every check but
`needed`, since readers leave out what they do not know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tallystick.contract.lines import MOST_DIGITS, is_writable

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a reading is held against: the lengths of text and title, and of the lists that positions point into."""

    characters: int
    lists: Mapping[str, int]
    title: int = 0
    where: str = "the text"


Check = Callable[[object, str, Ground], Iterator[str]]


def needed(check: Check) -> Check:
    """The value must be there, and pass the check."""

    def checked(value: object, at: str, ground: Ground) -> Iterator[str]:
        if value is None:
            yield f"{at}: missing"
        else:
            yield from check(value, at, ground)

    return checked


def record(fields: Mapping[str, Check], *more: Check) -> Check:
    """An object whose known fields pass their checks; further fields are welcome."""

    def checked(value: object, at: str, ground: Ground) -> Iterator[str]:
        if value is None:
            return
        if not isinstance(value, dict):
            yield f"{at}: {_shown(value)} is no object"
            return
        for name, check in fields.items():
            yield from check(value.get(name), f"{at}.{name}" if at else name, ground)
        for check in more:
            yield from check(value, at, ground)

    return checked


def many(check: Check) -> Check:
    """A list whose members all are there and pass the check."""

    def checked(value: object, at: str, ground: Ground) -> Iterator[str]:
        if value is None:
            return
        if not isinstance(value, list):
            yield f"{at}: {_shown(value)} is no list"
            return
        for position, member in enumerate(value):
            yield from needed(check)(member, f"{at}[{position}]", ground)

    return checked


def one_of(kinds: type[StrEnum]) -> Check:
    """One of the words of an enum."""
    known = {str(kind) for kind in kinds}

    def checked(value: object, at: str, _: Ground) -> Iterator[str]:
        if value is not None and not (isinstance(value, str) and value in known):
            yield f"{at}: {_shown(value)} is unknown; known: {', '.join(kinds)}"

    return checked


def position_in(name: str) -> Check:
    """A position in one of the reading's lists."""

    def checked(value: object, at: str, ground: Ground) -> Iterator[str]:
        if value is None:
            return
        size = ground.lists.get(name, 0)
        if not _is_whole(value) or not 0 <= int(str(value)) < size:
            yield f"{at}: {_shown(value)} is no position in {name}, which has {size}"

    return checked


def words(value: object, at: str, _: Ground) -> Iterator[str]:
    """A string."""
    if value is not None and not isinstance(value, str):
        yield f"{at}: {_shown(value)} is no string"


def flag(value: object, at: str, _: Ground) -> Iterator[str]:
    """true or false."""
    if value is not None and not isinstance(value, bool):
        yield f"{at}: {_shown(value)} is neither true nor false"


def number(value: object, at: str, _: Ground) -> Iterator[str]:
    """A number that no binary float has touched, of a length that can be written down."""
    if value is None:
        return
    if isinstance(value, float):
        yield f"{at}: {value!r} went through a binary float; read the line with exact decimals"
    elif isinstance(value, bool) or not isinstance(value, int | Decimal):
        yield f"{at}: {_shown(value)} is no number"
    elif not is_writable(Decimal(value)):
        yield f"{at}: {Decimal(value):.3E} has more than {MOST_DIGITS} places"


def span(value: object, at: str, ground: Ground) -> Iterator[str]:
    """`[start, end)` inside the text, not empty."""
    if value is None:
        return
    if not (isinstance(value, list) and len(value) == 2 and all(_is_whole(end) for end in value)):
        yield f"{at}: {_shown(value)} is no span [start, end]"
    elif not 0 <= value[0] < value[1]:
        yield f"{at}: {_shown(value)} holds nothing"
    elif value[1] > ground.characters:
        yield f"{at}: {_shown(value)} reaches beyond {ground.where}, which has {ground.characters} characters"


def day(value: object, at: str, _: Ground) -> Iterator[str]:
    """A day that the calendar has, written 2026-02-04."""
    if value is not None and as_day(value) is None:
        yield f"{at}: {_shown(value)} is no day such as 2026-02-04"


def day_or_time(value: object, at: str, _: Ground) -> Iterator[str]:
    """A day, or a day with its time."""
    if value is not None and as_day(value) is None and not _is_time(value):
        yield f"{at}: {_shown(value)} is no date such as 2026-02-04 or 2026-02-04T09:30+03:00"


def as_day(value: object) -> date | None:
    """The day that a JSON value names, or None where it names none."""
    return _day_of(value) if isinstance(value, str) else None


@lru_cache(maxsize=10_000)
def _day_of(value: str) -> date | None:
    """The same of a text; a page names the same few days over and over."""
    if not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _is_time(value: object) -> bool:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _shown(value: object) -> str:
    """A JSON value as a complaint quotes it, cut short where it is long."""
    shown = str(value) if isinstance(value, list | Decimal) else repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
