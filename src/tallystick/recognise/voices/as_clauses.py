"""A clause of saying behind "as": "wie die Behörde mitteilte, wurden ...", "как сообщил министр, ...".

It opens its sentence, closes it, or stands in its middle; what is said is all that stands around it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.recognise.ground.wording import DASHES
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.cues import Cue
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_LONGEST = 14


@dataclass(slots=True)
class AsClauses:
    """Finds what a cue brings in a clause of its own that "as" opens."""

    scene: Scene

    def read(self, sentence: Sentence, cue: Cue) -> Draft | None:
        """The attribution of a cue in such a clause, None where it stands in none."""
        opening = self._opening(sentence, cue)
        if opening is None:
            return None
        end = self._end(sentence, cue)
        content = self._around(sentence, opening, end)
        source = self._source(opening, cue, end)
        return self.scene.made(source, cue, content, sentence) if content and source else None

    def _opening(self, sentence: Sentence, cue: Cue) -> int | None:
        """The word "as" that opens the clause of the cue: at the start of the sentence or behind a mark."""
        wording, last = self.scene.wording, self._before_apposition(sentence, cue)
        for token in range(last, max(sentence.first, last - _LONGEST) - 1, -1):
            if wording.is_mark(token, ",;:"):
                return None
            if self.scene.board.starting(token, "as_word"):
                before = token - 1
                opens = before < self.scene.contents.clause_start(sentence, sentence.first)
                return token if opens or wording.is_mark(before, DASHES | {",", ";", "("}) else None
        return None

    def _before_apposition(self, sentence: Sentence, cue: Cue) -> int:
        """The token before the cue, or before the name between commas that stands there."""
        if self.scene.wording.is_mark(cue.first - 1, ","):
            for party in self.scene.board.ending(cue.first - 2, "party"):
                if party.first - 1 > sentence.first and self.scene.wording.is_mark(party.first - 1, ","):
                    return party.first - 2
        return cue.first - 1

    def _end(self, sentence: Sentence, cue: Cue) -> int:
        """The mark that closes the clause, or the token behind the sentence."""
        marks = (t for t in range(cue.last + 1, sentence.last + 1) if self.scene.wording.is_mark(t, ",;)–—"))
        return next(marks, sentence.last + 1)

    def _around(self, sentence: Sentence, opening: int, end: int) -> tuple[int, int] | None:
        """What is said: behind a clause that opens the sentence, before one that closes it, else on both sides."""
        contents = self.scene.contents
        start = contents.clause_start(sentence, sentence.first)
        goes_on = end < sentence.last and self.scene.wording.is_mark(end, ",)–—")
        if opening <= start:
            return (end + 1, contents.trim(end + 1, sentence.last)) if goes_on else None
        return start, contents.trim(start, sentence.last if goes_on else opening - 1)

    def _source(self, opening: int, cue: Cue, end: int) -> Source | None:
        """The subject before the verb, else the one behind it, past times and "in": "сообщили *в Минобороны*"."""
        scene = self.scene
        if cue.first - opening > 1:
            nearest = scene.sources.before(cue.first, opening + 1)
            if nearest is not None and nearest.is_agency:
                return nearest
            if (found := scene.sources.subject(opening + 1, cue.first) or nearest) is not None:
                return found
        behind = scene.contents.skip_circumstances(cue.last + 1, end - 1)
        if scene.wording.has(behind, "prep", "place"):
            behind += 1
        return scene.sources.after(behind, end - 1)
