"""A sentence that tells who said what stands before it: "Об этом сообщил министр", "Das teilte X mit"."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.wording import DASHES
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.cues import Cue
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_NEAR = 3
_LEAST = 3


@dataclass(slots=True)
class ToldBefore:
    """Finds what a cue with a word that points back brings."""

    scene: Scene

    def points(self, cue: Cue) -> bool:
        """Whether such a word stands beside a cue, which then introduces nothing itself."""
        return self._pointer(cue) is not None

    def read(self, sentence: Sentence, cue: Cue) -> Draft | None:
        """The attribution of a cue beside such a word, None where nothing stands before it that it could tell of."""
        found = self._pointer(cue)
        if found is None:
            return None
        first = min(found[0], cue.first)
        content = self._before(sentence, first)
        source = self._source(sentence, cue, found)
        return self.scene.made(source, cue, content, sentence) if content and source else None

    def _pointer(self, cue: Cue) -> tuple[int, int] | None:
        """The tokens of the word that points back: before the verb, in its group, or behind it where that may be."""
        board, before = self.scene.board, cue.first - 1
        if self.scene.wording.has(before, "adv"):
            before -= 1
        behind = (w for w in board.starting(cue.last + 1, "told_before") if lexeme(w).args.get("behind"))
        inside = (w for token in range(cue.first, cue.core) for w in board.ending(token, "told_before"))
        words = [*board.ending(before, "told_before"), *inside, *behind]
        found = next(((word.first, word.last) for word in words), None)
        return None if found is not None and self._negated(found[0], cue) else found

    def _negated(self, first: int, cue: Cue) -> bool:
        """Whether it is told that nobody said so: "non lo ha confermato"."""
        return any(self.scene.wording.has(token, "not") for token in range(min(first, cue.first) - 1, cue.core))

    def _before(self, sentence: Sentence, first: int) -> tuple[int, int] | None:
        """What stands before a mark in the same sentence, or the sentence before where this one opens with it."""
        contents = self.scene.contents
        start = contents.clause_start(sentence, sentence.first)
        if first - start > _LEAST and self.scene.wording.is_mark(first - 1, DASHES | {":", ",", ";"}):
            return start, contents.trim(start, first - 2)
        if first - start > _NEAR or not sentence.number:
            return None
        former = self.scene.board.sentences[sentence.number - 1]
        told = (draft for draft in self.scene.drafts if draft.sentence.number == former.number)
        if any(draft.source is not None and not draft.source.is_agency for draft in told):
            return None
        begin = contents.clause_start(former, former.first)
        self._drop_credit(former)
        return begin, contents.trim(begin, former.last)

    def _drop_credit(self, former: Sentence) -> None:
        """Take back what was given to the agency of the dateline alone: it only carries what somebody told."""
        drafts = self.scene.drafts
        drafts[:] = [d for d in drafts if d.sentence.number != former.number or d.cue is not None or d.source is None]

    def _source(self, sentence: Sentence, cue: Cue, pointer: tuple[int, int]) -> Source | None:
        """The subject before the verb where the word that points back stands behind it, else the one behind both."""
        scene = self.scene
        if pointer[0] > cue.last and (found := scene.sources.before(cue.first, sentence.first)) is not None:
            return found
        behind = scene.contents.skip_circumstances(max(cue.last, pointer[1]) + 1, sentence.last)
        if scene.wording.has(behind, "prep", "place"):
            behind += 1
        return scene.sources.after(behind, sentence.last)
