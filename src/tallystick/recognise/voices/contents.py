"""Where the words that somebody is said to have said begin and end, without quotation marks to show it."""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.wording import CLOSING_QUOTES, DASHES, NEUTRAL_QUOTES, QUOTES, Wording
from tallystick.recognise.voices.cues import Cue
from tallystick.words.sentences import Sentence

_FINAL = frozenset(".!?…;") | CLOSING_QUOTES | NEUTRAL_QUOTES
_NEAR = 12
_OPENING = 12
_TIMES = ("date", "period", "cue_noun")


class Contents:
    """Finds the content of cues on one board."""

    def __init__(self, board: Board, wording: Wording) -> None:
        self.board = board
        self.wording = wording

    def clause_start(self, sentence: Sentence, floor: int) -> int:
        """The first word of what a postposed cue leaves before it."""
        first = max(sentence.first, floor)
        while self.wording.is_mark(first, DASHES | QUOTES | {",", ";", ":", "•", "."}):
            first += 1
        while (first < sentence.last and self.wording.has(first, "break")) or self.wording.is_mark(first, ","):
            first += 1
        return first

    def end(self, sentence: Sentence, first: int, following: list[Cue]) -> int:
        """The last token of a content: before the next speaker, or at the end of the sentence."""
        last = sentence.last
        for token in range(first + 2, sentence.last):
            if self.wording.is_mark(token, ";") or self._turns(token, following):
                last = token - 1
                break
        return self.trim(first, last)

    def _turns(self, token: int, following: list[Cue]) -> bool:
        """Whether a comma hands over to another clause: ", but", ", according to", or a cue with its subject."""
        if not self.wording.is_mark(token, ","):
            return self.wording.has(token, "break") and any(0 < cue.first - token <= 2 for cue in following)
        if self.wording.has(token + 1, "break"):
            return any(0 < cue.first - token <= _NEAR for cue in following)
        if self.board.starting(token + 1, "according") or self.board.starting(token + 1, "citing"):
            return True
        behind = {token + 1} | {party.last + 1 for party in self._subjects(token + 1)}
        return any(cue.first in behind for cue in following)

    def hands_over(self, comma: int) -> bool:
        """Whether somebody else with a verb of saying stands behind a comma: ", *Interfax reported*"."""
        return any(self.board.starting(party.last + 1, "cue") for party in self._subjects(comma + 1))

    def _subjects(self, token: int) -> list[Annotation]:
        """The parties that begin at a token or behind its article."""
        start = token + 1 if self.wording.has(token, "det") else token
        return [*self.board.starting(token, "party"), *self.board.starting(start, "party")]

    def trim(self, first: int, last: int) -> int:
        """The last token without final marks."""
        while last > first and (self.wording.is_mark(last, _FINAL) or self.wording.is_mark(last, DASHES | {","})):
            last -= 1
        return last

    def complementizer(self, cue: Cue | Annotation, last: int) -> int | None:
        """The word "that" which a cue's object begins with: in the cue itself, or close behind it."""
        if self.wording.has(cue.last, "comp"):
            return cue.last
        for token in range(cue.last + 1, min(cue.last + _OPENING, last) + 1):
            if self.wording.has(token, "comp"):
                return token
            if self.wording.is_mark(token, ";:"):
                return None
            if self.wording.is_mark(token, QUOTES - {"’", "'"}):
                return None
        return None

    def clause_before(self, first: int, floor: int) -> bool:
        """Whether a clause stands before a token, cut off by a comma, a dash or a closing quotation mark."""
        before = first - 1
        return before > floor + 1 and self.wording.is_mark(before, DASHES | {","} | CLOSING_QUOTES | NEUTRAL_QUOTES)

    def skip_circumstances(self, token: int, ceiling: int) -> int:
        """The token after adverbs, times and occasions behind a cue: "said on Friday in a statement ..."."""
        while token < ceiling:
            time = next((a for kind in _TIMES for a in self.board.starting(token, kind)), None)
            if time is not None:
                token = time.last + 1
            elif (self.wording.has(token, "adv") and not self.wording.has(token, "det", "comp")) or (
                self.wording.has(token, "prep")
                and any(a for kind in _TIMES for a in self.board.starting(token + 1, kind))
            ):
                token += 1
            elif self.wording.has(token, "to") and (party := self._party_at(token + 1, ceiling)) is not None:
                token = party + 1
            else:
                break
        return token

    def _party_at(self, token: int, ceiling: int) -> int | None:
        while token < ceiling and self.wording.has(token, "det"):
            token += 1
        ends = [party.last for party in self.board.overlapping(token, token, "party") if party.last < ceiling]
        return max(ends) if ends else None
