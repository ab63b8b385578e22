"""Who asks: nobody, a person who signed in, a program with a token, or whoever sits at this machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fastapi import Request

from tallystick.model import Role, Session


class How(StrEnum):
    """By what a visitor is known."""

    NOT = "not"
    HERE = "here"
    SESSION = "session"
    TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor with a role, None where nothing may be seen; `key` is by what calls are counted."""

    how: How
    role: Role | None
    name: str = ""
    key: str = ""
    session: Session | None = None

    def may(self, role: Role) -> bool:
        """Whether the visitor has the role or a higher one."""
        return self.role is not None and self.role.allows(role)

    @property
    def is_known(self) -> bool:
        """Whether there is a name of a user."""
        return self.how in (How.SESSION, How.TOKEN)


def visitor_of(request: Request) -> Visitor:
    """Who asks, as found out before anything else was done."""
    visitor = request.scope["state"]["visitor"]
    assert isinstance(visitor, Visitor), "the application lets nobody past without"
    return visitor
