"""One language of the interface: its sentences out of a catalogue, and its habits of numbers, days and lists.

The sentences are written in English where they are used; a catalogue gives each
of them, whole and with its plural forms, in another language. Catalogues are
gettext's .po files and are compiled when they are loaded: that takes some
hundredths of a second, an edited line shows at the next start, and nothing
generated lies in the repository or has to be built into a wheel.

Every other name that stands in a sentence (a thing, a person, an outlet) stands
there as its document has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, get_month_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from tallystick.errors import SettingError

CATALOGUES = Path(__file__).parent / "locale"
CALLS = {"say": (1,), "count": (1, 2), "marked": (1,), "marked_plural": (1, 2)}
"""The calls whose words a catalogue gives in another language, as Babel's extractor takes them."""
_WRITTEN_IN = "en"
_Form = Literal["medium", "long", "full"]
_MOST_PLACES = 8
"""More places than anybody writes; a number with more of them was worked out."""
_TERRITORIES = {"en": "GB"}  # for days in the order of 4 February 2026


@dataclass(frozen=True, slots=True)
class Interface:
    """Sentences, numbers and days for the readers of one language."""

    code: str
    locale: Locale
    catalogue: NullTranslations

    def say(self, sentence: str, /, **facts: object) -> str:
        """The sentence in this language, with its facts filled in."""
        told = self.catalogue.gettext(sentence)
        return told.format(**facts) if facts else told

    def count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """The sentence in the plural form that the number asks for; `{count}` is the number."""
        return self.catalogue.ngettext(one, many, number).format(count=self.number(Decimal(number)), **facts)

    def number(self, value: Decimal) -> str:
        """A number in full, every digit kept; what never ends, as two thirds of a hundred, to two places.

        >>> interface("en").number(Decimal("2E+6")), interface("de").number(Decimal("8.250"))
        ('2,000,000', '8,25')
        >>> interface("en").number(Decimal(200) / 3)
        '66.67'
        """
        return _number(str(value), self.locale)

    def day(self, day: date) -> str:
        """A day, its month in letters or figures as the language has it."""
        return day_written(day, "medium", self.locale)

    def days(self, start: date, end: date) -> str:
        """The days from one to the other, what they share said once."""
        return str(format_interval(start, end, "yMMMd", locale=self.locale))

    def months(self, start: date, end: date) -> str:
        """The months from one to the other."""
        return str(format_interval(start, end, "yMMM", locale=self.locale))

    def month(self, day: date) -> str:
        """The month of a day, and its year."""
        return _month(day.replace(day=1), self.locale)

    def initials(self) -> list[str]:
        """The first letters of the twelve months."""
        names = get_month_names("narrow", "stand-alone", locale=self.locale)
        return [str(names[month]) for month in range(1, 13)]

    def listed(self, names: Iterable[str]) -> str:
        """Names as a list within a sentence."""
        return str(format_list(list(names), locale=self.locale))


@lru_cache(maxsize=20_000)
def _number(digits: str, locale: Locale) -> str:
    """A number as a language writes it; `digits` and not the number, since 1.0 and 1 are equal."""
    value = Decimal(digits)
    if isinstance(exponent := value.as_tuple().exponent, int) and exponent < -_MOST_PLACES:
        value = value.quantize(Decimal("0.01"))
    return str(format_decimal(value, locale=locale, decimal_quantization=False))


@lru_cache(maxsize=20_000)
def day_written(day: date, form: _Form, locale: Locale) -> str:
    """A day in one of the forms that a language has."""
    return str(format_date(day, form, locale=locale))


@lru_cache(maxsize=2_000)
def _month(first: date, locale: Locale) -> str:
    """The month that begins on a day, as a language writes it."""
    return str(format_skeleton("yMMMM", first, locale=locale))


def marked(sentence: str) -> str:
    """The sentence as it is: the call marks it for the catalogues where it is said elsewhere."""
    return sentence


def marked_plural(one: str, many: str) -> tuple[str, str]:
    """The two English forms of a sentence, marked for the catalogues."""
    return one, many


def known() -> list[str]:
    """The codes of the languages that there are sentences in."""
    return sorted({_WRITTEN_IN, *(path.name for path in CATALOGUES.iterdir() if _file(path.name).is_file())})


@cache
def interface(code: str = _WRITTEN_IN) -> Interface:
    """The interface in a language; SettingError names those that there are."""
    if code not in known():
        raise SettingError(f"no interface in {code!r:.40}; there are {', '.join(known())}")
    return Interface(code, Locale(code, _TERRITORIES.get(code)), _catalogue(code))


def _catalogue(code: str) -> NullTranslations:
    if code == _WRITTEN_IN:
        return NullTranslations()
    compiled = BytesIO()
    with _file(code).open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _file(code: str) -> Path:
    return CATALOGUES / code / "LC_MESSAGES" / "tallystick.po"
