"""A stretch of text with what matters in it marked: which words are the figure, the item, the speaker, the period.

Both faces draw from the same pieces: a terminal in colours or brackets, a page as marked spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tallystick.model import Mention, Span
from tallystick.words.sentences import sentences
from tallystick.words.tokens import Tokens

KINDS = ("figure", "item", "speaker", "period", "agent", "recipient", "hedge")
"""The kinds of marks, the weightier first: where two overlap, the first in this order wins."""

_WINDOW = 4000


@dataclass(frozen=True, slots=True)
class Mark:
    """What the words at a place are: one of KINDS."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and what they are; `kind` is None for those between the marks."""

    text: str
    kind: str | None = None


def marks_of(mention: Mention) -> Iterator[Mark]:
    """The marks of a mention, by the spans of its slots."""
    slots = {
        "figure": mention.quantity_span,
        "item": mention.item.span,
        "speaker": mention.speaker.span if mention.speaker else None,
        "period": mention.period.span if mention.period else None,
        "agent": mention.agent.span if mention.agent else None,
        "recipient": mention.recipient.span if mention.recipient else None,
        "hedge": mention.hedge,
    }
    for kind, span in slots.items():
        if span is not None:
            yield Mark(kind, span)


def pieces(text: str, window: Span, marks: Iterable[Mark]) -> list[Piece]:
    """The words of a window cut at its marks; put together again they are the window.

    A mark that another covers loses the covered part.
    """
    kinds: list[str | None] = [None] * (window.end - window.start)
    for mark in sorted(marks, key=lambda mark: KINDS.index(mark.kind), reverse=True):
        start, end = max(mark.span.start, window.start), min(mark.span.end, window.end)
        for place in range(start, end):
            kinds[place - window.start] = mark.kind
    return list(_runs(window.of(text), kinds))


def _runs(words: str, kinds: list[str | None]) -> Iterator[Piece]:
    start = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or kinds[place] != kinds[start]:
            yield Piece(words[start:place], kinds[start])
            start = place


def sentence_around(text: str, span: Span, abbreviations: frozenset[str] = frozenset()) -> Span:
    """The sentence, or the sentences, that hold a span.

    Only the line around the span is cut, and of a very long one only the
    surroundings: who shows a word needs no whole book for it.
    """
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _WINDOW)
    newline = text.find("\n", span.end)
    end = min(len(text) if newline < 0 else newline, span.end + _WINDOW)
    tokens = Tokens(text[start:end])
    inside = span.shifted(-start)
    found = [tokens.span(sentence.first, sentence.last) for sentence in sentences(tokens, abbreviations)]
    touched = [place for place in found if place.overlaps(inside)]
    return touched[0].hull(touched[-1]).shifted(start) if touched else span
