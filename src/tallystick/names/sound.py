"""One spelling for all the ways a name is carried from script to script.

A name is first put into Latin letters, then brought to a plain form in which the
habits of English, French, German, Polish and Slavic transliteration meet:
Белоусов, Бєлоусов, Belousov, Beloussov and Beloussow are one; Белов is another.
The form is for comparing and for keys, never for display.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

# Read from top to bottom; each row is a habit of some transliteration and what it stands for.
_STEPS: tuple[tuple[str, str], ...] = (
    (r"[^a-z]", ""),
    (r"tkh", "th"),
    (r"shch|schtsch|chtch|szcz|stch", "sh"),
    (r"tsch|tch|tsh|dzh|dj", "sh"),
    (r"sch|sh|ch|cz|sz|zh", "sh"),
    (r"kh", "k"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"gu(?=[ei])", "g"),
    (r"ff$|w", "v"),
    (r"x", "ks"),
    (r"ck|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"tz|ts|z", "s"),
    (r"(?<=[^s])h|^h", "g"),
    (r"eau|au", "o"),
    (r"ou|oo|w", "u"),
    (r"[yj]", "i"),
    (r"(?<=[bdfgklmnprstv])i?u[ie]?(?=[bdfgklmnprstv])", "u"),
    (r"i[eo]", "e"),
    (r"(?<=[aeou])i(?=[aou])", ""),
    (r"(.)\1+", r"\1"),
    (r"i$|(?<=in)e$|(?<=[^aeiou])e$", ""),
    (r"[ea]i(?=$)", "e"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), plain) for pattern, plain in _STEPS)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The plain form of one part of a name; empty where it has no letters.

    >>> {sound(name) for name in ("Белоусов", "Бєлоусов", "Belousov", "Beloussov", "Beloussow")}
    {'belusov'}
    >>> sound("Белов")
    'belov'
    >>> sound("Choïgou") == sound("Shoigu") == sound("Шойгу")
    True
    """
    plain = anyascii(word).lower()
    for pattern, replacement in _COMPILED:
        plain = pattern.sub(replacement, plain)
    return plain


# One letter, several sounds: J is said otherwise in Jean, Jorge and Jan, and soft G in Giorgia and Gerardo.
_OTHERWISE = (
    (re.compile(r"gi(?=[aou])|[gj]e(?=[ao])|g(?=[ei])|j", re.IGNORECASE), "zh"),
    (re.compile(r"g(?=[ei])|j", re.IGNORECASE), "kh"),
)


def said_otherwise(word: str) -> frozenset[str]:
    """The plain forms of a part of a name as other languages may say its letters; empty where they all agree.

    >>> sound("Жан") in said_otherwise("Jean"), sound("Хорхе") in said_otherwise("Jorge")
    (True, True)
    """
    return frozenset(sound(said.sub(letters, word)) for said, letters in _OTHERWISE if said.search(word))
