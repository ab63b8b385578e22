"""The users of a desk. Whatever is changed here counts from the next request on, and is noted with who changed it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from tallystick.errors import AccessError
from tallystick.ledger.access import passwords
from tallystick.ledger.access.passwords import Passwords
from tallystick.ledger.access.store import Store, moment_in, moment_of
from tallystick.ledger.access.tables import browsers, events, sessions, tokens, users
from tallystick.model.role import Role
from tallystick.model.user import AccessEvent, User

_NAME = re.compile(r"\w(?:[\w .@'-]{0,58}[\w.])?")


@dataclass(frozen=True, slots=True)
class MadeUser:
    """A user with the password to hand over, where none was chosen and one was made."""

    user: User
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Users:
    """Who may sign in; `by` is who says so."""

    store: Store
    passwords: Passwords

    def all(self) -> list[User]:
        """Everybody who may sign in, by name."""
        with self.store.reading() as connection:
            found = connection.execute(select(users).where(users.c.removed.is_(None)).order_by(users.c.folded))
            return [user_of(row) for row in found]

    def named(self, name: str) -> User:
        """The user of a name; AccessError where there is none."""
        with self.store.reading() as connection:
            return user_of(self._row(connection, name))

    def add(self, name: str, role: Role, password: str | None, *, by: str, again: bool = False) -> MadeUser:
        """A new user; without a password one is made, which is to be changed at once.

        Whoever was removed comes back `again` only where that is said, since the name stands in the log.
        """
        called = checked(name, password)
        given = passwords.made() if password is None else passwords.checked(password, called)
        made = {
            "name": called,
            "folded": folded(called),
            "role": str(role),
            "password": self.passwords.hashed(given),
            "provisional": password is None,
            "added": self.store.now().isoformat(),
            "removed": None,
        }
        with self.store.writing() as connection:
            before = find(connection, called)
            _refuse_taken(before, again)
            if before is None:
                connection.execute(users.insert(), made)
            else:
                connection.execute(update(users).where(users.c.number == before.number).values(**made))
            self.store.note(connection, by, "added", called, str(role))
            return MadeUser(user_of(self._row(connection, called)), given if password is None else None)

    def set_role(self, name: str, role: Role, *, by: str) -> User:
        """A user with another role; an admin has to be left."""
        with self.store.writing() as connection:
            found = self._row(connection, name)
            if role is not Role.ADMIN:
                _keep_an_admin(connection, found)
            connection.execute(update(users).where(users.c.number == found.number).values(role=str(role)))
            self.store.note(connection, by, "role", found.name, f"{found.role} → {role}")
            return user_of(self._row(connection, name))

    def set_password(
        self, name: str, password: str | None, *, by: str, provisional: bool = False, keep: str = ""
    ) -> MadeUser:
        """A user with another password; without one it is made. Every session but the one to `keep` ends."""
        called = self.named(name).name
        given = passwords.made() if password is None else passwords.checked(password, called)
        hashed = self.passwords.hashed(given)
        with self.store.writing() as connection:
            found = self._row(connection, name)
            new = {"password": hashed, "provisional": provisional or password is None}
            connection.execute(update(users).where(users.c.number == found.number).values(**new))
            connection.execute(delete(sessions).where(sessions.c.user == found.number, sessions.c.id != keep))
            connection.execute(delete(browsers).where(browsers.c.user == found.number))
            self.store.note(connection, by, "password", found.name)
            return MadeUser(user_of(self._row(connection, name)), given if password is None else None)

    def is_password(self, name: str, password: str) -> bool:
        """Whether it is the password of a user."""
        with self.store.reading() as connection:
            kept = self._row(connection, name).password
        return self.passwords.are_one(kept, password)

    def remove(self, name: str, *, by: str) -> User:
        """Lets a user in no more: the password is forgotten, sessions end, tokens are revoked. The name stays."""
        now = self.store.now().isoformat()
        with self.store.writing() as connection:
            found = self._row(connection, name)
            _keep_an_admin(connection, found)
            this = users.c.number == found.number
            connection.execute(update(users).where(this).values(password=None, provisional=False, removed=now))
            connection.execute(delete(sessions).where(sessions.c.user == found.number))
            connection.execute(delete(browsers).where(browsers.c.user == found.number))
            standing = (tokens.c.user == found.number) & tokens.c.revoked.is_(None)
            connection.execute(update(tokens).where(standing).values(revoked=now))
            self.store.note(connection, by, "removed", found.name)
            return user_of(connection.execute(select(users).where(this)).one())

    def events(self, most: int = 50) -> list[AccessEvent]:
        """Who changed what, the latest first."""
        with self.store.reading() as connection:
            found = connection.execute(select(events).order_by(events.c.number.desc()).limit(most))
            return [AccessEvent(moment_in(row.moment), row.by, row.action, row.user, row.told) for row in found]

    def _row(self, connection: Connection, name: str) -> Row[Any]:
        found = find(connection, name)
        if found is None or found.removed:
            raise no_user(name)
        return found


def folded(name: str) -> str:
    """By what a name is known, however it is written.

    >>> folded("Anna"), folded("ＡＮＮＡ")
    ('anna', 'anna')
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).strip().casefold())


def find(connection: Connection, name: str) -> Row[Any] | None:
    """The row of a name, also of somebody who was removed."""
    return connection.execute(select(users).where(users.c.folded == folded(name))).first()


def user_columns() -> list[Any]:
    """A user without the password, for rows of something else; `user_beside` finds them again."""
    return [users.c[name].label(f"user_{name}") for name in ("name", "role", "added", "provisional", "removed")]


def user_beside(row: Row[Any]) -> User:
    """The user in a row of something else."""
    removed = moment_of(row.user_removed)
    return User(row.user_name, Role(row.user_role), moment_in(row.user_added), row.user_provisional, removed)


def user_of(row: Row[Any]) -> User:
    """The user of a row."""
    return User(row.name, Role(row.role), moment_in(row.added), row.provisional, moment_of(row.removed))


def no_user(name: str) -> AccessError:
    """That nobody is called so."""
    return AccessError(
        "no user", f"there is no user {name!r:.80} here; `tallystick users list` tells who there is", user=name
    )


def checked(name: str, password: str | None) -> str:
    """A name as it is kept, for which a password may be taken where one is given; AccessError says what is wrong."""
    called = _called(name)
    if password is not None:
        passwords.checked(password, called)
    return called


def _called(name: str) -> str:
    """A name as it is kept; AccessError where it is none."""
    given = unicodedata.normalize("NFKC", name).strip()
    if not _NAME.fullmatch(given) or "  " in given:
        raise AccessError(
            "no name",
            f"{name!r:.80} is no name for a user: it has up to 60 letters, digits, blanks and . - _ @ ', "
            "and begins with a letter or a digit",
        )
    return given


def _refuse_taken(found: Row[Any] | None, again: bool) -> None:
    if found is None:
        return
    if not found.removed:
        raise AccessError("taken", f"there is a user {found.name} already", user=found.name)
    if not again:
        raise AccessError(
            "removed",
            f"{found.name} was removed on {found.removed[:10]}, and the log may hold judgements of theirs; "
            "if it is the same person, say so with --again, else give another name",
            user=found.name,
        )


def _keep_an_admin(connection: Connection, found: Row[Any]) -> None:
    asked = select(func.count()).where(users.c.role == str(Role.ADMIN), users.c.removed.is_(None))
    if found.role == Role.ADMIN and connection.execute(asked).scalar_one() == 1:
        raise AccessError(
            "only admin", f"{found.name} is the only admin; make somebody else one first", user=found.name
        )
