"""What a person asks a search for, in whatever they type.

    shells ukraine        both words, in any of their forms
    "artillery shells"    these words side by side
    deliver*              words that begin so, as they are written
    -drones               not this word

Every string is a query. A quotation mark without its partner quotes to the end,
a sign that means nothing is left out, and a word that our scanner cuts in pieces
("AK-12") stands for the pieces side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.ledger.search_terms import Term, terms
from tallystick.packs.lemmas import Lemmas

MOST_WORDS = 40
"""How many words and phrases of a query count; the others are left out."""
_PIECES = re.compile(r"""(?P<minus>-?)(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))""")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Terms side by side, mostly one; of the last only the beginning as it is written where `is_prefix`."""

    terms: tuple[str, ...]
    is_prefix: bool = False

    def places(self, text: Sequence[Term]) -> list[tuple[int, int]]:
        """Where it stands in a row of terms: the first and the last of each place."""
        size = len(self.terms)
        if size == 1 and not self.is_prefix:
            (wanted,) = self.terms
            return [(at, at) for at, term in enumerate(text) if term.term == wanted]
        return [(at, at + size - 1) for at in range(len(text) - size + 1) if self._fits(text[at : at + size])]

    def letters(self, lemmas: Lemmas) -> tuple[str, ...]:
        """Letters of which any bare word that it stands for has some; an empty text where that cannot be told."""
        if len(self.terms) > 1 or not self.terms[0].isalpha():
            return ("",)
        return self.terms if self.is_prefix else lemmas.letters(self.terms[0])

    def _fits(self, run: Sequence[Term]) -> bool:
        if not self.is_prefix:
            return all(term.term == wanted for term, wanted in zip(run, self.terms, strict=True))
        whole = zip(run[:-1], self.terms[:-1], strict=True)
        return run[-1].form.startswith(self.terms[-1]) and all(term.term == wanted for term, wanted in whole)


@dataclass(frozen=True, slots=True)
class Query:
    """All that must be there, and what must not."""

    asked: tuple[Wanted, ...] = ()
    excluded: tuple[Wanted, ...] = ()


def query_of(text: str, lemmas: Lemmas) -> Query:
    """The query as it reads in one language.

    >>> query_of('"two tanks" deliver* -drone !!', Lemmas("xx"))  # doctest: +NORMALIZE_WHITESPACE
    Query(asked=(Wanted(terms=('two', 'tanks'), is_prefix=False), Wanted(terms=('deliver',), is_prefix=True)),
          excluded=(Wanted(terms=('drone',), is_prefix=False),))
    """
    asked: dict[Wanted, None] = {}
    excluded: dict[Wanted, None] = {}
    for piece in _PIECES.finditer(text):
        found = _wanted(piece["word"] or piece["phrase"] or "", lemmas)
        if found is not None:
            (excluded if piece["minus"] else asked)[found] = None
        if len(asked) + len(excluded) == MOST_WORDS:
            break
    return Query(tuple(asked), tuple(excluded))


def _wanted(piece: str, lemmas: Lemmas) -> Wanted | None:
    """What a word or a quoted phrase stands for; None where it has neither letter nor digit."""
    found = terms(piece, lemmas)[:MOST_WORDS]
    if not found:
        return None
    last = found[-1]
    is_prefix = piece[last.end : last.end + 1] == "*"
    return Wanted((*(term.term for term in found[:-1]), last.form if is_prefix else last.term), is_prefix)
