"""Tokens: a program's way in, in the name of a user. Whoever makes one sees it once; kept is what knows it again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select, update

from tallystick.errors import AccessError
from tallystick.ledger.access.store import Store, digest_of, moment_in, moment_of
from tallystick.ledger.access.tables import tokens, users
from tallystick.ledger.access.users import find, no_user, user_beside, user_columns
from tallystick.model.role import Role
from tallystick.model.user import Token

_BEGINNING = "tally_"
"""By which programs that look for secrets in files know one of ours."""
_NOTED_EVERY = timedelta(minutes=1)
_MOST_LETTERS = 100


@dataclass(frozen=True, slots=True)
class Tokens:
    """Which programs may do what; `by` is who says so."""

    store: Store

    def of(self, secret: str) -> Token | None:
        """The token of a secret, if it still holds; that it was used is noted."""
        now = self.store.now()
        with self.store.reading() as connection:
            row = connection.execute(_joined().where(tokens.c.digest == digest_of(secret))).first()
        if row is None or not (found := _token(row)).holds(now):
            return None
        if found.used is None or now - found.used >= _NOTED_EVERY:
            with self.store.writing() as connection:
                connection.execute(update(tokens).where(tokens.c.id == found.id).values(used=now.isoformat()))
        return found

    def all(self, user: str | None = None) -> list[Token]:
        """The tokens that hold, of everybody or of one user, the latest first."""
        now = self.store.now()
        with self.store.reading() as connection:
            found = connection.execute(_joined().order_by(tokens.c.added.desc(), tokens.c.id)).all()
        kept = [token for token in map(_token, found) if token.holds(now)]
        return [token for token in kept if user is None or token.user.name == user]

    def add(self, user: str, about: str, role: Role, *, by: str, expires: datetime | None = None) -> tuple[Token, str]:
        """A new token of a user, and the secret that nobody is told again; its role is no higher than the user's."""
        told, now = " ".join(about.split())[:_MOST_LETTERS], self.store.now()
        if not told:
            raise AccessError(
                "no purpose", "say what the token is for, so that somebody can tell later whether it is still needed"
            )
        if expires is not None and expires <= now:
            raise AccessError("expired", f"{expires.date()}: a token that has expired already opens nothing")
        secret, id = f"{_BEGINNING}{secrets.token_urlsafe(32)}", secrets.token_hex(4)
        with self.store.writing() as connection:
            owner = find(connection, user)
            if owner is None or owner.removed:
                raise no_user(user)
            if not Role(owner.role).allows(role):
                raise AccessError("too high", f"{owner.name} is {owner.role}, and a token of theirs cannot be {role}")
            row = {"id": id, "digest": digest_of(secret), "user": owner.number, "about": told, "role": str(role)}
            when = {"added": now.isoformat(), "expires": expires.isoformat() if expires else None}
            connection.execute(tokens.insert(), row | when)
            self.store.note(connection, by, "token added", owner.name, f"{id}: {told}, {role}")
            return _token(connection.execute(_joined().where(tokens.c.id == id)).one()), secret

    def revoke(self, id: str, *, by: str, of: str | None = None) -> Token:
        """Takes a token back, for good; with `of`, only one of that user."""
        with self.store.writing() as connection:
            row = connection.execute(_joined().where(tokens.c.id == id, tokens.c.revoked.is_(None))).first()
            if row is None or (of is not None and row.user_name != of):
                raise AccessError(
                    "no token", f"there is no token {id!r:.40} here; `tallystick tokens list` tells which there are"
                )
            now = self.store.now().isoformat()
            connection.execute(update(tokens).where(tokens.c.id == id).values(revoked=now))
            self.store.note(connection, by, "token revoked", row.user_name, f"{id}: {row.about}")
            return _token(row)


def _joined() -> Any:
    return select(tokens, *user_columns()).join(users, tokens.c.user == users.c.number)


def _token(row: Row[Any]) -> Token:
    return Token(
        row.id,
        user_beside(row),
        row.about,
        Role(row.role),
        moment_in(row.added),
        moment_of(row.expires),
        moment_of(row.used),
        moment_of(row.revoked),
    )
