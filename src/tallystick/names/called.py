"""Whether a whole name is that of a land, and of which: not of its people, its ministry or its capital."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Any

from babel import Locale

from tallystick.names.oblique import cases
from tallystick.names.stems import plain
from tallystick.names.territories import CODES, LANGUAGES

_MOST_WORDS = 5  # as the longest names of lands have; each word may stand in some case


@lru_cache(maxsize=20_000)
def land_called(name: str) -> str | None:
    """The two-letter code of the land of that name in a language that is read, an article and a Slavic case apart.

    >>> land_called("l'Éthiopie"), land_called("Южной Корее"), land_called("die Ukraine"), land_called("Ирака")
    ('ET', 'KR', 'UA', 'IQ')
    >>> land_called("украинские войска"), land_called("Ukrainian army"), land_called("Kyiv"), land_called("Nigerianer")
    (None, None, None, None)
    """
    known = _names()
    forms = (form for written in (plain(name), without_article(name)) for form in _nominatives(written))
    return next((known[form] for form in forms if form in known), None)


def without_article(name: str) -> str:
    """A name in plain letters, the article at its beginning left out."""
    written = plain(name)
    for article in _articles():
        if written.startswith(article):
            return written.removeprefix(article)
    return written


def _nominatives(written: str) -> Iterator[str]:
    """A plain name as it stands, then with its words as they may be in the nominative."""
    words = written.split()
    if len(words) <= _MOST_WORDS:
        yield from map(" ".join, product(*((word, *cases().bases(word)) for word in words)))


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """The codes of all lands by their plain names, as CLDR and our own list have them."""
    found = {plain(name): code.upper() for code, names in _table()["called"].items() for name in names}
    for language in LANGUAGES:
        known = Locale.parse(language).territories
        for code in CODES:
            if code in known:
                found.setdefault(plain(str(known[code])), code)
    return found


@lru_cache(maxsize=1)
def _articles() -> tuple[str, ...]:
    """Articles as they begin a plain name: with the blank behind them, where they have one."""
    return tuple(plain(word) if word[-1] in "'’" else f"{plain(word)} " for word in _table()["articles"])


def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("tallystick.names") / "lands.toml").read_text(encoding="utf-8"))
