"""The lands of the world by the beginnings of their names in the languages that are read, as CLDR has them."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale

from tallystick.names.stems import Stems, plain, stems_of

LANGUAGES = ("en", "fr", "ru", "uk", "de", "es", "it", "pl", "pt")
# Codes of CLDR that are no land: the European Union, the euro zone, the United Nations, unknown and test regions.
_NO_LANDS = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
CODES = tuple(
    code
    for code in sorted(Locale.parse("en").territories)
    if len(code) == 2 and code.isalpha() and code not in _NO_LANDS
)
"""The two-letter codes of the lands that CLDR names."""
_SHORT = 5
_LONG = 8


@lru_cache(maxsize=1)
def territories() -> Stems:
    """Beginnings of the names of all lands that have a two-letter code, with the code in small letters.

    >>> {"eg"} == {name for stem, name in territories()["ег"] if stem.startswith("егип")}
    True
    """
    return stems_of(sorted({pair for language in LANGUAGES for pair in _names(language)}))


def _names(language: str) -> list[tuple[str, str]]:
    known = Locale.parse(language).territories
    return [(stem, code.lower()) for code in CODES if code in known and len(stem := _stem(plain(str(known[code])))) > 3]


def _stem(name: str) -> str:
    """A name without what inflection changes at its end; Slavic names lose more, and so do longer ones."""
    if len(name) <= _SHORT:
        return name if name.isascii() else name.rstrip("аяыиоеіь")
    return name[:-2] if len(name) > _LONG or not name.isascii() else name[:-1]
