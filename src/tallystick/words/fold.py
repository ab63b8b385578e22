"""One key for all spellings of a word form.

Case, composed and decomposed accents, kinds of apostrophe and the Russian ё
make no difference to what a word is; accents on letters do (French "du" and
"dû"), so they stay. Stress marks that some texts set over Russian and Ukrainian
vowels have no composed letter and fall away.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "ʹ": "'", "`": "'", "‘": "'", "ё": "е", "\u00ad": None})


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The key under which a word form is looked up.

    >>> fold("L’Armée"), fold("ещё")
    ("l'armée", 'еще')
    """
    return folded_text(word)


def folded_text(text: str) -> str:
    """The same of a whole text, which is not kept: in it each word has its key."""
    if text.isascii():
        return text.lower()
    key = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES)
    if any("\u0300" <= mark <= "\u036f" for mark in key):
        key = "".join(mark for mark in key if not "\u0300" <= mark <= "\u036f")
    return key
