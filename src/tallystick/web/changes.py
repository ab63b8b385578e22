"""What a judgement would change, in the reader's words: the claim, the programmes with their figures, the findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.desk.looking import Look
from tallystick.model import Claim, Programme, ProgrammeReading
from tallystick.model.trial import Trial
from tallystick.web.names import claim_title, programme_name
from tallystick.web.speech import Speech


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence of what would be otherwise; `link` leads to what it is about, where that stands already."""

    text: str
    link: str = ""


def changes(trial: Trial, mention: str, look: Look, speech: Speech, prefix: str) -> list[Change]:
    """Every change around a mention, the claim first."""
    return [
        *_claim_changes(trial, mention, look, speech, prefix),
        *_programme_changes(trial, speech, prefix),
        *_finding_changes(trial, speech, prefix),
    ]


def regrouped(trial: Trial, speech: Speech, prefix: str) -> list[Change]:
    """Every change where claims are put together or taken apart."""
    told = [
        Change(
            speech.count(
                "A claim told {count} time: {claim}",
                "A claim told {count} times: {claim}",
                len(claim.mentions),
                claim=claim_title(claim, speech),
            )
        )
        for claim in trial.after.claims
    ]
    return [*told, *_programme_changes(trial, speech, prefix), *_finding_changes(trial, speech, prefix)]


def _claim_changes(trial: Trial, mention: str, look: Look, speech: Speech, prefix: str) -> Iterator[Change]:
    before, after = trial.before.claim(mention), trial.after.claim(mention)
    if after is None:
        yield Change(speech.say("It makes no claim any more."))
    elif before is None:
        yield Change(speech.say("It counts again: {claim}", claim=claim_title(after, speech)))
    elif _others(before, mention) == _others(after, mention):
        if claim_title(before, speech) != claim_title(after, speech):
            link = f"{prefix}/claims/{before.id}"
            yield Change(speech.say("Its claim says then: {claim}", claim=claim_title(after, speech)), link)
    elif _others(after, mention):
        text = speech.count(
            "It joins a claim that is told {count} time otherwise: {claim}",
            "It joins a claim that is told {count} times otherwise: {claim}",
            len(_others(after, mention)),
            claim=claim_title(after, speech),
        )
        yield Change(text, _link(_others(after, mention), look, prefix))
    else:
        yield Change(speech.say("It makes a claim of its own: {claim}", claim=claim_title(after, speech)))


def _link(others: set[str], look: Look, prefix: str) -> str:
    """Where the claim stands today that some mentions make; it may get another id when one joins it."""
    found = look.claim_by_mention(others)
    return f"{prefix}/claims/{found[min(found)]}" if found else ""


def _others(claim: Claim, mention: str) -> set[str]:
    return {ref.id for ref in claim.mentions} - {mention}


def _programme_changes(trial: Trial, speech: Speech, prefix: str) -> Iterator[Change]:
    former = {one.id: one for one in trial.before.programmes}
    later = {one.id: one for one in trial.after.programmes}
    for name in dict.fromkeys((*former, *later)):
        one, two = former.get(name), later.get(name)
        if one is not None and two is not None:
            yield from _readings_changed(one, two, speech, f"{prefix}/programmes/{name}")
        elif two is not None:
            yield Change(speech.say("A new programme: {programme}", programme=programme_name(two, speech)))
        elif one is not None:
            text = speech.say("This programme goes: {programme}", programme=programme_name(one, speech))
            yield Change(text, f"{prefix}/programmes/{name}")


def _readings_changed(one: Programme, two: Programme, speech: Speech, link: str) -> Iterator[Change]:
    name = programme_name(one, speech)
    former = {reading.period: reading for reading in one.readings}
    for reading in two.readings:
        before = former.get(reading.period)
        told = "" if before is None else _reading_changed(before, reading, speech)
        if told:
            yield Change(speech.say("{programme}: {changes}", programme=name, changes=told), link)
    if len(one.readings) != len(two.readings):
        yield Change(
            speech.say(
                "{programme}: {before} readings of the plan become {after}",
                programme=name,
                before=speech.number(len(one.readings)),
                after=speech.number(len(two.readings)),
            ),
            link,
        )


def _reading_changed(one: ProgrammeReading, two: ProgrammeReading, speech: Speech) -> str:
    """What is otherwise in one reading of a plan, empty where nothing is."""
    told = []
    if one.plan != two.plan:
        before, after = speech.range(one.plan, one.unit), speech.range(two.plan, two.unit)
        told.append(speech.say("planned {before}, then {after}", before=before, after=after))
    if one.delivered != two.delivered:
        before, after = speech.range(one.delivered, one.unit), speech.range(two.delivered, two.unit)
        told.append(speech.say("delivered {before}, then {after}", before=before, after=after))
    if one.verdict != two.verdict:
        before, after = speech.verdict(one.verdict), speech.verdict(two.verdict)
        told.append(speech.say("verdict {before}, then {after}", before=before, after=after))
    return "; ".join(told)


def _finding_changes(trial: Trial, speech: Speech, prefix: str) -> Iterator[Change]:
    former = {one.sentence: one for one in trial.before.findings}
    later = {one.sentence: one for one in trial.after.findings}
    for sentence in (text for text in former if text not in later):
        yield Change(speech.say("This finding goes: {sentence}", sentence=sentence), f"{prefix}/findings")
    for sentence in (text for text in later if text not in former):
        yield Change(speech.say("A new finding: {sentence}", sentence=sentence))
