"""Speech without quotation marks: clauses behind and before a cue, objects, passives."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.recognise.ground.verb_forms import is_finite, verbs_at
from tallystick.recognise.ground.wording import DASHES, QUOTES
from tallystick.recognise.voices.attribution_draft import Draft
from tallystick.recognise.voices.attribution_scene import Scene
from tallystick.recognise.voices.cues import Cue
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence

_A_CLAUSE = 6
_AUDIENCE = 5
_NEAR = 14


@dataclass(slots=True)
class ReportedSpeech:
    """Finds what a cue brings by itself, by the first frame that fits."""

    scene: Scene

    def read(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int) -> Draft | None:
        """The attribution that a cue makes without a quotation, or None where no frame fits."""
        behind = self.scene.contents.skip_circumstances(cue.last + 1, sentence.last)
        if cue.passive:
            return self._passive(sentence, cue, following, floor)
        if cue.declines:
            return self._object(sentence, cue, following, floor, behind)
        if cue.tells and not self._addressed(cue, behind):
            return None
        if "that" in cue.takes:
            made = self._postposed(sentence, cue, floor) or self._that_clause(sentence, cue, following, floor, behind)
            if made is not None:
                return made
        if "inf" in cue.takes and self._infinitive(behind, sentence):
            return self._object(sentence, cue, following, floor, behind)
        if "np" in cue.takes:
            return self._object(sentence, cue, following, floor, behind)
        return None

    def _passive(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int) -> Draft | None:
        """What was announced by X; it was announced that ... (by nobody named)."""
        comp = self.scene.contents.complementizer(cue, min(cue.last + 3, sentence.last))
        if comp is not None:
            return self.scene.made(
                None, cue, (comp + 1, self.scene.contents.end(sentence, comp + 1, following)), sentence
            )
        if not self.scene.wording.has(cue.last + 1, "by"):
            return None
        source = self.scene.sources.after(cue.last + 2, sentence.last)
        told_of = self.scene.sources.before(cue.first, floor) if source else None
        if told_of is None and source is not None and self.scene.wording.is_mark(cue.first - 1, ","):
            told_of = self.scene.sources.before(cue.first - 1, floor)
        return self.scene.made(source, cue, (told_of.first, told_of.last), sentence) if told_of else None

    def _addressed(self, cue: Cue, behind: int) -> bool:
        """Whether the one who is told stands behind the verb."""
        return bool(self.scene.board.starting(cue.last + 1, "party")) or not self.scene.wording.is_mark(
            cue.last + 1, ".,"
        )

    def _infinitive(self, token: int, sentence: Sentence) -> bool:
        end = min(token + 5, sentence.last)
        if any(self.scene.wording.has(i, "infinitive") for i in range(token, end)):
            return True
        return any(
            "inf" in features
            for i in range(token, min(token + 2, sentence.last))
            for _, features in self.scene.board.hits[i]
        )

    def _that_clause(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int, behind: int) -> Draft | None:
        """X said (that) ...; the word "that" may be missing where the language lets it."""
        comp = self.scene.contents.complementizer(cue, sentence.last)
        if comp is not None and not any(cue.last < other.first < comp for other in following):
            first = comp + 1
        elif self.scene.wording.is_mark(behind, ":"):
            first = behind + 1
        elif self.scene.board.pack.settings.get("says_after_comma"):
            comp = self._comma_behind(cue, sentence)
            first = sentence.last if comp is None else comp + 1
        elif self._bare_clause() and behind < sentence.last and not self.scene.wording.is_mark(behind, ",.;"):
            first = self._past_addressee(cue, behind)
        else:
            return None
        if first >= sentence.last:
            return None
        source = self.scene.source_of(sentence, cue, floor)
        if source is None and comp is not None:
            source = self.scene.sources.after(cue.last + 1, comp - 1)
        return self.scene.made(source, cue, (first, self.scene.contents.end(sentence, first, following)), sentence)

    def _comma_behind(self, cue: Cue, sentence: Sentence) -> int | None:
        """The comma between a verb of saying, with what belongs to it, and what is said: "teilte mit*,* es sei ..."."""
        board, wording = self.scene.board, self.scene.wording
        for token in range(cue.last + 1, min(cue.last + _NEAR, sentence.last - 1)):
            if wording.is_mark(token, ","):
                return None if wording.has(token + 1, "rel", "comp", "conj") else token
            ends = board.tokens.kinds[token] == "p" and not wording.is_mark(token, DASHES | {"."})
            if ends or any(is_finite(board, verb) for verb in verbs_at(board, token)):
                return None
        return None

    def _past_addressee(self, cue: Cue, behind: int) -> int:
        """The token behind the one who was told."""
        if not cue.tells:
            return behind
        parties = self.scene.board.starting(behind, "party")
        return max(party.last for party in parties) + 1 if parties else behind + 1

    def _bare_clause(self) -> bool:
        """Whether a clause may follow without "that": where the pack marks no complementizer as needed."""
        return not any(entry.args.get("role") == "comp_needed" for entry in self.scene.board.pack.entries("grammar"))

    def _postposed(self, sentence: Sentence, cue: Cue, floor: int) -> Draft | None:
        """..., said X; ..., X said."""
        if self.scene.contents.complementizer(cue, min(cue.last + 6, sentence.last)) is not None:
            return None
        first = self.scene.contents.clause_start(sentence, floor)
        if cue.gerund or first >= cue.first:
            return None
        if self.scene.contents.clause_before(cue.first, first):
            if self._opens_apposition(cue.first - 1, first):
                return None
            source = self._subject_behind(sentence, cue)
            if source is None:
                return None
            return self.scene.made(source, cue, (first, self.scene.contents.trim(first, cue.first - 2)), sentence)
        behind = self._past_audience(cue, sentence) if cue.tells else cue.last + 1
        behind = self.scene.contents.skip_circumstances(behind, sentence.last)
        on_an_occasion = self.scene.wording.has(behind, "prep")
        ends = behind >= sentence.last or self.scene.wording.is_mark(behind, ",.;") or on_an_occasion
        if not ends and not self._explains(first, cue, behind):
            return None
        source = self.scene.sources.before(cue.first, first)
        if source is None or not self.scene.contents.clause_before(source.first, first):
            return None
        last = self.scene.contents.trim(first, source.first - 2)
        if (
            self.scene.wording.is_mark(behind, ",")
            and behind + 2 < sentence.last
            and not self.scene.board.starting(behind + 1, "citing")
            and not self.scene.contents.hands_over(behind)
        ):
            last = self.scene.contents.end(sentence, behind, [])
        return self.scene.made(source, cue, (first, last), sentence)

    def _explains(self, first: int, cue: Cue, behind: int) -> bool:
        """Whether a colon behind a time only goes on after a whole clause: "A, he announced hours later: six"."""
        wording = self.scene.wording
        said = cue.first - first > _A_CLAUSE and behind > cue.last + 1
        return said and wording.is_mark(behind, ":") and not wording.is_mark(behind + 1, QUOTES)

    def _past_audience(self, cue: Cue, sentence: Sentence) -> int:
        """The token behind those who were told, who may be only a noun with its article: "told *a meeting* on ..."."""
        wording, token = self.scene.wording, cue.last + 1
        if self.scene.board.starting(token, "party") or not wording.has(token, "det"):
            return self._past_addressee(cue, token)
        for end in range(token + 2, min(token + _AUDIENCE, sentence.last) + 1):
            if wording.is_mark(end, ",.;") or self.scene.contents.skip_circumstances(end, sentence.last) > end:
                return end
        return token + 1

    def _subject_behind(self, sentence: Sentence, cue: Cue) -> Source | None:
        """The subject behind its verb: next to it, or past a time and the one who was told."""
        if cue.pronoun is not None:
            return self.scene.sources.after(cue.pronoun, sentence.last)
        token = cue.last + 1
        past_time = self.scene.contents.skip_circumstances(token, sentence.last)
        if self.scene.wording.has(past_time, "place") and self.scene.board.starting(past_time + 1, "party"):
            past_time += 1  # "уточняли в субботу *в* ООН"
        told = max((party.last for party in self.scene.board.starting(past_time, "party")), default=past_time)
        starts = [start for start in (told + 1, past_time) if token < start <= sentence.last]
        starts = [token, *(start for start in starts if self._opens_subject(start))]
        found = [source for start in starts if (source := self.scene.sources.after(start, sentence.last))]
        ended = (source for source in found if self._ends_after(source.last + 1, sentence))
        described = (source for source in found if source.value is not None and self._is_described(source.last + 1))
        return next(ended, None) or next(described, None)

    def _opens_subject(self, token: int) -> bool:
        """Whether somebody may be named from here: a party or a pronoun begins, or a determiner or a capital stands."""
        board = self.scene.board
        named = board.starting(token, "party") or board.starting(token, "pronoun") or board.tokens.is_capital(token)
        return bool(named) or self.scene.wording.has(token, "det", "adv")

    def _is_described(self, token: int) -> bool:
        """Whether a word behind a name only tells more of it, as no verb: "le ministère de la Santé *maltais*"."""
        board = self.scene.board
        verbs = verbs_at(board, token)
        return not board.tokens.is_capital(token) and not any(is_finite(board, verb) for verb in verbs)

    def _ends_after(self, token: int, sentence: Sentence) -> bool:
        """Whether a subject behind its verb is followed by no verb of its own: by a mark, a small word or a time."""
        if token > sentence.last or not self.scene.wording.is_word(token):
            return True
        if self.scene.wording.has(token, "prep", "conj", "rel", "adv") and not self.scene.wording.has(token, "aux"):
            return True
        return not self.scene.board.free(token, token, "date", "period", "citing", "cue_noun", "cue")

    def _opens_apposition(self, comma: int, first: int) -> bool:
        """Whether the comma before a cue closes an apposition of its subject: a name or a party, a comma, a party."""
        for opening in range(comma - 1, max(first, comma - 25), -1):
            if self.scene.wording.is_mark(opening, ",("):
                before = self.scene.board.ending(opening - 1, "party")
                inside = [
                    p for p in self.scene.board.overlapping(opening + 1, comma - 1, "party") if p.first <= opening + 2
                ]
                return bool(before) and bool(inside) and self._opens(min(p.first for p in before), first)
        return False

    def _opens(self, token: int, first: int) -> bool:
        """Whether a subject opens its clause, or stands behind the mark of what opens it: "Mardi, *le ministre*"."""
        return token <= first + 2 or self.scene.wording.is_mark(token - 1, ",")

    def _object(self, sentence: Sentence, cue: Cue, following: list[Cue], floor: int, behind: int) -> Draft | None:
        """X announced a plan; X pledged to send; X declined to comment on it."""
        first = behind
        if first > sentence.last or (self.scene.wording.is_mark(first, ",.;:") and not cue.declines):
            return None
        source = self.scene.source_of(sentence, cue, floor)
        if source is None:
            return None
        if cue.declines and (first >= sentence.last or self.scene.wording.is_mark(first, ",.;:")):
            first = cue.core
        return self.scene.made(source, cue, (first, self.scene.contents.end(sentence, first, following)), sentence)
