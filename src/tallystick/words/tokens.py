"""A text cut once into words, numbers, marks and line breaks, each with its place.

Hyphens, slashes and all other marks are tokens of their own, so that "AK-12" is
three tokens without a gap between them; patterns in packs are cut by the same
knife. What an apostrophe does differs by language, and the language pack says it:

* ``after``: it ends a word (French, Italian: ``d'`` + ``unités``);
* ``before``: it begins one (English: ``Russia`` + ``'s``);
* ``inside``: it is a letter (Ukrainian: ``п'ять``).

Points and commas between digits stay inside a number ("1,234.5"); whether they
group or divide is for the number recogniser to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from itertools import compress, count
from operator import attrgetter, eq

from tallystick.model import Span
from tallystick.words.fold import fold

_LETTER = r"[^\W\d_]"
_MARKS = r"[\u0300-\u036f\u00ad]"
# Possessive, since nothing is to be gained by giving letters back: a page of one endless word costs no memory.
_WORD = rf"(?:{_LETTER}{_MARKS}*+)++"
_TICK = "['’ʼ‘`]"
_DIGITS = r"\d+(?:[.,]\d+|['’]\d{3}(?!\d))*"


class Apostrophe(StrEnum):
    """What an apostrophe between letters, or before figures, does in a language."""

    AFTER = "after"
    BEFORE = "before"
    INSIDE = "inside"


_WORDS = {
    # "l'acqua", and "l'80 %" too.
    Apostrophe.AFTER: rf"{_WORD}(?:{_TICK}(?={_LETTER}|\d))?",
    Apostrophe.BEFORE: rf"{_WORD}|(?<={_LETTER}){_TICK}{_WORD}",
    Apostrophe.INSIDE: rf"{_WORD}(?:{_TICK}{_WORD})*",
}
_SCANNERS = {
    kind: re.compile(rf"(?P<d>{_DIGITS})|(?P<w>{words})|(?P<n>[\n\r\u2028\u2029]+)|(?P<p>\S)")
    for kind, words in _WORDS.items()
}


_KIND = attrgetter("lastgroup")


class Tokens:
    """The tokens of one text as parallel lists: `starts`, `ends`, folded `keys`, and `kinds`.

    A kind is "w" (word), "d" (digits), "p" (a mark) or "n" (line break).
    """

    __slots__ = ("_glued", "ends", "keys", "kinds", "starts", "text")

    def __init__(self, text: str, apostrophe: Apostrophe = Apostrophe.BEFORE) -> None:
        self.text = text
        found = list(_SCANNERS[apostrophe].finditer(text))
        # List by list, which leaves the loops to the interpreter's own code: every word of every text comes by here.
        self.starts: list[int] = list(map(re.Match.start, found))
        self.ends: list[int] = list(map(re.Match.end, found))
        self.kinds: list[str] = list(map(_KIND, found))
        words = map(re.Match.group, found)
        self.keys: list[str] = [
            fold(word) if kind == "w" else word for word, kind in zip(words, self.kinds, strict=True)
        ]
        self._glued = frozenset(compress(count(1), map(eq, self.ends, self.starts[1:])))

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.starts)

    def word(self, index: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def span(self, first: int, last: int) -> Span:
        """The place of a run of tokens, both ends inclusive."""
        return Span(self.starts[first], self.ends[last])

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it; nothing is glued past the end."""
        return index in self._glued

    def is_capital(self, index: int) -> bool:
        """Whether the token is a word that starts with a capital letter."""
        return self.kinds[index] == "w" and self.text[self.starts[index]].isupper()

    def at(self, offset: int) -> int:
        """The first token that ends after a code point; the number of tokens where none does."""
        return bisect_right(self.ends, offset)
