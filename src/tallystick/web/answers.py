"""The question that a case asks, why it is asked, and the likely answers, each one keystroke away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tallystick.contract.slot_values import named_value, status_value
from tallystick.desk.choosing import Choosing, Option
from tallystick.desk.looking import Look
from tallystick.errors import RefusedError
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Finding, FindingKind, Modality
from tallystick.model.doubt import Doubt
from tallystick.reports.interface import marked
from tallystick.web.names import speaker_of
from tallystick.web.picking import Picking
from tallystick.web.slots import slot_value, slot_words
from tallystick.web.speech import Speech
from tallystick.web.waiting import Case
from tallystick.words.fold import fold

MOST = 4
_QUESTIONS = {
    Doubt.TOLD_AS_MORE: marked("This says more than its source. Is it read rightly?"),
    Doubt.TWO_READINGS: marked("This figure is read in two ways. Which period is meant?"),
    Doubt.CONTRADICTED: marked("Another source contradicts this. Is the figure read rightly?"),
    Doubt.NO_CATEGORY: marked("What is counted here is in no category. Which is it?"),
    Doubt.NO_PERIOD: marked("No period was found. Is there one?"),
    Doubt.NO_SPEAKER: marked("Nobody is named who says so. Is there somebody?"),
    Doubt.HEDGED: marked("This is told as possible only. Is that so?"),
}
_IN_SHORT = {
    Doubt.TOLD_AS_MORE: marked("more than its source says?"),
    Doubt.TWO_READINGS: marked("which period?"),
    Doubt.CONTRADICTED: marked("contradicted"),
    Doubt.NO_CATEGORY: marked("no category"),
    Doubt.NO_PERIOD: marked("no date"),
    Doubt.NO_SPEAKER: marked("who says it?"),
    Doubt.HEDGED: marked("only possible?"),
}
_WHY = {
    Doubt.NO_CATEGORY: marked("Without a category it is compared with nothing."),
    Doubt.NO_PERIOD: marked("Without a period it can be set against no plan."),
    Doubt.NO_SPEAKER: marked("Without a speaker it counts as the outlet's own."),
    Doubt.HEDGED: marked("What is only possible stays out of the sums."),
}
_ASKED = {
    Doubt.TOLD_AS_MORE: "status",
    Doubt.TWO_READINGS: "period",
    Doubt.CONTRADICTED: "figure",
    Doubt.NO_CATEGORY: "item",
    Doubt.NO_PERIOD: "period",
    Doubt.NO_SPEAKER: "speaker",
    Doubt.HEDGED: "status",
}
_SHOWN_BY = {
    Doubt.TOLD_AS_MORE: FindingKind.ESCALATION,
    Doubt.TWO_READINGS: FindingKind.DOUBLE_READING,
    Doubt.CONTRADICTED: FindingKind.CONTRADICTION,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its words, what speaks for it, and the value that its slot has then; without one it is as read."""

    words: str
    about: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about a slot, and why; the first answer leaves it as it was read."""

    text: str
    why: str
    slot: str
    answers: tuple[Answer, ...]


def in_short(case: Case, speech: Speech) -> str:
    """Why a case waits, in some words."""
    return " · ".join(speech.say(_IN_SHORT[doubt]) for doubt in case.doubts)


def question_of(case: Case, holdings: Holdings, look: Look, choosing: Choosing, speech: Speech) -> Question | None:
    """What to ask about a case; None where nothing is doubtful."""
    if not case.doubts:
        return None
    doubt = case.doubts[0]
    findings = [one for one in holdings.findings if one.kind == _SHOWN_BY.get(doubt) and _shows(one, case.evidence)]
    slot = _slot_of(case.evidence, doubt, findings)
    why = findings[0].sentence if findings else speech.say(_WHY[doubt]) if doubt in _WHY else ""
    others = _others(case, slot, doubt, findings, holdings, look, choosing, speech)
    answers = [_as_read(case.evidence, slot, speech), *others]
    return Question(speech.say(_QUESTIONS[doubt]), why, slot, tuple(_once(answers))[:MOST])


def options(slot: str, case: Evidence, choosing: Choosing, speech: Speech) -> list[Answer]:
    """Other values that the words around a figure give a slot."""
    near = choosing.near(slot, Picking(case).window, MOST)
    return list(_once(_read_answer(slot, one, case, speech) for one in near))


def _shows(finding: Finding, evidence: Evidence) -> bool:
    return any(mention.id == evidence.id for mention in finding.mentions)


def _slot_of(evidence: Evidence, doubt: Doubt, findings: Iterable[Finding]) -> str:
    """The slot that a doubt is about; what says more than its source may do so by its figure alone."""
    if doubt is not Doubt.TOLD_AS_MORE:
        return _ASKED[doubt]
    here = evidence.told.mention
    others = [told.mention for finding in findings for told in finding.told if told.ref.id != evidence.id]
    return "figure" if any(one.quantity != here.quantity for one in others) else _ASKED[doubt]


def _as_read(evidence: Evidence, slot: str, speech: Speech) -> Answer:
    return Answer(slot_words(evidence.told.mention, slot, speech), speech.say("as it was read"))


def _others(
    case: Case,
    slot: str,
    doubt: Doubt,
    findings: Iterable[Finding],
    holdings: Holdings,
    look: Look,
    choosing: Choosing,
    speech: Speech,
) -> Iterator[Answer]:
    mention = case.evidence.told.mention
    if doubt is not Doubt.CONTRADICTED:  # another's figure is no reading of this one
        yield from _of_findings(case.evidence, slot, findings, holdings, choosing, speech)
    if doubt is Doubt.HEDGED:
        for modality in (Modality.ASSERTED, Modality.PLANNED, Modality.DENIED):
            words = slot_words(replace(mention, modality=modality), slot, speech)
            yield Answer(words, "", status_value(mention.status, mention.stage, modality))
    elif doubt is Doubt.NO_CATEGORY:
        yield from _likely_categories(case.evidence, look, speech)
    else:
        yield from options(slot, case.evidence, choosing, speech)


def _of_findings(
    evidence: Evidence,
    slot: str,
    findings: Iterable[Finding],
    holdings: Holdings,
    choosing: Choosing,
    speech: Speech,
) -> Iterator[Answer]:
    """What the others that a finding sets beside it say in the slot."""
    for finding in findings:
        for mention in finding.mentions:
            other = holdings.evidence.get(mention.id)
            if other is None or other.id == evidence.id:
                continue
            try:
                option = choosing.given(slot, slot_value(other.told.mention, slot))
            except RefusedError:
                continue
            words = slot_words(option.mention, slot, speech)
            if words != slot_words(evidence.told.mention, slot, speech):
                yield Answer(words, speech.say("as {name} says", name=speaker_of(other)), option.value)


def _likely_categories(evidence: Evidence, look: Look, speech: Speech) -> Iterator[Answer]:
    """The categories of what the latest reports count by like names, else those that this ledger has most of."""
    mention = evidence.told.mention
    alike, often = look.likely_categories(set(fold(mention.item.name).split()))
    del alike["other"], often["other"]
    for category, _ in [*_most(alike), *_most(often)]:
        about = speech.say("as like things are counted") if category in alike else ""
        yield Answer(speech.category(category), about, named_value(mention.item.name or category, category))


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]


def _read_answer(slot: str, option: Option, case: Evidence, speech: Speech) -> Answer:
    said = option.span.of(case.text) if option.span else ""
    return Answer(
        slot_words(option.mention, slot, speech),
        speech.say("as “{words}” says", words=said) if said else "",
        option.value,
    )


def _once(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Of answers that read alike the first."""
    seen: set[str] = set()
    for answer in answers:
        if answer.words not in seen:
            seen.add(answer.words)
            yield answer
