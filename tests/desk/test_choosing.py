"""What the reader makes of words that somebody chooses for a slot."""

from __future__ import annotations

from functools import cache

import pytest

from tallystick.desk.choosing import Choosing
from tallystick.desk.reading import read
from tallystick.desk.settings import settings
from tallystick.errors import RefusedError
from tallystick.model import Span

TEXT = (
    "The northern units were given about 1.1 million artillery shells in February, down from the 2 million of the month "
    "before, Defence Minister Kari Dahl told NTB on Wednesday. By mid-year the army is to receive more than 3 million rounds."
)


@cache
def choosing() -> Choosing:
    reading = read(TEXT, published="2026-03-05", language="en").reading
    return Choosing.of(reading.document, reading.mentions[0], settings().packs)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


CHOSEN = [
    ("figure", "about 1.1 million", "about 1100000 piece count"),
    ("figure", "1.1 million", "exact 1100000 piece count"),
    ("figure", "receive more than 3 million rounds", "more_than 3000000 piece count"),
    ("period", "in February", "2026-02-01..2026-02-28 in"),
    ("period", "By mid-year the army", "..2026-06-30 by"),
    ("item", "rounds", "rounds [ammunition]"),
    ("status", "is to receive", "planned deliver planned"),
    ("speaker", "northern units", "northern units"),
]


@pytest.mark.parametrize(("slot", "words", "value"), CHOSEN)
def test_words_are_read_as_what_they_say(slot: str, words: str, value: str) -> None:
    assert choosing().read(slot, place(words)).value == value


def test_what_says_nothing_of_the_kind_is_told() -> None:
    for slot in ("figure", "period", "status"):
        with pytest.raises(RefusedError, match="finds nothing of this kind in “NTB”"):
            choosing().read(slot, place("NTB"))


def test_other_values_nearby_are_offered_but_not_the_present_one() -> None:
    offered = [option.value for option in choosing().near("figure", Span(0, len(TEXT)), 4)]
    assert offered == ["exact 2000000 piece count", "more_than 3000000 piece count"]
