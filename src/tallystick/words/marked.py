"""A stretch of text with what matters in it marked: which words are the figure, the item, the speaker, the period.

Both faces draw from the same pieces: a terminal in colours or brackets, a page as marked spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

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
    edges = {0, len(kinds)}
    for mark in sorted(marks, key=lambda mark: KINDS.index(mark.kind), reverse=True):
        start = max(mark.span.start, window.start) - window.start
        end = min(mark.span.end, window.end) - window.start
        if start < end:
            kinds[start:end] = [mark.kind] * (end - start)
            edges |= {start, end}
    return list(_runs(window.of(text), kinds, sorted(edges)))


def _runs(words: str, kinds: Sequence[str | None], edges: Sequence[int]) -> Iterator[Piece]:
    """The words between some edges, those that follow one another and are the same in one."""
    for kind, parts in groupby(pairwise(edges), key=lambda part: kinds[part[0]]):
        ((start, end), *others) = parts
        yield Piece(words[start : others[-1][1] if others else end], kind)
