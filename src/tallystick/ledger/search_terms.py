"""A text as search sees it: a row of terms, each with its place in the text.

A term is the word's lemma, or what is left of it without its ending. Numbers are
found however they are grouped ("10 000", "10,000", "10.000"). What an apostrophe
has cut off ("l'armée", "Russia's") is no word anybody searches for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tallystick.packs.lemmas import Lemmas
from tallystick.words.bare import bare
from tallystick.words.tokens import Tokens

LONGEST = 60
"""Letters of a term that count; a word that is longer is found by its beginning."""
_TICKS = frozenset("'’ʼ‘`")
_GAPS = frozenset(" \u00a0\u2009\u202f")
_GROUPED = re.compile(r"[.,'’](?=\d{3}(?:\D|$))")


class Term(NamedTuple):
    """A term in its place; `form` is the word as it stands there, bare."""

    start: int
    end: int
    form: str
    term: str


def terms(text: str, lemmas: Lemmas) -> list[Term]:
    """The terms of a text, in order."""
    return list(_terms(Tokens(text, lemmas.apostrophe), lemmas))


def line_of(found: Iterable[str]) -> str:
    """Terms as one line, in which a run of them is a part of the line.

    >>> line_of(["two", "shells"]), line_of([])
    (' two shells ', '')
    """
    joined = " ".join(found)
    return f" {joined} " if joined else ""


def _terms(tokens: Tokens, lemmas: Lemmas) -> Iterator[Term]:
    index = 0
    while index < len(tokens):
        last = index
        if tokens.kinds[index] == "w":
            form = "" if _is_cut_off(tokens, index) else bare(tokens.word(index))
            term = lemmas.term(form)
        elif tokens.kinds[index] == "d":
            last = _last_group(tokens, index)
            form = term = _number(tokens, index, last)
        else:
            form = term = ""
        if form:
            yield Term(tokens.starts[index], tokens.ends[last], form[:LONGEST], term[:LONGEST])
        index = last + 1


def _is_cut_off(tokens: Tokens, index: int) -> bool:
    """Whether an apostrophe has cut the word off another: `l'`, `'s`."""
    word = tokens.word(index)
    return word[-1] in _TICKS or word[0] in _TICKS


def _last_group(tokens: Tokens, index: int) -> int:
    """The last token of a number that is written in groups of three with spaces between them."""
    while (
        len(tokens.word(index)) <= 3
        and index + 1 < len(tokens)
        and tokens.kinds[index + 1] == "d"
        and len(tokens.word(index + 1)) == 3
        and tokens.starts[index + 1] - tokens.ends[index] == 1
        and tokens.text[tokens.ends[index]] in _GAPS
    ):
        index += 1
    return index


def _number(tokens: Tokens, first: int, last: int) -> str:
    """The digits as one number, without marks between groups and with a point for decimals.

    >>> _number(Tokens("1,234.5"), 0, 0), _number(Tokens("10 000"), 0, 1), _number(Tokens("2,5"), 0, 0)
    ('1234.5', '10000', '2.5')
    """
    joined = "".join(tokens.word(index) for index in range(first, last + 1))
    return bare(_GROUPED.sub("", joined).replace(",", ".").replace("’", "").replace("'", ""))
