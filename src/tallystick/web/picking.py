"""The words of a report from which a person picks those that say what a slot holds.

They are numbered within a window: the sentence of the figure, the one before it
and the one behind it. Without scripts they stand in two lists, from the first word to the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tallystick.exports.holdings import Evidence
from tallystick.model import Span
from tallystick.reports.wording import readable
from tallystick.words.marked import KINDS, marks_of
from tallystick.words.sentences import sentence_around
from tallystick.words.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Word:
    """A word with what stands before it; `kind` is its mark, `is_near` whether it stands in the figure's sentence."""

    number: int
    before: str
    text: str
    kind: str
    is_near: bool
    is_chosen: bool = False


@dataclass
class Picking:
    """The words around a figure."""

    evidence: Evidence

    @cached_property
    def window(self) -> Span:
        """The sentence with its neighbours on the same line."""
        text, here = self.evidence.text, self.evidence.sentence
        before, behind = text[: here.start].rstrip(" "), text[here.end :]
        start, end = here.start, here.end
        if before and not before.endswith("\n"):
            start = sentence_around(text, Span(len(before) - 1, len(before))).start
        gap = len(behind) - len(behind.lstrip(" "))
        if behind.strip() and not behind.lstrip(" ").startswith("\n"):
            end = sentence_around(text, Span(here.end + gap, here.end + gap + 1)).end
        return Span(min(start, here.start), max(end, here.end))

    @cached_property
    def places(self) -> list[Span]:
        """The place of each word; marks stand between words and are none."""
        window = self.window
        tokens = Tokens(window.of(self.evidence.text))
        wanted = [index for index in range(len(tokens)) if tokens.kinds[index] in "wd"]
        return [tokens.span(index, index).shifted(window.start) for index in wanted]

    def span(self, first: int, last: int) -> Span | None:
        """The place from one word to another, in whichever order; None where there are no such words."""
        low, high = min(first, last), max(first, last)
        if low < 0 or high >= len(self.places):
            return None
        return self.places[low].hull(self.places[high])

    def numbers(self, span: Span | None) -> tuple[int, int] | None:
        """The first and the last word of a place."""
        inside = [number for number, place in enumerate(self.places) if span is not None and place.overlaps(span)]
        return (inside[0], inside[-1]) if inside else None

    def words(self, chosen: tuple[int, int] | None) -> list[Word]:
        """All words with their marks, those chosen told."""
        found, place = [], self.window.start
        text = self.evidence.text
        for number, span in enumerate(self.places):
            found.append(
                Word(
                    number,
                    _steady(text[place : span.start]),
                    readable(span.of(text)),
                    self._mark(span),
                    self.evidence.sentence.contains(span),
                    chosen is not None and chosen[0] <= number <= chosen[1],
                )
            )
            place = span.end
        return found

    @property
    def rest(self) -> str:
        """What stands behind the last word."""
        end = self.places[-1].end if self.places else self.window.start
        return _steady(self.evidence.text[end : self.window.end])

    def _mark(self, span: Span) -> str:
        here = [mark.kind for mark in marks_of(self.evidence.read) if mark.span.overlaps(span)]
        return min(here, key=KINDS.index, default="")


def _steady(gap: str) -> str:
    """What stands between two words, on one line."""
    inner = readable(gap)
    return f"{' ' * (gap[:1].isspace() and bool(inner))}{inner}{' ' * gap[-1:].isspace()}"
