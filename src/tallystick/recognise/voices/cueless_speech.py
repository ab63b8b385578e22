"""Attributions without a verb of saying: "according to", hearsay, headlines with a colon, datelines."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Annotation, Manner
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.verb_forms import is_finite, verbs_at
from tallystick.recognise.ground.wording import QUOTES
from tallystick.recognise.parties.party_value import PartyValue, Sort
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_NOT_OF_A_NAME = ("cue", "citing", "quantity", "period", "date")
_LONGEST = 8
_LONGEST_INITIALS = 4
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
            if self._opens_a_clause(annotation):
                continue
            args, first, last = lexeme(annotation).args, annotation.first, annotation.last
            if args.get("of_a_name") and not self._leads_to_a_name(annotation):
                continue
            if args.get("pronoun"):
                source = self._last_voice(annotation)
            elif args.get("of_the_subject"):
                source = self.scene.sources.subject(sentence.first, first) or self._last_voice(annotation)
            elif args.get("side") == "before":
                source = self.scene.sources.owner(annotation.first - 1, sentence.first)
                first = source.first if source else first
            else:
                source = self.scene.sources.phrase(annotation.last + 1, sentence.last)
                last = self._phrase_end(annotation.first - 1, source.last, sentence) if source else annotation.last
            content = self._accord_content(sentence, first, last)
            if content is not None and source is not None:
                place = (annotation.first, annotation.last)
                made = Draft(source, place, content, Manner.INDIRECT, sentence, entry=annotation.entry)
                self.scene.drafts.append(made)

    def _breaks_off(self, token: int) -> bool:
        """Whether a small word begins another clause or phrase; "di" joins nouns as well."""
        wording = self.scene.wording
        return wording.has(token, "aux", "conj", "rel", "comp") and not wording.has(token, "of", "det")

    def _last_voice(self, annotation: Annotation) -> Source | None:
        """Who spoke last, under the words that take them up."""
        if not self.scene.anaphora.spoke:
            return None
        value = self.scene.anaphora.spoke[-1]
        return Source(annotation.first, annotation.last, value.speaker(annotation.span), value)

    def _opens_a_clause(self, annotation: Annotation) -> bool:
        """Whether a verb of saying stands behind a word that is "as" too: "según *comunicó* el ministerio"."""
        board = self.scene.board
        return bool(board.starting(annotation.first, "as_word") and board.starting(annotation.last + 1, "cue"))

    def _phrase_end(self, before: int, last: int, sentence: Sentence) -> int:
        """The last token of the phrase between marks that a source begins, with what a preposition adds to a name."""
        board, wording = self.scene.board, self.scene.wording
        if not wording.is_mark(before, ",–—(") or not wording.has(last + 1, "prep", "of"):
            return last
        for token in range(last + 1, min(last + _LONGEST, sentence.last) + 1):
            if wording.is_mark(token, ",;:)–—"):
                return token - 1
            if self._breaks_off(token):
                break
            if not wording.has(token, "of") and not board.free(token, token, *_NOT_OF_A_NAME):
                break
        return last

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
        return closed and (self._infinitive(behind + 1) or not self._has_verb(start, first - 1))

    def _infinitive(self, token: int) -> bool:
        """Whether what a verb still asks for stands behind its mark: "a permis, selon X, *d'exporter* 40 tonnes"."""
        hits = self.scene.board.hits
        return self.scene.wording.has(token, "prep", "of", "infinitive") and any(
            "inf" in features for _, features in hits[token + 1]
        )

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in a run of tokens."""
        board = self.scene.board
        return any(is_finite(board, verb) for token in range(first, last + 1) for verb in verbs_at(board, token))

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
                and not self._is_dateline(party)
            ):
                source = self.scene.sources.after(party.first, party.last)
                content = (first, self.scene.contents.trim(first, sentence.last))
                place = (party.last + 1, party.last + 1)
                self.scene.drafts.append(Draft(source, place, content, Manner.INDIRECT, sentence))
                return

    def _is_dateline(self, party: Annotation) -> bool:
        """Whether a place in capitals tells where the report was written: "NEW DELHI: India has signed"."""
        words = party.span.of(self.scene.board.text)
        place = isinstance(party.value, PartyValue) and party.value.sort is Sort.COUNTRY
        return place and words.isupper() and len(words) > _LONGEST_INITIALS

    def credited(self, sentence: Sentence, agency: Annotation, first: int) -> None:
        """A dateline's agency speaks for the sentence behind it where nobody else does."""
        source = self.scene.sources.after(agency.first, sentence.last)
        content = (first, self.scene.contents.trim(first, sentence.last))
        self.scene.drafts.append(Draft(source, None, content, Manner.INDIRECT, sentence))
