"""Signing in: a name and a password for a session, without telling anybody who guesses which of the two was wrong.

Attempts are limited by address and by name. Somebody who goes on guessing at a name could
so keep its owner out; therefore a browser in which the owner signed in before has an allowance of its own.
"""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from tallystick.ledger.access.allowance import Allowances
from tallystick.ledger.access.passwords import Passwords
from tallystick.ledger.access.rate import Rate
from tallystick.ledger.access.sessions import Sessions
from tallystick.ledger.access.store import Store, digest_of
from tallystick.ledger.access.tables import browsers, sessions, users
from tallystick.ledger.access.users import find, folded

BY_NAME = Rate(10, timedelta(minutes=1))
BY_ADDRESS = Rate(20, timedelta(seconds=30))
BY_BROWSER = Rate(10, timedelta(minutes=1))
_KNOWN_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The secrets of a session and of a browser that is known from now on."""

    session: str
    browser: str


@dataclass(frozen=True, slots=True)
class NotNow:
    """Too many attempts: the next may be made after `wait`."""

    wait: timedelta


@dataclass(frozen=True, slots=True)
class SignIn:
    """Opens sessions."""

    store: Store
    passwords: Passwords
    sessions: Sessions
    allowances: Allowances

    def try_it(
        self, name: str, password: str, *, address: str, agent: str = "", browser: str = "", before: str = ""
    ) -> SignedIn | NotNow | None:
        """A session for a name and its password; None where they do not belong together.

        `browser` is the secret by which one is known, `before` the session that the new one takes the place of.
        """
        with self.store.writing() as connection:
            found = find(connection, name)
            limits = _limits(name, address, browser if _is_known(connection, found, browser) else "")
            wait = self.allowances.take(connection, limits)
        if wait:
            return NotNow(wait)
        kept = found.password if found is not None else None
        if not self.passwords.are_one(kept, password) or found is None:
            return None
        stronger = self.passwords.hashed(password) if self.passwords.is_weaker(found.password) else found.password
        with self.store.writing() as connection:
            now = find(connection, name)
            if now is None or now.password != kept:  # removed, or changed, while we compared
                return None
            self.allowances.give_back(connection, limits)
            self.allowances.forget_whole(connection)
            self.sessions.forget_ended(connection)
            connection.execute(update(users).where(users.c.number == now.number).values(password=stronger))
            connection.execute(delete(sessions).where(sessions.c.digest == digest_of(before)))
            session = self.sessions.open(connection, now.number, address, agent)
            return SignedIn(session, self._known(connection, now.number, browser))

    def may_try(self, name: str, address: str) -> timedelta:
        """How long a user who is signed in has to wait before the password is compared again; takes an attempt."""
        with self.store.writing() as connection:
            return self.allowances.take(connection, {f"again {folded(name)}": BY_NAME, _network(address): BY_ADDRESS})

    def _known(self, connection: Connection, user: int, browser: str) -> str:
        """The secret by which a browser is known from now on: the one before is forgotten."""
        made, now = secrets.token_urlsafe(32), self.store.now()
        too_old = browsers.c.seen < (now - _KNOWN_FOR).isoformat()
        is_this = (browsers.c.digest == digest_of(browser)) & (browsers.c.user == user)
        connection.execute(delete(browsers).where(too_old | is_this))
        connection.execute(browsers.insert(), {"digest": digest_of(made), "user": user, "seen": now.isoformat()})
        return made


def _is_known(connection: Connection, user: Row[Any] | None, browser: str) -> bool:
    """Whether a user signed in with a browser before."""
    asked = select(browsers.c.user).where(browsers.c.digest == digest_of(browser))
    owner = connection.execute(asked).scalar_one_or_none()
    return user is not None and owner == user.number


def _limits(name: str, address: str, browser: str) -> dict[str, Rate]:
    if browser:
        return {f"browser {browser}": BY_BROWSER}
    return {f"name {folded(name)}": BY_NAME, _network(address): BY_ADDRESS}


def _network(address: str) -> str:
    """An address as attempts are counted: of IPv6, which one has by the billion, the network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return f"address {address}"
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        return f"address {ipaddress.ip_network((parsed, 64), strict=False)}"
    return f"address {parsed}"
