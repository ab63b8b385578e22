"""Sessions: browsers in which somebody signed in, known by a secret in a cookie; each can be ended at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from tallystick.ledger.access.store import Store, digest_of, moment_in
from tallystick.ledger.access.tables import sessions, users
from tallystick.ledger.access.users import find, user_beside, user_columns
from tallystick.model.user import Session

_NOTED_EVERY = timedelta(minutes=1)
_MOST_LETTERS = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lasts: after so long without a request, and at all."""

    idle: timedelta = timedelta(hours=12)
    whole: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Sessions:
    """Who is signed in where."""

    store: Store
    limits: Limits

    def of(self, secret: str, *, asks: bool = True) -> Session | None:
        """The session of a cookie, if it still lasts; a request that nobody `asks` for does not prolong it."""
        now = self.store.now()
        with self.store.reading() as connection:
            row = connection.execute(_joined().where(sessions.c.digest == digest_of(secret))).first()
        if row is None or not self._lasts(row, now):
            return None
        if asks and now - moment_in(row.seen) >= _NOTED_EVERY:
            with self.store.writing() as connection:
                connection.execute(update(sessions).where(sessions.c.id == row.id).values(seen=now.isoformat()))
        return _session(row)

    def all(self, user: str | None = None) -> list[Session]:
        """The sessions that last, of everybody or of one user, the last seen first."""
        now = self.store.now()
        with self.store.reading() as connection:
            asked = _joined().order_by(sessions.c.seen.desc(), sessions.c.id)
            found = connection.execute(asked).all()
        kept = [_session(row) for row in found if self._lasts(row, now)]
        return [one for one in kept if user is None or one.user.name == user]

    def open(self, connection: Connection, user: int, address: str, browser: str) -> str:
        """The secret of a new session of a user, within a transaction."""
        secret, now = secrets.token_urlsafe(32), self.store.now()
        row = {
            "id": secrets.token_hex(8),
            "digest": digest_of(secret),
            "user": user,
            "opened": now.isoformat(),
            "seen": now.isoformat(),
            "ends": (now + self.limits.whole).isoformat(),
            "address": address[:_MOST_LETTERS],
            "browser": browser[:_MOST_LETTERS],
        }
        connection.execute(sessions.insert(), row)
        return secret

    def close(self, secret: str) -> None:
        """Ends the session of a cookie."""
        with self.store.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest_of(secret)))

    def end(self, id: str, *, by: str) -> None:
        """Ends a session by its id."""
        with self.store.writing() as connection:
            row = connection.execute(_joined().where(sessions.c.id == id)).first()
            if row is not None:
                connection.execute(delete(sessions).where(sessions.c.id == id))
                self.store.note(connection, by, "session ended", row.user_name)

    def end_all(self, user: str, *, by: str, keep: str = "") -> None:
        """Ends all sessions of a user, but for the one to keep."""
        with self.store.writing() as connection:
            found = find(connection, user)
            if found is not None:
                connection.execute(delete(sessions).where(sessions.c.user == found.number, sessions.c.id != keep))
                self.store.note(connection, by, "sessions ended", found.name)

    def forget_ended(self, connection: Connection) -> None:
        """Removes what has ended by itself, within a transaction."""
        now = self.store.now()
        is_over = (sessions.c.ends <= now.isoformat()) | (sessions.c.seen <= (now - self.limits.idle).isoformat())
        connection.execute(delete(sessions).where(is_over))

    def _lasts(self, row: Row[Any], now: datetime) -> bool:
        return row.user_removed is None and now < min(moment_in(row.ends), moment_in(row.seen) + self.limits.idle)


def _joined() -> Any:
    return select(sessions, *user_columns()).join(users, sessions.c.user == users.c.number)


def _session(row: Row[Any]) -> Session:
    return Session(
        row.id,
        user_beside(row),
        moment_in(row.opened),
        moment_in(row.seen),
        moment_in(row.ends),
        row.address,
        row.browser,
    )
