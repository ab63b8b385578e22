"""A person who may sign in, and by what a desk knows that person again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tallystick.model.role import Role


@dataclass(frozen=True, slots=True)
class User:
    """A person with a role. A `provisional` password, which somebody else chose, is to be changed at once.

    Whoever was `removed` stays known by the name, which nobody else is ever given: it stands in the log.
    """

    name: str
    role: Role
    added: datetime
    provisional: bool = False
    removed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which a user signed in, until it `ends`; the `id` is no secret."""

    id: str
    user: User
    opened: datetime
    seen: datetime
    ends: datetime
    address: str
    browser: str


@dataclass(frozen=True, slots=True)
class Token:
    """A program's way in, in the name of a user; `about` says what it is for, and the `id` is no secret."""

    id: str
    user: User
    about: str
    given: Role
    added: datetime
    expires: datetime | None = None
    used: datetime | None = None
    revoked: datetime | None = None

    @property
    def role(self) -> Role:
        """What it may do now: never more than its user may."""
        return self.given.at_most(self.user.role)

    def holds(self, now: datetime) -> bool:
        """Whether it opens anything: it was not revoked, has not expired, and its user was not removed."""
        return not self.revoked and not self.user.removed and (self.expires is None or now < self.expires)


@dataclass(frozen=True, slots=True)
class AccessEvent:
    """Something that changed who may do what: who did it when, to whom."""

    moment: datetime
    by: str
    action: str
    user: str
    told: str = ""
