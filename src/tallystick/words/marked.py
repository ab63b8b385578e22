"""A stretch of text with what matters in it marked: which words are the figure, the item, the speaker, the period.

Both faces draw from the same pieces: a terminal in colours or brackets, a page as marked spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tallystick.model import Mention, Span

KINDS = ("figure", "item", "speaker", "period", "agent", "recipient", "hedge")
"""The kinds of marks, the weightier first: where two overlap, the first in this order wins."""


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
