"""How claims, programmes and their sources are called on the pages."""

from __future__ import annotations

from collections.abc import Callable

from tallystick.exports.holdings import Evidence
from tallystick.exports.scheduled import EVENT, Due
from tallystick.model import Claim, Origin, Period, Programme
from tallystick.model.listed import ListedClaim
from tallystick.packs import Packs
from tallystick.reports.wording import readable
from tallystick.web.speech import Speech, capital


def labels_in(packs: Packs) -> dict[str, str]:
    """The English labels of all categories, by their paths."""
    code = "en" if "en" in packs.codes else packs.codes[0]
    rows = packs.language(code).entries("category")
    return {str(row.args["path"]): str(row.args["label"]) for row in rows if row.args.get("label")}


def claim_title(claim: Claim, speech: Speech) -> str:
    """What a claim says: how much of what, for whom, how far it has come, and when."""
    thing = capital(speech.claimed(claim))
    status = speech.standing(claim.status, claim.stage, claim.modality)
    when = speech.period_written(claim.period) if claim.period and claim.period.is_dated else ""
    if claim.recipient:
        receiver = speech.say("for {name}", name=speech.party(claim.recipient))
        return ", ".join(filter(None, (f"{thing} {receiver}", status, when)))
    return ", ".join(filter(None, (thing, status, when)))


def programme_name(programme: Programme, speech: Speech) -> str:
    """What a programme is about: what, for whom or by whom, and when."""
    about = _about(programme, speech, speech.period_written)
    return capital(speech.category(programme.category)) + (f", {about}" if about else "")


def programme_about(programme: Programme, speech: Speech) -> str:
    """For whom or by whom a programme is, and its period."""
    return _about(programme, speech, speech.period)


def _about(programme: Programme, speech: Speech, in_words: Callable[[Period], str]) -> str:
    who = programme.recipient or programme.agent
    periods = dict.fromkeys(in_words(reading.period) for reading in programme.readings)
    when = next(iter(periods)) if len(periods) == 1 else _years(programme)
    return ", ".join(filter(None, (speech.party(who or ""), when)))


def _years(programme: Programme) -> str:
    years = sorted({day.year for one in programme.readings for day in (one.period.start, one.period.end) if day})
    return "–".join(dict.fromkeys((str(years[0]), str(years[-1])))) if years else ""


def due_name(due: Due, speech: Speech) -> str:
    """What is due: an event by its words, a promise by its claim, a task by who set it and its words."""
    return due.words if due.kind == EVENT else speech.say("Due: {what}", what=_thing(due, speech))


def due_thing(due: Due, speech: Speech) -> str:
    """The same without saying that it is due, as a line that begins with it."""
    return due.words if due.kind == EVENT else capital(_thing(due, speech))


def _thing(due: Due, speech: Speech) -> str:
    return speech.claimed(due.claim) if due.claim else due.words


def source_of(claim: Claim, speech: Speech) -> str:
    """Who says it: the first of its origins with a name, else the outlet's own count."""
    named = list(dict.fromkeys(readable(origin.source) for origin in claim.origins if origin.source))
    return _sources(named[0] if named else None, len(named), speech)


def listed_source(listed: ListedClaim, speech: Speech) -> str:
    """Who says a claim of a list."""
    return _sources(listed.source and readable(listed.source), listed.sources, speech)


def _sources(name: str | None, count: int, speech: Speech) -> str:
    if not name:
        return speech.say("source not stated")
    if count > 1:
        return speech.count("{name} and {count} other", "{name} and {count} others", count - 1, name=name)
    return name


def speaker_of(one: Evidence) -> str:
    """By whose word a mention tells, else its outlet."""
    speaker = one.told.mention.speaker
    name = (speaker.name or speaker.role if speaker else None) or one.document.outlet or one.document.id
    return readable(name)


def origin_name(origin: Origin, outlet: str, speech: Speech) -> str:
    """Who said it; a count that nobody is named for is the outlet's own."""
    return readable(origin.source) if origin.source else speech.say("{outlet}'s own count", outlet=outlet)
