"""The words of a source as they are quoted: the sentence around a figure, cut where only short quotations may leave.

A cut is always shown, by `[…]`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.exports.holdings import Evidence
from tallystick.model import Span

SHORT = 300
"""The most code points that a short quotation has."""
CUT = "[…]"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The place of the quoted words in their text, and whether the sentence goes on before and behind them."""

    place: Span
    cut_before: bool = False
    cut_after: bool = False

    def of(self, text: str) -> str:
        """The words on one line, with what was left out marked."""
        before, after = (f"{CUT} " if self.cut_before else ""), (f" {CUT}" if self.cut_after else "")
        return f"{before}{' '.join(self.place.of(text).split())}{after}"


def quotation(evidence: Evidence, *, whole: bool) -> Quotation:
    """The sentence around the figure, or, where it need not be whole, at most SHORT code points of it."""
    return (
        Quotation(evidence.sentence)
        if whole
        else shortened(evidence.text, evidence.sentence, evidence.read.quantity_span)
    )


def quoted(evidence: Evidence, *, whole: bool) -> str:
    """The words of that quotation on one line."""
    return quotation(evidence, whole=whole).of(evidence.text)


def shortened(text: str, sentence: Span, figure: Span) -> Quotation:
    """A stretch of a sentence around a figure, cut between words, never longer than SHORT."""
    if sentence.end - sentence.start <= SHORT:
        return Quotation(sentence)
    room = max(0, SHORT - (figure.end - figure.start)) // 2
    start, end = max(sentence.start, figure.start - room), min(sentence.end, figure.end + room)
    end = min(end, start + SHORT)
    if start > sentence.start:
        start = _next_word(text, start, figure.start)
    if end < sentence.end:
        end = _last_word(text, end, figure.end)
    return Quotation(Span(start, end), start > sentence.start, end < sentence.end)


def _next_word(text: str, start: int, limit: int) -> int:
    """The first place from `start` on at which a word begins; `start` itself where there is none before the limit."""
    for place in range(start, limit):
        if text[place - 1].isspace() and not text[place].isspace():
            return place
    return start


def _last_word(text: str, end: int, limit: int) -> int:
    """The last place up to `end` at which a word ends; `end` itself where there is none behind the limit."""
    for place in range(end, limit, -1):
        if text[place].isspace() and not text[place - 1].isspace():
            return place
    return end
