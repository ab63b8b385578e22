"""The sentences that show why a document was found, in its own words, with the places of what was asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.search_query import Query
from tallystick.ledger.search_terms import terms
from tallystick.model import MentionRef, Span
from tallystick.packs.lemmas import Lemmas
from tallystick.words.bare import bare_text
from tallystick.words.sentences import sentence_around

MOST = 2
_WIDEST = 360
_LEAD = 120


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text or title (`place`) at its span, and the spans in that text of what was asked."""

    place: str
    span: Span
    words: str
    marks: tuple[Span, ...]

    def holds(self, mention: MentionRef) -> bool:
        """Whether the mention's number stands in it."""
        return mention.place == self.place and self.span.overlaps(mention.span)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one thing that was asked stands."""

    wanted: int
    span: Span


def snippets(
    row: Row[Any], query: Query, lemmas: Lemmas, abbreviations: Collection[str], most: int = MOST
) -> tuple[Snippet, ...]:
    """The best few sentences: first what holds most of what was asked, then by place; of the title only in need."""
    text = unpacked_text(row.text)
    found = _snippets(text, "text", query, lemmas, abbreviations)
    if not found and row.title:
        found = _snippets(row.title, "title", query, lemmas, abbreviations)
    return tuple(found[:most])


def _snippets(text: str, place: str, query: Query, lemmas: Lemmas, abbreviations: Collection[str]) -> list[Snippet]:
    """Each sentence that holds something asked, the best first."""
    places = sorted(_places(text, query, lemmas), key=lambda each: each.span)
    found: list[tuple[int, int, Snippet]] = []
    end = 0
    for each in places:
        if each.span.start < end:
            continue
        window = _cut(sentence_around(text, each.span, abbreviations), each.span)
        inside = [other for other in places if window.contains(other.span)]
        marks = tuple(sorted({other.span for other in inside}))
        snippet = Snippet(place, window, window.of(text), marks)
        found.append((-len({other.wanted for other in inside}), window.start, snippet))
        end = window.end
    return [snippet for _, _, snippet in sorted(found, key=lambda one: one[:2])]


def _places(text: str, query: Query, lemmas: Lemmas) -> Iterator[_Place]:
    for start, part in _parts(text, query, lemmas):
        row = terms(part, lemmas)
        for number, wanted in enumerate(query.asked):
            for first, last in wanted.places(row):
                yield _Place(number, Span(start + row[first].start, start + row[last].end))


def _parts(text: str, query: Query, lemmas: Lemmas) -> Iterator[tuple[int, str]]:
    """The parts of a text that may hold what is asked, each with its beginning: the lines with such letters.

    No word goes on in another line. Phrases may, and numbers are written in many ways: for them it is the whole text.
    """
    letters = [some for wanted in query.asked for some in wanted.letters(lemmas)]
    if not all(letters):
        yield 0, text
        return
    start = 0
    for line in text.split("\n"):
        here = bare_text(line)
        if any(some in here for some in letters):
            yield start, line
        start += len(line) + 1


def _cut(sentence: Span, inside: Span) -> Span:
    """The sentence, or the surroundings of what was found in a very long one."""
    if sentence.end - sentence.start <= _WIDEST:
        return sentence
    start = max(sentence.start, inside.start - _LEAD)
    return Span(start, max(inside.end, min(sentence.end, start + _WIDEST)))
