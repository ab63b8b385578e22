"""Users in words: their roles, and what was changed about who may do what."""

from __future__ import annotations

from fastapi import HTTPException

from tallystick.errors import AccessError
from tallystick.ledger.access.passwords import LEAST
from tallystick.model import Role
from tallystick.model.user import AccessEvent
from tallystick.reports.interface import marked
from tallystick.web.speech import Speech

_ROLES = {Role.READER: marked("reader"), Role.REVIEWER: marked("reviewer"), Role.ADMIN: marked("admin")}
_EVENTS = {
    "added": marked("{name} was added"),
    "role": marked("{name} has another role"),
    "password": marked("{name} has another password"),
    "removed": marked("{name} was removed"),
    "session ended": marked("a session of {name} was ended"),
    "sessions ended": marked("sessions of {name} were ended"),
    "token added": marked("{name} has a new token"),
    "token revoked": marked("a token of {name} was revoked"),
}

_REFUSALS = {
    "weak": marked(
        "A password has at least {least} characters and is not easily guessed; several words make a good one."
    ),
    "no name": marked(
        "A name has up to 60 letters, digits, blanks and . - _ @ ', and begins with a letter or a digit."
    ),
    "taken": marked("There is a user {name} already."),
    "removed": marked(
        "{name} was removed, and the log may hold judgements of theirs. If it is the same person, say so below."
    ),
    "only admin": marked("{name} is the only admin; make somebody else one first."),
    "no user": marked("There is no user {name} here."),
    "no purpose": marked("Say what the token is for."),
    "expired": marked("A token expires on a day to come."),
    "too high": marked("A token may do no more than you may yourself."),
    "no token": marked("There is no such token."),
}


def refusal_in_words(refusal: AccessError, speech: Speech) -> str:
    """Why something about users was not done."""
    return speech.say(_REFUSALS[refusal.why], name=refusal.user, least=LEAST)


def role_in_words(role: Role, speech: Speech) -> str:
    """What a page calls a role."""
    return speech.say(_ROLES[role])


def role_of(given: str) -> Role:
    """The role that a form names; one that there is not is refused as what nobody offered."""
    if given not in set(Role):
        raise HTTPException(422)
    return Role(given)


def roles(speech: Speech, most: Role = Role.ADMIN) -> list[tuple[str, str]]:
    """The roles up to one of them, with their names, as a form offers them."""
    return [(str(role), role_in_words(role, speech)) for role in Role if most.allows(role)]


def event_in_words(event: AccessEvent, speech: Speech) -> str:
    """What was changed, as a sentence."""
    return speech.say(_EVENTS[event.action], name=event.user)
