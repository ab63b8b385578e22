"""Quotations, where marks are odd, nested, missing, or the same as apostrophes.

Marks are not paired by position. A mark opens or closes by its shape, or, where its shape
says nothing, by the spaces around it. What closes without having been opened began with
its sentence; what opens and never closes ends with its paragraph, unless the next one closes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.recognise.ground.wording import CLOSING_QUOTES, NEUTRAL_QUOTES, OPENING_QUOTES, QUOTES, Wording

_SENTENCE_MARKS = frozenset(".,!?…")
_BEHIND = _SENTENCE_MARKS | frozenset(";:)]»”")
_LEAST_WORDS = 4
_CLOSER_OF = {"«": "»", "“": "”", "„": "“”", "‘": "’", "‹": "›", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: the tokens of the words and of the outer marks (the same where a mark is missing)."""

    first: int
    last: int
    outer_first: int
    outer_last: int

    def holds(self, token: int) -> bool:
        """Whether a token lies in it, marks included."""
        return self.outer_first <= token <= self.outer_last


def quotations(wording: Wording) -> list[Quotation]:
    """The quotations of a text that may be utterances, in order; quoted names and single words are left out."""
    return [quote for quote in _outermost(_Pairing(wording).found()) if _is_utterance(wording, quote)]


def _outermost(found: list[Quotation]) -> list[Quotation]:
    result: list[Quotation] = []
    for quote in sorted(found, key=lambda quote: (quote.outer_first, -quote.outer_last)):
        if not result or quote.outer_last > result[-1].outer_last:
            result.append(quote)
    return result


def _is_utterance(wording: Wording, quote: Quotation) -> bool:
    """Whether the quoted words are more than a name or a term."""
    words = sum(wording.is_word(token) for token in range(quote.first, quote.last + 1))
    if words >= _LEAST_WORDS:
        return True
    ends = wording.is_mark(quote.last, _SENTENCE_MARKS) or wording.is_mark(quote.outer_last + 1, ",.–—")
    return (
        words >= 2
        and ends
        and any(not wording.tokens.is_capital(i) for i in range(quote.first, quote.last + 1) if wording.is_word(i))
    )


class _Pairing:
    """Walks over the marks of a text with a stack of those that are open."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        self.tokens = wording.tokens
        self.open: list[int] = []
        self.result: list[Quotation] = []

    def found(self) -> list[Quotation]:
        """All quotations, nested ones too."""
        for token in range(len(self.tokens)):
            if self.tokens.kinds[token] == "n":
                self._end_of_paragraph(token)
            elif self.wording.is_mark(token, QUOTES):
                self._mark(token)
        self._end_of_paragraph(len(self.tokens))
        return self.result

    def _mark(self, token: int) -> None:
        mark = self.tokens.keys[token]
        if self._opens(token, mark):
            self.open.append(token)
        elif mark in "’'" and self._is_apostrophe(token):
            return
        else:
            self._close(token, mark)

    def _opens(self, token: int, mark: str) -> bool:
        if mark in OPENING_QUOTES:
            return not (mark == "“" and self.open and self.tokens.keys[self.open[-1]] == "„")
        if mark in CLOSING_QUOTES:
            return False
        loose_before = not self.tokens.glued(token) or self.wording.is_mark(token - 1, OPENING_QUOTES | {"(", "["})
        after = token + 1
        loose_after = after >= len(self.tokens) or not self.tokens.glued(after) or self.wording.is_mark(after, _BEHIND)
        if loose_before != loose_after:
            return loose_before
        return not any(self.tokens.keys[there] == mark for there in self.open)

    def _is_apostrophe(self, token: int) -> bool:
        """Whether it belongs to the word before ("the soldiers’ needs") and closes nothing."""
        if not self.open or not any(mark_fits(self.tokens.keys[there], self.tokens.keys[token]) for there in self.open):
            return True
        before = token - 1
        if not self.wording.is_word(before) or not self.tokens.glued(token):
            return False
        if not self.tokens.keys[before].endswith("s") or not self.wording.is_word(token + 1):
            return False
        return token - self.open[-1] > 4 and self._closed_later(token)

    def _closed_later(self, token: int) -> bool:
        """Whether a mark of the same kind behind a full stop or comma follows in the paragraph."""
        mark = self.tokens.keys[token]
        for ahead in range(token + 1, len(self.tokens)):
            if self.tokens.kinds[ahead] == "n":
                return False
            if self.tokens.keys[ahead] == mark and self.wording.is_mark(ahead - 1, _SENTENCE_MARKS):
                return True
        return False

    def _close(self, token: int, mark: str) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if mark_fits(self.tokens.keys[self.open[depth]], mark):
                opened = self.open[depth]
                del self.open[depth:]
                self._add(opened + 1, token - 1, opened, token)
                return
        if mark in NEUTRAL_QUOTES or mark in CLOSING_QUOTES:
            first = self._start_of_unopened(token)
            if first < token:
                self._add(first, token - 1, first, token)

    def _start_of_unopened(self, token: int) -> int:
        """Where a quotation without an opening mark began: with its sentence, after the last quotation."""
        sentence = self.wording.board.sentence_at(token)
        floor = self.result[-1].outer_last + 1 if self.result else 0
        return max(sentence.first, floor)

    def _end_of_paragraph(self, token: int) -> None:
        """Settle what is still open: closed in the next paragraph, or else ending here."""
        if not self.open:
            return
        opened = self.open[0]
        if token < len(self.tokens) and self._closes_next(token, self.tokens.keys[opened]):
            self.open = self.open[:1]
            return
        self.open.clear()
        if token - 1 > opened:
            self._add(opened + 1, token - 1, opened, token - 1)

    def _closes_next(self, token: int, mark: str) -> bool:
        """Whether the next paragraph closes the mark before it opens another."""
        closers = _CLOSER_OF[mark]
        for ahead in range(token + 1, len(self.tokens)):
            if self.tokens.kinds[ahead] == "n":
                return False
            if not self.wording.is_mark(ahead, QUOTES):
                continue
            key = self.tokens.keys[ahead]
            if key in closers and (
                key != mark or not self.tokens.glued(ahead + 1 if ahead + 1 < len(self.tokens) else ahead)
            ):
                return self.wording.is_mark(ahead - 1, _SENTENCE_MARKS) or key != "’"
            if key in OPENING_QUOTES:
                return False
        return False

    def _add(self, first: int, last: int, outer_first: int, outer_last: int) -> None:
        if first <= last:
            self.result.append(Quotation(first, last, outer_first, outer_last))


def mark_fits(opening: str, closing: str) -> bool:
    """Whether one mark may close what another opened."""
    return closing in _CLOSER_OF.get(opening, "")
