"""Runs of capitalised words that may be names.

A capital at the start of a sentence says nothing by itself: such a word counts
only where another follows, or where the text writes it with a capital elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.wording import DASHES, OPENING_QUOTES, Wording

_OTHERWISE = ("country", "capital", "demonym", "office", "body", "agency", "title", "pronoun", "collective")
_TAKEN = ("date", "period", "designator", "quantity", "number", "currency")

_STEM = 6

Run = tuple[int, int]


class NameRuns:
    """All runs of a text, by their first token."""

    def __init__(self, board: Board, wording: Wording) -> None:
        self.board = board
        self.wording = wording
        self._free = [self.may_name(token) for token in range(len(board.tokens))]
        keys = board.tokens.keys
        self._lower = {
            keys[i] for i in range(len(keys)) if board.tokens.kinds[i] == "w" and not board.tokens.is_capital(i)
        }
        self._inside = {keys[i] for i in range(len(keys)) if self._free[i] and not self.begins_sentence(i)}
        self._stems = {key[:_STEM] for key in self._inside if len(key) >= _STEM}
        self.by_first: dict[int, Run] = {}
        self.by_last: dict[int, Run] = {}
        for run in self._runs():
            self.by_first[run[0]] = run
            self.by_last[run[1]] = run

    def begins_sentence(self, token: int) -> bool:
        """Whether a capital is due to the place: at the start of a sentence, a quotation, or after a colon."""
        before = token - 1
        if before >= 0 and self.board.sentence_of[before] == self.board.sentence_of[token]:
            return self.wording.is_mark(before, OPENING_QUOTES | {'"', ":", "•"} | DASHES) and not (
                self.board.tokens.glued(token) and self.wording.is_mark(before, DASHES)
            )
        return True

    def may_name(self, token: int) -> bool:
        """Whether a word with a capital may belong to a name: no small word, and nothing else that the text tells."""
        board = self.board
        if not board.tokens.is_capital(token) or self.wording.is_small(token):
            return False
        return not self._numbered(token) and board.free(token, token, *_OTHERWISE, *_TAKEN)

    def _numbered(self, token: int) -> bool:
        """Whether a hyphen joins a number to the word: a model's name."""
        tokens = self.board.tokens
        ahead = token + 2
        return (
            self.wording.is_mark(token + 1, DASHES)
            and ahead < len(tokens)
            and tokens.kinds[ahead] == "d"
            and tokens.glued(ahead)
        )

    def _runs(self) -> Iterator[Run]:
        token = 0
        while token < len(self.board.tokens):
            if self._free[token]:
                last = self._end(token)
                first = token
                if self.begins_sentence(token) and not self._counts_at_start(token, last):
                    first = token + 1
                if first <= last and self._free[first]:
                    yield first, last
                token = last
            token += 1

    def _counts_at_start(self, first: int, last: int) -> bool:
        key = self.board.tokens.keys[first]
        if key in self._inside or (len(key) > _STEM and key[:_STEM] in self._stems):
            return True
        return last > first and key not in self._lower

    def _end(self, first: int) -> int:
        """The last token of the run that begins here: initials, particles and hyphens inside it belong to it."""
        tokens, last = self.board.tokens, first
        sentence = self.board.sentence_of[first]
        while True:
            ahead = last + 1
            if (self.wording.is_mark(ahead, ".") and len(tokens.word(last)) == 1) or (
                self.wording.is_mark(ahead, DASHES)
                and tokens.glued(ahead)
                and tokens.glued(ahead + 1 if ahead + 1 < len(tokens) else ahead)
            ):
                ahead += 1
            else:
                while self.wording.has(ahead, "particle") and not tokens.is_capital(ahead):
                    ahead += 1
                    if self.wording.is_mark(ahead, DASHES):
                        ahead += 1
            if ahead >= len(tokens) or not self._free[ahead] or self.board.sentence_of[ahead] != sentence:
                return last
            last = ahead

    def words(self, run: Run) -> list[str]:
        """The parts of a name: words with their hyphens, initials with their stops."""
        result: list[str] = []
        tokens = self.board.tokens
        for token in range(run[0], run[1] + 1):
            glue = (
                token > run[0]
                and tokens.glued(token)
                and (tokens.kinds[token] == "p" or tokens.keys[token - 1] in DASHES)
            )
            if glue:
                result[-1] += tokens.word(token)
            else:
                result.append(tokens.word(token))
        return result
