"""A claim, a finding or a programme in one line, with the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Claim, Finding, Programme
from tallystick.web.names import claim_title
from tallystick.web.speech import Speech


@dataclass(frozen=True, slots=True)
class Named:
    """What something is called, what more is said of it, and the path where the desk shows it."""

    title: str
    told: str
    path: str


def named(thing: Claim | Finding | Programme, speech: Speech) -> Named:
    """The thing in the words of a language."""
    if isinstance(thing, Claim):
        return Named(claim_title(thing, speech), speech.category(thing.category), f"/claims/{thing.id}")
    if isinstance(thing, Finding):
        return Named(speech.kind(thing.kind), thing.sentence, f"/findings#{thing.id}")
    whom = speech.party(thing.recipient) if thing.recipient else ""
    verdicts = dict.fromkeys(speech.verdict(reading.verdict) for reading in thing.readings)
    title = ", ".join(filter(None, (speech.category(thing.category), whom)))
    return Named(title, ", ".join(verdicts), f"/programmes/{thing.id}")
