"""Attributions without a verb of saying: "according to", hearsay, headlines with a colon, datelines."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Annotation, Manner
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.wording import QUOTES
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence


@dataclass(slots=True)
class CuelessSpeech:
    """Adds to a scene what names its source in other ways."""

    scene: Scene

    def accordings(self, sentence: Sentence) -> None:
        """According to X, ...; ..., по словам X."""
        for annotation in self.scene.board.within(sentence, "according"):
            if self.scene.inside_quote(annotation.first):
                continue
            args = lexeme(annotation).args
            if args.get("of_a_name") and not self._leads_to_a_name(annotation):
                continue
            if args.get("pronoun"):
                value = self.scene.anaphora.spoke[-1] if self.scene.anaphora.spoke else None
                source = (
                    Source(annotation.first, annotation.last, value.speaker(annotation.span), value) if value else None
                )
                last = annotation.last
            else:
                source = self.scene.sources.phrase(annotation.last + 1, sentence.last)
                last = source.last if source else annotation.last
            content = self._accord_content(sentence, annotation.first, last)
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
        """All of the sentence but the accord itself: behind it where it opens the sentence, else before it."""
        start = self.scene.contents.clause_start(sentence, 0)
        if first - start <= 2:
            begin = last + 1
            while begin <= sentence.last and (
                self.scene.wording.is_mark(begin, QUOTES) or self.scene.wording.is_mark(begin, ",")
            ):
                begin += 1
            if sentence.last - begin > 1:
                return begin, self.scene.contents.trim(begin, sentence.last)
        return (start, self.scene.contents.trim(start, first - 1)) if first > start else None

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
