"""Large round numbers as people write them in sentences: "2 million", up to the precision that was said.

Every digit of a number that is not round is kept; a column of figures is better served by numbers in full.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import parse_pattern

from tallystick.reports.interface import Interface

_PLACES = 3
_COMPACT_FROM = Decimal(10) ** 6
_SCALES = {"ru": "short", "uk": "short"}  # "млн": the full word would need another case after "more than"


def compact(words: Interface) -> Interface:
    """The interface with its large round numbers worded so.

    >>> from tallystick.reports.interface import interface
    >>> compact(interface("de")).number(Decimal(2_500_000)), compact(interface("en")).number(Decimal(2_345_678))
    ('2,5 Millionen', '2,345,678')
    """
    return _Compact(words.code, words.locale, words.catalogue)


@dataclass(frozen=True, slots=True)
class _Compact(Interface):
    """An interface whose large round numbers are worded up to the precision said: 2 million."""

    def number(self, value: Decimal) -> str:
        """A number with the word of its scale where three places behind the point hold it, else in full."""
        if abs(value) < _COMPACT_FROM:
            return Interface.number(self, value)
        scale = Decimal(10) ** (value.adjusted() // 3 * 3)
        if (value / scale * 10**_PLACES) % 1 or value.adjusted() >= 15:
            return Interface.number(self, value)
        return _scaled(str(value / scale), str(10 ** value.adjusted()), self.locale)


@lru_cache(maxsize=20_000)
def _scaled(digits: str, scale: str, locale: Locale) -> str:
    """A number with the word of its scale, in the form that the number asks for.

    Babel's own writing of compact numbers makes a single million plural in French, and with floats in
    all languages that tell one from 1.0.
    """
    value = Decimal(digits)
    plain = value.normalize() if value % 1 else value.quantize(Decimal(1))
    patterns = locale.compact_decimal_formats[_SCALES.get(locale.language, "long")]
    form = locale.plural_form(abs(plain))
    pattern = patterns.get(form, {}).get(scale) or patterns["other"][scale]
    return str(parse_pattern(pattern).apply(plain, locale, decimal_quantization=False))
