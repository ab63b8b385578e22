"""A text as search sees it: a row of terms, each with its place in the text.

A term is the word's lemma, or what is left of it without its ending. Numbers are
found however they are grouped ("10 000", "10,000", "10.000"). What an apostrophe
has cut off ("l'armée", "Russia's") is no word anybody searches for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from tallystick.model import Span
from tallystick.packs.lemmas import Lemmas
from tallystick.words.bare import bare
from tallystick.words.tokens import Tokens

LONGEST = 60
"""Letters of a term that count; a word that is longer is found by its beginning."""
_TICKS = frozenset("'’ʼ‘`")
_ENDING = frozenset(".,;:!?")
_IN_A_GROUP = 3
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


@lru_cache(maxsize=20_000)
def terms_of_name(name: str, lemmas: Lemmas) -> tuple[Term, ...]:
    """The terms of a party's or thing's name, which report after report has."""
    return tuple(terms(name, lemmas))


def terms_within(text: str, found: Sequence[Term], span: Span) -> Sequence[Term] | None:
    """The terms of a part of a text, out of those that the whole text has; None where its ends may cut a word.

    >>> text = "They got 10 000 shells."
    >>> [term.term for term in terms_within(text, terms(text, Lemmas("xx")), Span(5, 22)) or ()]
    ['got', '10000', 'shells']
    >>> terms_within(text, terms(text, Lemmas("xx")), Span(12, 22)), terms_within(text, (), Span(0, 3))
    (None, None)
    """
    first, last = (bisect_left(found, end, key=attrgetter("start")) for end in span)
    if not (_is_between_words(text, span.start) and _is_between_words(text, span.end)):
        return None
    is_cut = any(found[at - 1].end > end for at, end in ((first, span.start), (last, span.end)) if at)
    return None if is_cut else found[first:last]


def _is_between_words(text: str, at: int) -> bool:
    """Whether no word or number can stand on both sides of a place: at an end, a blank, or a mark behind a word."""
    if at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace():
        return True
    return text[at] in _ENDING and not text[at + 1 : at + 2].isdigit()


def line_of(found: Iterable[str]) -> str:
    """Terms as one line, in which a run of them is a part of the line.

    >>> line_of(["two", "shells"]), line_of([])
    (' two shells ', '')
    """
    joined = " ".join(found)
    return f" {joined} " if joined else ""


def _terms(tokens: Tokens, lemmas: Lemmas) -> Iterator[Term]:
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    last = -1
    for index, kind in enumerate(tokens.kinds):
        if index <= last:  # a part of the number before
            continue
        if kind == "w":
            form, term = _word(text[starts[index] : ends[index]], lemmas)
            if form:
                yield Term(starts[index], ends[index], form, term)
        elif kind == "d":
            last = _last_group(tokens, index) if ends[index] - starts[index] <= _IN_A_GROUP else index
            digits = _number(tokens, index, last)[:LONGEST]
            if digits:
                yield Term(starts[index], ends[last], digits, digits)


@lru_cache(maxsize=100_000)
def _word(word: str, lemmas: Lemmas) -> tuple[str, str]:
    """The form and the term of a word; both empty where an apostrophe has cut it off another: `l'`, `'s`."""
    form = "" if word[-1] in _TICKS or word[0] in _TICKS else bare(word)
    return form[:LONGEST], lemmas.term(form)[:LONGEST]


def _last_group(tokens: Tokens, index: int) -> int:
    """The last token of a number that is written in groups of three with spaces between them."""
    while (
        tokens.ends[index] - tokens.starts[index] <= _IN_A_GROUP
        and index + 1 < len(tokens)
        and tokens.kinds[index + 1] == "d"
        and tokens.ends[index + 1] - tokens.starts[index + 1] == _IN_A_GROUP
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
    return _plain("".join([tokens.word(index) for index in range(first, last + 1)]))


@lru_cache(maxsize=20_000)
def _plain(digits: str) -> str:
    return bare(_GROUPED.sub("", digits).replace(",", ".").replace("’", "").replace("'", ""))
