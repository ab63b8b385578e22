"""Passwords: which are taken, and how they are kept and compared (Argon2id, as RFC 9106 recommends)."""

from __future__ import annotations

import secrets
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tallystick.errors import AccessError

LEAST, MOST = 12, 256
_LEAST_LETTERS = 5
_AT_ONCE = BoundedSemaphore(4)
"""Each comparison takes 64 MB: a flood of attempts waits instead of filling the memory."""


class Passwords:
    """Hashes with the parameters of a hasher; what was hashed with others is compared by its own."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self.hashed(secrets.token_urlsafe())

    def hashed(self, password: str) -> str:
        """What is kept of a password."""
        with _AT_ONCE:
            return self._hasher.hash(_normal(password))

    def are_one(self, kept: str | None, password: str) -> bool:
        """Whether a password is the one that is kept; where none is, it takes as long to find that out."""
        with _AT_ONCE:
            try:
                return self._hasher.verify(kept or self._nobodys, _normal(password)[: MOST + 1]) and kept is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_weaker(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than are used now."""
        return self._hasher.check_needs_rehash(kept)


def checked(password: str, name: str) -> str:
    """A password that is taken for a user of this name; AccessError says what is wrong with another."""
    given = _normal(password)
    if len(given) < LEAST:
        raise AccessError("weak", f"a password has at least {LEAST} characters; several words make a good one")
    if len(given) > MOST:
        raise AccessError("weak", f"a password has at most {MOST} characters")
    if len(set(given)) < _LEAST_LETTERS or given.casefold() in (name.casefold(), name.casefold() * 2):
        raise AccessError("weak", "that password is too easily guessed; take several words that do not belong together")
    return given


def made() -> str:
    """A password for somebody who will change it."""
    return secrets.token_urlsafe(15)


def _normal(password: str) -> str:
    """One writing of what keyboards write in several ways."""
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))
