"""A figure with a clause that tells who gave it: "the six *that he announced in May*", "les 18 qu'il avait promis"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.cues import Cue
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_NEAR = 5


@dataclass(slots=True)
class RelativeSpeech:
    """Finds what a cue brings that stands at the end of a clause about a figure."""

    scene: Scene

    def read(self, sentence: Sentence, cue: Cue) -> Draft | None:
        """The attribution of a figure to the subject of the clause behind it, None where no such clause is."""
        if cue.passive or cue.declines or "np" not in cue.takes or not self._closed(sentence, cue):
            return None
        source = self._subject(sentence, cue)
        if source is None:
            return None
        figure = self._figure(sentence, source)
        return self.scene.made(self._without_link(source), cue, figure, sentence) if figure else None

    def _without_link(self, source: Source) -> Source:
        """The source without a linking word that was read as its article: "*that* Prime Minister Jan Below"."""
        if source.last == source.first or not self.scene.wording.has(source.first, "rel", "comp"):
            return source
        first = source.first + 1
        return replace(
            source, first=first, speaker=replace(source.speaker, span=self.scene.board.span(first, source.last))
        )

    def _closed(self, sentence: Sentence, cue: Cue) -> bool:
        """Whether the verb has no object behind it: only times, a preposition, a mark, or the end."""
        wording, behind = self.scene.wording, self.scene.contents.skip_circumstances(cue.last + 1, sentence.last)
        if wording.has(behind, "infinitive"):
            return False
        return behind >= sentence.last or wording.has(behind, "prep", "conj") or wording.is_mark(behind, ",.;:)–—")

    def _subject(self, sentence: Sentence, cue: Cue) -> Source | None:
        """The party or pronoun right before the verb group, without the relative word."""
        if self.scene.wording.is_mark(cue.first - 1, ","):
            return None
        parties = self.scene.board.ending(cue.first - 1, "party")
        first = min((party.first for party in parties), default=cue.first - 1)
        return self.scene.sources.before(cue.first, max(first, sentence.first))

    def _figure(self, sentence: Sentence, source: Source) -> tuple[int, int] | None:
        """The nearest figure before the clause and the words it counts, with no mark or verb of saying between.

        The clause begins with a word that links it ("that", "que"); a pronoun may do without.
        """
        wording, board, end = self.scene.wording, self.scene.board, source.first - 1
        while end > sentence.first and wording.has(end, "rel", "comp"):
            end -= 1
        linked = end < source.first - 1 or wording.has(source.first, "rel", "comp")
        if not linked and not board.starting(source.first, "pronoun"):
            return None
        if linked and wording.is_mark(end, ","):
            end -= 1
        for token in range(end, max(sentence.first, end - _NEAR) - 1, -1):
            if wording.is_mark(token, ",;:.") or not board.free(token, token, "cue"):
                return None
            figures = board.ending(token, "quantity")
            if figures:
                return min(figure.first for figure in figures), end
        return None
