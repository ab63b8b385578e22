"""Mentions gathered by the sentence that states them, so that a sentence with three figures is shown once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tallystick.model import Document, Mention, Reading, Span
from tallystick.words.marked import Mark, Piece, marks_of, pieces
from tallystick.words.sentences import sentence_around


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence of a text or title, cut at its marks, and the mentions in it."""

    place: str
    pieces: tuple[Piece, ...]
    mentions: tuple[Mention, ...]


def stated(reading: Reading, abbreviations: Collection[str] = ()) -> list[Stated]:
    """The sentences of a reading that hold mentions, in the order of their first figures, the title's first."""
    groups: dict[tuple[str, Span], list[Mention]] = {}
    known = frozenset(abbreviations)
    for mention in reading.mentions:
        sentence = sentence_around(text_at(reading.document, mention.place), mention.quantity_span, known)
        groups.setdefault((mention.place, sentence), []).append(mention)
    return [
        Stated(place, tuple(_pieces(text_at(reading.document, place), sentence, mentions)), tuple(mentions))
        for (place, sentence), mentions in groups.items()
    ]


def _pieces(text: str, sentence: Span, mentions: Sequence[Mention]) -> list[Piece]:
    marks: list[Mark] = [mark for mention in mentions for mark in marks_of(mention)]
    return pieces(text, sentence, marks)


def text_at(document: Document, place: str) -> str:
    """The title or the text of a document, by the name of the place that spans lie in."""
    return (document.title or "") if place == "title" else document.text
