"""Whatever is written, reading it breaks nothing: text made of what numbers, dates and units are made of, in every language.

The pieces come from the packs themselves, so that a new word is thrown in with
the others from the day on which it is there.
"""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tallystick
from tallystick.contract.checks import problems
from tallystick.contract.encode import reading_line
from tallystick.contract.lines import read as read_line
from tallystick.packs import load
from tallystick.packs.pattern import rows

PACKS = load()
SECTIONS = (
    "numeral", "number_joiner", "number_half", "number_point", "number_sign", "fraction", "ordinal_mark", "unit",
    "currency", "bound", "range", "rate", "multiple", "change", "share_of", "designator", "calibre", "month", "time_unit",
    "edge", "clock", "age", "noun", "status_verb", "cue",
)  # fmt: skip
SIGNS = [
    *"0123456789.,:;-–—/%$€£+*^()[]{}'’\"«»“”„ \n\t\u00a0\u202f½⅔²№°§&#=<>~",
    "10", "000", "1,234.5", "1.234,5", "10 000", "2026", "155", "3/4", "1e9", "x10^", "-", "F-16", "T-72", "\0", "\ud800",
    "\u0301", "\u200b", "👍", "م", "三",
]  # fmt: skip


@cache
def words(code: str) -> list[str]:
    """Words of a language's patterns, as they are written there."""
    pack = PACKS.language(code)
    found: set[str] = set(list(pack.forms)[:: max(1, len(pack.forms) // 400)])
    for section in SECTIONS:
        for entry in pack.entries(section)[:40]:
            for pattern in entry.patterns[:3]:
                for row in list(rows(pattern, lambda word: [word]))[:4]:
                    found.update(element.name.split(":")[0] for element in row if not element.name.startswith("{"))
    return sorted(found)


def texts(code: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(words(code)), st.sampled_from(SIGNS), st.text(max_size=3))
    glue = st.sampled_from(["", "", " ", " ", " ", "-", "\n", ". "])
    return st.lists(st.tuples(piece, glue), max_size=25).map(
        lambda pairs: "".join(part for pair in pairs for part in pair)
    )


@pytest.mark.parametrize("code", PACKS.codes)
@given(data=st.data())
def test_any_text_is_read(code: str, data: st.DataObject) -> None:
    text = data.draw(texts(code))
    read = tallystick.read(text, language=code, published="2026-02-04", title=text[:40])
    for found in read.quantities:
        place = text[:40] if found.place == "title" else text
        assert 0 <= found.span.start < found.span.end <= len(place)
        lower, upper = found.quantity.lower, found.quantity.upper
        assert lower is not None or upper is not None
        assert lower is None or upper is None or lower <= upper
    assert read.reading == tallystick.read(text, language=code, published="2026-02-04", title=text[:40]).reading
    assert problems(read_line(reading_line(read.reading)), read.reading.document) == []
