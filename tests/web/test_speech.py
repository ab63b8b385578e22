"""Large numbers on the pages are worded as an editor of each language would."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tallystick.model import Bound, Quantity
from tallystick.reports.interface import interface
from tallystick.web.speech import Speech

WORDED = [
    ("en", "1E+6", "1 million"),
    ("en", "1234567", "1,234,567"),
    ("en", "310000", "310,000"),
    ("fr", "1E+6", "1 million"),
    ("fr", "1500000", "1,5 million"),
    ("fr", "21E+6", "21 millions"),
    ("de", "1E+6", "1 Million"),
    ("de", "1.25E+7", "12,5 Millionen"),
    ("de", "-2.5E+9", "-2,5 Milliarden"),
    ("ru", "5E+6", "5 млн"),
    ("uk", "1234000000", "1,234 млрд"),
]


@pytest.mark.parametrize(("code", "number", "words"), WORDED)
def test_a_large_number_takes_the_word_of_its_scale(code: str, number: str, words: str) -> None:
    assert Speech.of(interface(code), {}).number(Decimal(number)).replace("\xa0", " ") == words


def test_the_word_of_a_scale_stands_in_no_wrong_case() -> None:
    more = Quantity(lower=Decimal(2000000), upper=None, bound=Bound.MORE_THAN)
    said = [Speech.of(interface(code), {}).figure(more).replace("\xa0", " ") for code in ("ru", "uk", "fr")]
    assert said == ["более 2 млн", "понад 2 млн", "plus de 2 millions"]
