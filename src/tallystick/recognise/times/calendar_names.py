"""The names of months and weekdays as CLDR has them, through Babel.

Packs add what CLDR lacks: the other cases of Slavic names, spellings of the
press, and which names need care ("may", "mars", "вс").
"""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from tallystick.words.fold import fold

Names = dict[str, tuple[str, int]]


@lru_cache(maxsize=64)
def calendar_names(code: str) -> Names:
    """The folded one-word names of a language, each with "month" or "weekday" and its number (Monday is 0).

    >>> calendar_names("fr")["janv"], calendar_names("ru")["среда"]
    (('month', 1), ('weekday', 2))
    """
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {}
    found: Names = {}
    for kind, tables in (("weekday", locale.days), ("month", locale.months)):
        for context in ("stand-alone", "format"):
            for width in ("abbreviated", "wide"):
                for number, name in tables[context][width].items():
                    key = fold(str(name).rstrip("."))
                    if key.isalpha() and len(key) > 1:
                        found[key] = (kind, int(number))
    return found


@lru_cache(maxsize=64)
def date_order(code: str) -> str:
    """Which of two small figures in a date is first: "mdy" or "dmy", by the language's short format in CLDR.

    >>> date_order("en"), date_order("ru")
    ('mdy', 'dmy')
    """
    try:
        pattern = str(Locale.parse(code).date_formats["short"].pattern)
    except (UnknownLocaleError, ValueError):
        return "dmy"
    return "mdy" if 0 <= pattern.lower().find("m") < pattern.find("d") and not pattern.startswith("y") else "dmy"
