"""Who says it: the subject before a cue, the subject behind it, or what "according to" names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tallystick.model import Annotation, Anonymity, Speaker
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.wording import DASHES, QUOTES, Wording
from tallystick.recognise.parties.party_value import PartyValue, Sort
from tallystick.recognise.voices.anaphora import Anaphora

_LONGEST, _NEAR = 14, 5
_TIMES = ("date", "period", "clock", "weekday", "cue_noun")


@dataclass(frozen=True, slots=True)
class Source:
    """The tokens of a source and the speaker that they stand for."""

    first: int
    last: int
    speaker: Speaker
    value: PartyValue | None = None

    @property
    def is_agency(self) -> bool:
        """Whether it is one who carries what others say."""
        return self.value is not None and self.value.sort is Sort.AGENCY


class Sources:
    """Finds sources on one board."""

    def __init__(self, board: Board, wording: Wording, anaphora: Anaphora) -> None:
        self.board = board
        self.wording = wording
        self.anaphora = anaphora

    def before(self, token: int, floor: int, *, gerund: bool = False) -> Source | None:
        """The subject that ends right before a token, no further back than the floor."""
        last = self._back_over_times(token - 1, floor)
        if last < floor:
            return None
        if gerund and self.wording.has(last, "prep") and not self.wording.has(last, "adv"):
            return self.subject(floor, last)  # "stunned allies *by saying*"
        if self.wording.is_mark(last, ",") or self.wording.is_mark(last, ")"):
            return self._before_comma(last, floor, gerund)
        if self.wording.has(last, "rel"):
            return self._antecedent(last - 1, floor)
        return self._ending(last, floor)

    def owner(self, last: int, floor: int) -> Source | None:
        """The noun phrase that ends at a token and begins with the nearest determiner: "*der Zeitung* zufolge"."""
        near = range(last, max(floor, last - _NEAR) - 1, -1)
        first = next((token for token in near if self.wording.has(token, "det")), floor)
        return self._ending(last, first)

    def _back_over_times(self, last: int, floor: int) -> int:
        """The token before adverbs and times that stand between subject and verb."""
        while last >= floor:
            times = [a.first for kind in _TIMES for a in self.board.ending(last, kind) if a.first > floor]
            if times:
                last = min(times) - 1
                if last > floor and self.wording.has(last, "prep") and self.wording.has(last - 1, "rel"):
                    last -= 1
            elif self.wording.has(last, "adv") and not self.wording.has(last, "comp", "rel", "det"):
                last -= 1
            else:
                break
        return last

    def _before_comma(self, comma: int, floor: int, gerund: bool) -> Source | None:
        """The subject before an apposition: "Ivan Petrov, head of the plant, said"."""
        opening = next(
            (i for i in range(comma - 1, max(floor, comma - 25) - 1, -1) if self.wording.is_mark(i, ",(")), None
        )
        if opening is None:
            return self.subject(floor, comma) if gerund else self._ending(comma - 1, floor)
        outer = self._ending(opening - 1, floor) if opening > floor else None
        inner = self._ending(comma - 1, opening + 1)
        if (
            inner is not None
            and inner.value is not None
            and inner.value.sort is Sort.PERSON
            and (self._is_name(inner) or outer is None)
        ):
            return inner
        if outer is not None:
            return outer
        return self.subject(floor, comma) if gerund else inner

    def _is_name(self, source: Source) -> bool:
        return all(
            self.board.tokens.is_capital(i) or not self.wording.is_word(i) or self.wording.has(i, "particle")
            for i in range(source.first, source.last + 1)
        )

    def _antecedent(self, last: int, floor: int) -> Source | None:
        """What a relative pronoun takes up."""
        while last > floor and self.wording.is_mark(last, ","):
            last -= 1
        return self._ending(last, floor) if last >= floor else None

    def _ending(self, last: int, floor: int) -> Source | None:
        """The noun phrase that ends at a token."""
        parties = [party for party in self.board.ending(last, "party") if party.first >= floor]
        if parties:
            party = min(parties, key=lambda party: party.first)
            return self._party(party)
        pronoun = self._pronoun(last)
        if pronoun is not None:
            return pronoun
        if self._bounds(last):
            return None
        first = last
        while first - 1 >= floor and last - first < _LONGEST and not self._bounds(first - 1):
            first -= 1
        while (
            first < last
            and (self.wording.has(first, "prep", "adv", "conj") or self._is_time(first))
            and not self.wording.has(first, "det")
        ):
            first = self._after_preposition(first, last)
        return self._words(first, last)

    def _after_preposition(self, first: int, last: int) -> int:
        """The token after a leading preposition and the name or time it governs."""
        party = next((p for p in self.board.starting(first + 1, "party") if p.last < last), None)
        return party.last + 1 if party is not None and self.wording.has(first, "prep") else first + 1

    def _is_time(self, token: int) -> bool:
        return not self.board.free(token, token, "date", "period")

    def _bounds(self, token: int) -> bool:
        """Whether a noun phrase cannot go on over this token to the left."""
        if self.wording.is_mark(token, QUOTES) and not self.wording.is_mark(token, "'’"):
            return True
        if self.board.tokens.kinds[token] == "p" and not self.wording.is_mark(token, DASHES | {".", "&", "’", "/"}):
            return True
        if self.wording.is_mark(token, DASHES) and not self.board.tokens.glued(token):
            return True
        if self.wording.has(token, "conj", "comp", "rel") and not self.wording.has(token, "det"):
            return True
        if (
            self.wording.has(token, "aux")
            and not self.wording.is_possessive(token)
            and not self.wording.has(token, "prep", "det")
        ):
            return True
        if self.wording.has(token, "noun_like") and self.wording.has(token - 1, "det", "of"):
            return False
        return not self.board.free(token, token, "cue", "according", "citing")

    def after(self, token: int, ceiling: int) -> Source | None:
        """The subject that begins at a token, no further than the ceiling."""
        while token <= ceiling and self.wording.has(token, "adv") and not self.wording.has(token, "det"):
            token += 1
        if token > ceiling:
            return None
        parties = [party for party in self.board.starting(token, "party") if party.last <= ceiling]
        if parties:
            party = max(parties, key=lambda party: party.last)
            return self._with_apposition(self._party(party), ceiling)
        pronoun = self._pronoun(token)
        if pronoun is not None:
            return pronoun
        if not self.wording.is_word(token) or (self.wording.is_small(token) and not self.wording.has(token, "det")):
            return None
        last = self._end_of_phrase(token, ceiling)
        return self._words(token, last) if last is not None else None

    def _with_apposition(self, source: Source | None, ceiling: int) -> Source | None:
        """A name with what a comma says of it behind: "Ivan Petrov, a retired engineer"."""
        if source is None or source.value is None or source.value.sort is not Sort.PERSON:
            return source
        comma = source.last + 1
        if not self.wording.is_mark(comma, ",") or not self.wording.has(comma + 1, "indef", "det"):
            return source
        last = self._end_of_phrase(comma + 1, ceiling)
        if last is None:
            return source
        speaker = replace(source.speaker, span=self.board.span(source.first, last))
        return replace(source, last=last, speaker=speaker)

    def _end_of_phrase(self, first: int, ceiling: int) -> int | None:
        """The end of a noun phrase that nothing is known of."""
        last = first - 1
        for token in range(first, min(first + _LONGEST, ceiling + 1)):
            if self.board.tokens.kinds[token] == "p" and not self.wording.is_mark(token, DASHES | {".", "&"}):
                break
            if self.wording.has(token, "conj", "comp", "rel", "aux") and not self.wording.has(token, "det"):
                break
            if token > first and (
                self._is_time(token)
                or self.wording.has(token, "place")
                or not self.board.free(token, token, "cue", "cue_noun", "citing")
            ):
                break
            last = token
        while last > first and (self.wording.is_small(last) or self.board.tokens.kinds[last] == "p"):
            last -= 1
        return last if last >= first else None

    def phrase(self, first: int, ceiling: int) -> Source | None:
        """What "according to" names: a party, or all words up to the comma, spoken for by the person among them."""
        pronoun = self._pronoun(first)
        if pronoun is not None:
            return pronoun
        last = first
        while last < ceiling and not self._ends_accord(last + 1):
            last += 1
        while last > first and (
            self.wording.has(last, "prep", "adv", "conj")
            or (self.board.tokens.kinds[last] == "p" and not self.wording.is_mark(last, QUOTES))
        ):
            last -= 1
        parties = [party for party in self.board.starting(first, "party") if party.last <= ceiling]
        if parties:
            return self._party(max(parties, key=lambda party: party.last))
        source = self._words(first, last)
        inside = [
            party.value
            for party in self.board.overlapping(first, last, "party")
            if isinstance(party.value, PartyValue) and party.value.sort is Sort.PERSON
        ]
        if source is None or not inside:
            return source
        speaker = Speaker(source.speaker.span, source.speaker.name, inside[0].key, inside[0].role, Anonymity.NAMED)
        return Source(source.first, source.last, speaker, inside[0])

    def _ends_accord(self, token: int) -> bool:
        if self.wording.is_mark(token, ",;:)"):
            return True
        if self.board.sentence_of[token] < 0 or self.wording.has(token, "aux"):
            return True
        return not self.board.free(token, token, "cue", "citing", "quantity", "period", "date")

    def subject(self, floor: int, ceiling: int) -> Source | None:
        """The first party or pronoun of a stretch that no preposition governs."""
        for token in range(floor, ceiling):
            for party in self.board.starting(token, "party"):
                if not self.wording.has(token - 1, "prep") or token == floor:
                    return self._party(party)
            pronoun = self._pronoun(token)
            if pronoun is not None:
                return pronoun
        return None

    def _pronoun(self, token: int) -> Source | None:
        if not 0 <= token < len(self.board.tokens):
            return None
        for annotation in [*self.board.ending(token, "pronoun"), *self.board.starting(token, "pronoun")]:
            value = self.anaphora.antecedent(annotation)
            span = annotation.span
            words = span.of(self.board.text)
            if value is None:
                return Source(annotation.first, annotation.last, Speaker(span, words), None)
            speaker = value.speaker(span)
            return Source(annotation.first, annotation.last, speaker, value)
        return None

    def _party(self, party: Annotation) -> Source | None:
        value = party.value
        if not isinstance(value, PartyValue):
            return None
        return Source(party.first, party.last, value.speaker(party.span), value)

    def _words(self, first: int, last: int) -> Source | None:
        """A source that no party stands for: its words, with the party at its head or its end where there is one."""
        if not any(self.wording.is_word(i) and not self.wording.is_small(i) for i in range(first, last + 1)):
            return None
        span = self.board.span(first, last)
        value = self._inner(self.board.overlapping(first, last, "party"), first, last)
        if value is not None:
            return Source(first, last, value.speaker(span), value)
        start = first
        while start < last and self.wording.has(start, "det"):
            start += 1
        name = self.board.span(start, last).of(self.board.text)
        how = Anonymity.NAMED if self.board.tokens.is_capital(last) else None
        return Source(first, last, Speaker(span, name, None, None, how), None)

    @staticmethod
    def _inner(parties: Iterable[Annotation], first: int, last: int) -> PartyValue | None:
        for party in parties:
            if party.first <= first + 1 and isinstance(party.value, PartyValue):
                return party.value
        return None
