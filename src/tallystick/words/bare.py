"""A word as search compares it: without case, accents, ligatures and apostrophes.

Reading must keep "du" and "dû" apart; who searches must find "Élysée" by
"elysee" and "Straße" by "strasse". Accents fall from letters of the Latin and
Greek scripts alone: й and ї are letters of their own. The Russian ё is е.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from tallystick.words.fold import fold, folded_text

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe", "'": None}
)
_LAST_WITH_ACCENTS = "\u03ff"
_LATIN_AND_GREEK = ("\u1e00", "\u1fff")


@lru_cache(maxsize=200_000)
def bare(word: str) -> str:
    """The letters and digits by which a word is found; two spellings that search takes for one have the same.

    >>> bare("Œuvres"), bare("STRASSE") == bare("Straße"), bare("Ёлки"), bare("п’ять"), bare("Łódź"), bare("ﬁn")
    ('oeuvres', True, 'елки', 'пять', 'lodz', 'fin')
    """
    return _bare(fold(word))


def bare_text(text: str) -> str:
    """The same of a whole text, which is not kept: in it each word has its letters, if not its blanks.

    >>> bare("п’ять") in bare_text("Лише п’ять."), bare("Élysée") in bare_text("À l'Élysée")
    (True, True)
    """
    return _bare(folded_text(text))


def _bare(key: str) -> str:
    if key.isascii():
        return key.replace("'", "")
    key = unicodedata.normalize("NFKC", key).casefold().translate(_LETTERS)
    return "".join(letter for letter in map(_base, key) if letter.isalnum())


def _base(letter: str) -> str:
    """The letter without its accents, where its script has accents and no letters made of them."""
    low, high = _LATIN_AND_GREEK
    if letter <= _LAST_WITH_ACCENTS or low <= letter <= high:
        return unicodedata.normalize("NFKD", letter)[0]
    return letter
