"""The pattern language, apart from any pack."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.packs.pattern import PatternError, rows


def spelled(pattern: str) -> list[str]:
    return [" ".join(element.name for element in row) for row in rows(pattern, str.split)]


ROWS = [
    ("plus de {number}", ["plus de {number}"]),
    ("[more|less] than", ["more than", "less than"]),
    ("[at least|over]? {number}", ["at least {number}", "over {number}", "{number}"]),
    ("a [b [c|d]? e|f]", ["a b c e", "a b d e", "a b e", "a f"]),
    ("livrer:v.part à?", ["livrer:v à", "livrer:v"]),
    ("from _2 to", ["from 2 to"]),
    ("from _ to", ["from 1! to"]),
    ("[a|a] b", ["a b"]),
]


@pytest.mark.parametrize(("pattern", "expected"), ROWS)
def test_rows(pattern, expected):
    assert spelled(pattern) == expected


FAULTS = [
    ("[a|b", "without its ]"),
    ("a]", "without its opening"),
    ("a | b", "without its opening"),
    ("{number", "without its }"),
    ("{no name}", "is no name for a slot"),
    ("_2 a", "may not stand at its start or end"),
    ("a _", "may not stand at its start or end"),
    ("a _9 b", "a gap holds 1 to 8"),
    ("a?", "without any word or slot"),
    ("? a", "nothing before it"),
    ("word& a", "cannot agree"),
    ("[a|b|c|d|e|f|g|h] " * 5, "more than"),
    ("", "without any word or slot"),
]


@pytest.mark.parametrize(("pattern", "message"), FAULTS)
def test_faults_say_what_is_wrong(pattern, message):
    with pytest.raises(PatternError) as error:
        spelled(pattern)
    assert message in str(error.value)


@given(st.text(alphabet="ab[]|?{}_2&:. ", max_size=25))
def test_a_pattern_is_read_or_refused_and_nothing_else(pattern):
    try:
        found = rows(pattern, str.split)
    except PatternError:
        return
    assert found and all(found)
