"""One case of the queue as its page shows it: words, question, slots, and what a correction would change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.desk.books import Ledger
from tallystick.desk.choosing import CHOSEN, Choosing, Option
from tallystick.desk.looking import Look
from tallystick.errors import RefusedError, TallystickError
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Mention
from tallystick.web.answers import Answer, Question, options, question_of
from tallystick.web.changes import Change, changes
from tallystick.web.evidence import Said, in_its_words, said
from tallystick.web.picking import Picking, Word
from tallystick.web.refusals import refusal_in_words
from tallystick.web.slots import SLOTS, Slot, slot_named, slot_span, slot_words
from tallystick.web.speech import Speech
from tallystick.web.typed import fields_of, typed_value
from tallystick.web.waiting import Case


@dataclass(frozen=True, slots=True)
class Held:
    """A slot with what it holds."""

    slot: Slot
    words: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A correction before it is made: what the slot holds and would hold, and what would change; or why it cannot."""

    value: str
    before: str = ""
    after: str = ""
    words: str = ""
    changes: tuple[Change, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Correcting:
    """The slot that is being corrected: the words to choose from, likely values, and what is proposed."""

    slot: Slot
    words: tuple[Word, ...]
    rest: str
    options: tuple[Answer, ...]
    holds: Mapping[str, str]
    proposal: Proposal | None = None
    chosen: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Shown:
    """A case in full."""

    id: str
    title: str
    quote: Said
    question: Question | None
    slots: tuple[Held, ...]
    correcting: Correcting | None = None
    consequences: tuple[tuple[Answer, tuple[Change, ...]], ...] | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """What a case is worked on with: the ledger, a view of it, what is around the case, and the reader's language."""

    books: Ledger
    look: Look
    holdings: Holdings
    speech: Speech
    prefix: str

    def shown(self, case: Case, asked: Mapping[str, str]) -> Shown:
        """A case, with the slot that the address asks to correct, or with what its answers would change."""
        evidence = case.evidence
        choosing = Choosing.of(evidence.document, evidence.told.mention, self.books.packs)
        question = question_of(case, self.holdings, self.look, choosing, self.speech)
        slot = slot_named(asked.get("slot", ""))
        return Shown(
            id=evidence.id,
            title=title_of(evidence, self.speech),
            quote=said(in_its_words(evidence), self.prefix),
            question=question,
            slots=tuple(self._held(evidence.told.mention, question)),
            correcting=None if slot is None else self._correcting(evidence, slot, choosing, asked),
            consequences=self._consequences(evidence, question) if asked.get("changes") else None,
        )

    def _held(self, mention: Mention, question: Question | None) -> list[Held]:
        asked = question.slot if question else ""
        return [Held(slot, slot_words(mention, slot.name, self.speech), slot.name == asked) for slot in SLOTS]

    def _correcting(self, evidence: Evidence, slot: Slot, choosing: Choosing, asked: Mapping[str, str]) -> Correcting:
        picking = Picking(evidence)
        place = slot_span(evidence.read, slot.name) or evidence.read.quantity_span
        chosen = _chosen(asked) or picking.numbers(place)
        return Correcting(
            slot=slot,
            words=tuple(picking.words(chosen)),
            rest=picking.rest,
            options=tuple(options(slot.name, evidence, choosing, self.speech)),
            holds=fields_of(evidence.told.mention, slot.name),
            proposal=self._proposal(evidence, slot.name, choosing, picking, asked),
            chosen=chosen or (0, 0),
        )

    def _proposal(
        self, evidence: Evidence, slot: str, choosing: Choosing, picking: Picking, asked: Mapping[str, str]
    ) -> Proposal | None:
        """What is proposed by the words that were chosen, by a value that was, or by fields that were filled."""
        try:
            option = _option(slot, choosing, picking, asked)
            return None if option is None else self._tried(evidence, slot, option)
        except TallystickError as problem:
            return Proposal("", problem=refusal_in_words(problem, self.speech))

    def _tried(self, evidence: Evidence, slot: str, option: Option) -> Proposal:
        trial = self.books.trial(
            self.books.deeds.correct(evidence.id, slot, option.value), language=self.speech.words.code
        )
        return Proposal(
            option.value,
            slot_words(evidence.told.mention, slot, self.speech),
            slot_words(option.mention, slot, self.speech),
            option.span.of(evidence.text) if option.span else "",
            tuple(changes(trial, evidence.id, self.look, self.speech, self.prefix)),
        )

    def _consequences(
        self, evidence: Evidence, question: Question | None
    ) -> tuple[tuple[Answer, tuple[Change, ...]], ...]:
        """What each answer that is no plain yes would change."""
        found = []
        for answer in question.answers if question else ():
            if answer.value and question:
                deed = self.books.deeds.correct(evidence.id, question.slot, answer.value)
                trial = self.books.trial(deed, language=self.speech.words.code)
                found.append((answer, tuple(changes(trial, evidence.id, self.look, self.speech, self.prefix))))
        return tuple(found)


def title_of(evidence: Evidence, speech: Speech) -> str:
    """What a case is called: how much of what."""
    mention = evidence.told.mention
    return speech.thing(mention.quantity, mention.item.name or speech.category(mention.item.category))


def _option(slot: str, choosing: Choosing, picking: Picking, asked: Mapping[str, str]) -> Option | None:
    if asked.get("typed"):
        return choosing.given(slot, typed_value(slot, asked))
    chosen = _chosen(asked)
    if asked.get("value"):
        return choosing.given(slot, asked["value"], picking.span(*chosen) if chosen else None)
    if chosen is None or slot not in CHOSEN:
        return None
    span = picking.span(*chosen)
    if span is None:
        raise RefusedError("there are no such words in this sentence")
    return choosing.read(slot, span)


def _chosen(asked: Mapping[str, str]) -> tuple[int, int] | None:
    first, last = asked.get("first", ""), asked.get("last", "")
    if not (first.isdecimal() and last.isdecimal() and len(first) < 6 and len(last) < 6):
        return None
    return min(int(first), int(last)), max(int(first), int(last))
