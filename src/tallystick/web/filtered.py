"""What a filter asks for, as pages call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fastapi import Request

from tallystick.model import FindingKind, Sought, Status, Verdict
from tallystick.model.filters import Only
from tallystick.reports.interface import marked
from tallystick.web.pages.asking import asked
from tallystick.web.speech import Speech

ONLY = {
    Only.CONTRADICTED: marked("contradicted"),
    Only.REVISED: marked("revised"),
    Only.ALONE: marked("on one word"),
}
SOUGHT: dict[str, str] = {
    Sought.CLAIMS: marked("Claims"),
    Sought.FINDINGS: marked("Findings"),
    Sought.PROGRAMMES: marked("Programmes"),
}
_NAMES = {
    "q": marked("Words, names, things"),
    "status": marked("Status"),
    "category": marked("Category"),
    "voice": marked("Source"),
    "outlet": marked("Outlet"),
    "language": marked("Language"),
    "only": marked("Only"),
    "stage": marked("Stage"),
    "modality": marked("How sure"),
    "measure": marked("Measure"),
    "unit": marked("Unit"),
    "recipient": marked("For"),
    "agent": marked("By"),
    "kind": marked("Kind of findings"),
    "verdict": marked("Verdict of programmes"),
}
_SAID: dict[str, Callable[[str, Speech], str]] = {
    "status": lambda value, speech: speech.status(Status(value)),
    "kind": lambda value, speech: speech.kind(FindingKind(value)),
    "verdict": lambda value, speech: speech.verdict(Verdict(value)),
    "only": lambda value, speech: speech.say(ONLY[Only(value)]),
    "category": lambda value, speech: speech.category(value),
    "language": lambda value, speech: speech.language(value),
    "recipient": lambda value, speech: speech.party(value),
    "agent": lambda value, speech: speech.party(value),
}


def filter_in_words(name: str, value: str, speech: Speech) -> str:
    """What a filter asks for; what is no value of ours stands as it was asked."""
    try:
        return _SAID[name](value, speech) if value and name in _SAID else value
    except ValueError:
        return value


def filter_name(name: str, speech: Speech) -> str:
    """What pages call a filter; one without a name of ours keeps its own."""
    return speech.say(_NAMES[name]) if name in _NAMES else name


def chips(request: Request, names: Iterable[str], speech: Speech) -> dict[str, str]:
    """Those of some filters that a query asks for, each in words."""
    return {name: filter_in_words(name, asked(request, name), speech) for name in names if asked(request, name)}
