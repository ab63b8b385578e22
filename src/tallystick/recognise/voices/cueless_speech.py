"""Attributions without a verb of saying: "according to", hearsay, headlines with a colon, datelines."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Annotation, Manner
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.verb_forms import is_finite, verbs_at
from tallystick.recognise.ground.wording import QUOTES
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_LEAST = 2
"""How many tokens a clause has at least that goes on."""


@dataclass(slots=True)
class CuelessSpeech:
    """Adds to a scene what names its source in other ways."""

    scene: Scene

    def accordings(self, sentence: Sentence) -> None:
        """According to X, ...; ..., по словам X."""
        for annotation in self.scene.board.within(sentence, "according"):
            if self.scene.inside_quote(annotation.first):
                continue
            args, first, last = lexeme(annotation).args, annotation.first, annotation.last
            if args.get("of_a_name") and not self._leads_to_a_name(annotation):
                continue
            if args.get("pronoun"):
                value = self.scene.anaphora.spoke[-1] if self.scene.anaphora.spoke else None
                source = (
                    Source(annotation.first, annotation.last, value.speaker(annotation.span), value) if value else None
                )
            elif args.get("side") == "before":
                source = self.scene.sources.owner(annotation.first - 1, sentence.first)
                first = source.first if source else first
            else:
                source = self.scene.sources.phrase(annotation.last + 1, sentence.last)
                last = source.last if source else annotation.last
            content = self._accord_content(sentence, first, last)
            if content is not None and source is not None:
                place = (annotation.first, annotation.last)
                made = Draft(source, place, content, Manner.INDIRECT, sentence, entry=annotation.entry)
                self.scene.drafts.append(made)

    def _leads_to_a_name(self, annotation: Annotation) -> bool:
        """Whether a name or a determiner stands behind a word that also makes rates and shares of figures."""
        following, board = annotation.last + 1, self.scene.board
        named = self.scene.wording.has(following, "det") or (
            following < len(board.tokens) and board.tokens.is_capital(following)
        )
        return named and board.free(annotation.first, annotation.last, "quantity")

    def _accord_content(self, sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
        """What stands around an accord: behind it where it opens the sentence, before it where it closes a clause.

        A clause that goes on behind it is one with what stands before: "hat *laut Bahn* 40 Wagen bestellt".
        """
        start = self.scene.contents.clause_start(sentence, 0)
        if first - start <= 2:
            begin = last + 1
            while begin <= sentence.last and (
                self.scene.wording.is_mark(begin, QUOTES) or self.scene.wording.is_mark(begin, ",")
            ):
                begin += 1
            if sentence.last - begin > 1:
                return begin, self.scene.contents.trim(begin, sentence.last)
        if self._goes_on(start, first, last, sentence):
            return start, self.scene.contents.end(sentence, last + 1, [])
        return (start, self.scene.contents.trim(start, first - 1)) if first > start else None

    def _goes_on(self, start: int, first: int, last: int, sentence: Sentence) -> bool:
        """Whether the clause of an accord goes on behind it: without a mark, or behind one where no verb came yet."""
        scene, behind = self.scene, last + 1
        if sentence.last - behind < _LEAST or scene.wording.has(behind, "conj", "break", "rel", "comp"):
            return False
        if not scene.wording.is_mark(first - 1, ",–—("):
            return scene.wording.is_word(behind) or scene.board.tokens.kinds[behind] == "d"
        closed = scene.wording.is_mark(behind, ",–—)")
        return closed and not any(
            is_finite(scene.board, v) for t in range(start, first) for v in verbs_at(scene.board, t)
        )

    def hearsay(self, sentence: Sentence) -> None:
        """It is reported that ...: nobody is named."""
        for annotation in self.scene.board.within(sentence, "hearsay"):
            if self.scene.inside_quote(annotation.first) or any(
                f.sentence.number == sentence.number for f in self.scene.drafts
            ):
                continue
            comp = self.scene.contents.complementizer(annotation, min(annotation.last + 3, sentence.last))
            first = comp + 1 if comp is not None else annotation.last + 1
            if first < sentence.last and comp is not None:
                content = (first, self.scene.contents.end(sentence, first, []))
                place = (annotation.first, annotation.last)
                self.scene.drafts.append(Draft(None, place, content, Manner.INDIRECT, sentence, entry=annotation.entry))

    def colon(self, sentence: Sentence) -> None:
        """A headline's short form: "Orlova: Output has doubled"."""
        for party in self.scene.board.starting(sentence.first, "party"):
            first = party.last + 2
            if (
                self.scene.wording.is_mark(party.last + 1, ":")
                and first < sentence.last
                and not self.scene.inside_quote(first)
            ):
                source = self.scene.sources.after(party.first, party.last)
                content = (first, self.scene.contents.trim(first, sentence.last))
                place = (party.last + 1, party.last + 1)
                self.scene.drafts.append(Draft(source, place, content, Manner.INDIRECT, sentence))
                return

    def credited(self, sentence: Sentence, agency: Annotation, first: int) -> None:
        """A dateline's agency speaks for the sentence behind it where nobody else does."""
        source = self.scene.sources.after(agency.first, sentence.last)
        content = (first, self.scene.contents.trim(first, sentence.last))
        self.scene.drafts.append(Draft(source, None, content, Manner.INDIRECT, sentence))
