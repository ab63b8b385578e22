"""Quotations and their voices: a cue behind or in front, or the voice that goes on."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Manner
from tallystick.recognise.ground.wording import CLOSING_QUOTES, QUOTES
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.cues import Cue, cues, outside
from tallystick.recognise.voices.quotes import Quotation
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_NEAR = 14


@dataclass(slots=True)
class QuotedSpeech:
    """Gives each quotation of a scene its attribution."""

    scene: Scene

    def read(self, quote: Quotation, sentence: Sentence, own: list[Cue], used: set[int]) -> None:
        """Add the attribution of a quotation; cues that it uses up are noted."""
        pair = self._cue_behind(quote, sentence, own) or self._cue_in_front(quote, own)
        if pair is None:
            self._floating(quote, sentence)
            return
        cue, source = pair
        if cue.core in used and self._extend(quote):
            return
        if cue.last < quote.outer_first and self._is_part(cue, quote):
            return
        used.add(cue.core)
        content = (quote.first, quote.last)
        self.scene.drafts.append(
            Draft(source, (cue.first, cue.last), content, Manner.DIRECT, sentence, entry=cue.entry)
        )

    def _is_part(self, cue: Cue, quote: Quotation) -> bool:
        """Whether the quoted words are only a part of what the cue brings: "argued that it “works well”"."""
        if not cue.takes & {"that", "np", "inf"} or self.scene.wording.is_mark(quote.outer_first - 1, ":"):
            return False
        behind = self.scene.contents.skip_circumstances(cue.last + 1, quote.outer_first)
        if any(self.scene.wording.has(token, "comp") for token in range(cue.last, quote.outer_first)):
            return True
        words = sum(self.scene.wording.is_word(token) for token in range(behind, quote.outer_first))
        return words > 0 and not self.scene.wording.is_mark(quote.outer_first - 1, ",")

    def _extend(self, quote: Quotation) -> bool:
        """Add a quotation to the attribution whose cue it shares ("...", he said, "...")."""
        last = self.scene.drafts[-1]
        if last.manner is Manner.INDIRECT or last.content[0] > quote.first:
            return False
        last.content = (last.content[0], quote.last)
        return True

    def _cue_behind(self, quote: Quotation, sentence: Sentence, own: list[Cue]) -> tuple[Cue, Source | None] | None:
        """ "...", said X; "...", X said."""
        start = quote.outer_last + 1
        for cue in own:
            if cue.first < start or cue.first - start > _NEAR or cue.declines:
                continue
            between = range(start, cue.first)
            if any(self.scene.wording.is_mark(token, QUOTES - {"’", "'"} | {":", ";"}) for token in between):
                return None
            floor = start
            while self.scene.wording.is_mark(floor, ",.-–—"):
                floor += 1
            if self.scene.wording.has(floor, "break", "conj") and floor < cue.first:
                return None
            return cue, self._subject(sentence, cue, floor)
        return None

    def _subject(self, sentence: Sentence, cue: Cue, floor: int) -> Source | None:
        """The source of a cue that stands behind its content."""
        if cue.pronoun is not None:
            return self.scene.sources.after(cue.pronoun, sentence.last)
        if floor < cue.first:
            return self.scene.sources.before(cue.first, floor)
        return self.scene.sources.after(cue.last + 1, sentence.last) or self.scene.first_subject(sentence, cue)

    def _cue_in_front(self, quote: Quotation, own: list[Cue]) -> tuple[Cue, Source | None] | None:
        """X said: "..."."""
        sentence = self.scene.board.sentence_at(quote.outer_first)
        if quote.outer_first == quote.first:
            return None
        if sentence.last < quote.outer_last:
            own = list(outside(cues(self.scene.board, self.scene.wording, sentence), [(quote.first, quote.last)]))
        nearest = [cue for cue in own if cue.last < quote.outer_first and cue.first >= sentence.first]
        if not nearest or quote.outer_first - nearest[-1].last > _NEAR or nearest[-1].declines:
            return None
        cue = nearest[-1]
        if any(
            self.scene.wording.is_mark(token, CLOSING_QUOTES | {'"'})
            for token in range(cue.last + 1, quote.outer_first)
            if not self.scene.wording.is_mark(token, "’")
        ):
            return None
        return cue, self.scene.source_of(sentence, cue, sentence.first)

    def _floating(self, quote: Quotation, sentence: Sentence) -> None:
        """A quotation that begins its sentence goes on with the voice before it, and with its quotation if any."""
        start = self.scene.board.sentence_at(quote.outer_first)
        if quote.outer_first - start.first > 1 or not self._follows(start):
            return
        before = self.scene.drafts[-1] if self.scene.drafts else None
        if (
            before is not None
            and before.manner is Manner.DIRECT
            and before.sentence.number in (start.number, start.number - 1)
        ):
            before.content = (min(before.content[0], quote.first), max(before.content[1], quote.last))
            before.sentence = sentence
            return
        source = self._voice_before(start)
        if source is not None:
            self.scene.drafts.append(Draft(source, None, (quote.first, quote.last), Manner.DIRECT, sentence))

    def _follows(self, sentence: Sentence) -> bool:
        return sentence.number > 0 or bool(self.scene.drafts)

    def _voice_before(self, sentence: Sentence) -> Source | None:
        """The source of the attribution right before, or the first party of the sentence before."""
        before = self.scene.board.sentences[sentence.number - 1] if sentence.number else None
        if self.scene.drafts and before is not None and self.scene.drafts[-1].sentence.number >= before.number - 1:
            return self.scene.drafts[-1].source
        if before is None:
            return None
        for token in range(before.first, min(before.first + 3, before.last + 1)):
            if self.scene.board.starting(token, "party"):
                return self.scene.sources.after(token, before.last)
        if self.scene.board.tokens.is_capital(before.first) and not self.scene.wording.is_small(before.first):
            return self.scene.sources.after(before.first, before.first)
        return None
