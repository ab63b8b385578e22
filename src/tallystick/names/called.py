"""Whether a whole name is that of a land, and of which: not of its people, its ministry or its capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from babel import Locale

from tallystick.names.stems import plain
from tallystick.names.territories import CODES, LANGUAGES

_ARTICLES = re.compile(r"^(?:the|la|le|les|l['’]|der|die|das|den|dem|des|el|los|las|il|lo|gli|i|o|a|os|as) ?")
_INFLECTED = frozenset({"pl", "ru", "uk"})
# By how much a case of a Slavic name differs from the name at its end, and how much of it must be there.
_ENDING = 2
_LEAST = 3


@lru_cache(maxsize=20_000)
def land_called(name: str) -> str | None:
    """The two-letter code of the land of that name in a language that is read, an article and a Slavic case apart.

    >>> land_called("l'Éthiopie"), land_called("Южной Корее"), land_called("die Ukraine"), land_called("США")
    ('ET', 'KR', 'UA', 'US')
    >>> land_called("украинские войска"), land_called("Ukrainian army"), land_called("Kyiv"), land_called("Nigerianer")
    (None, None, None, None)
    """
    written = plain(name)
    for form in dict.fromkeys((written, without_article(name))):
        for language in LANGUAGES:
            found = _names(language).get(form) or (_in_some_case(form, language) if language in _INFLECTED else None)
            if found:
                return found
        if form in _others():
            return _others()[form]
    return next((code for other, code in _others().items() if _may_be_cases(written.split(), other.split())), None)


def without_article(name: str) -> str:
    """A name in plain letters, the article at its beginning left out."""
    return _ARTICLES.sub("", plain(name))


def _in_some_case(form: str, language: str) -> str | None:
    """The land whose name differs from a form at the ends of its words only."""
    words = form.split()
    near = (code for called, code in _names(language).items() if _may_be_cases(words, called.split()))
    return next(near, None)


def _may_be_cases(words: list[str], called: list[str]) -> bool:
    return len(words) == len(called) and all(_may_be_case(*pair) for pair in zip(words, called, strict=True))


def _may_be_case(word: str, called: str) -> bool:
    kept = len(called) - _ENDING
    return word == called or (
        kept >= _LEAST and word[:kept] == called[:kept] and abs(len(word) - len(called)) < _ENDING
    )


@lru_cache(maxsize=1)
def _others() -> Mapping[str, str]:
    """The codes of lands by plain names that CLDR does not have."""
    table = tomllib.loads((files("tallystick.names") / "offices.toml").read_text(encoding="utf-8"))
    return {plain(name): code.upper() for code, names in table["called"].items() for name in names}


@lru_cache(maxsize=len(LANGUAGES))
def _names(language: str) -> Mapping[str, str]:
    """The codes of all lands by their plain names in a language, as CLDR has them."""
    known = Locale.parse(language).territories
    return {plain(str(known[code])): code for code in CODES if code in known}
