"""The whole of it: users, tokens, sessions, and the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine

from tallystick.ledger.access.allowance import Allowances
from tallystick.ledger.access.opening import is_kept, opened
from tallystick.ledger.access.passwords import Passwords
from tallystick.ledger.access.sessions import Limits, Sessions
from tallystick.ledger.access.sign_in import SignIn
from tallystick.ledger.access.store import Store
from tallystick.ledger.access.tokens import Tokens
from tallystick.ledger.access.users import Users, checked

if TYPE_CHECKING:
    from tallystick.ledger.store import Ledger


class Access:
    """Who may do what at the desk of a ledger. Close it when it is not needed any more."""

    def __init__(self, engine: Engine, store: Store, passwords: Passwords, limits: Limits) -> None:
        self._engine = engine
        self.users = Users(store, passwords)
        self.tokens = Tokens(store)
        self.sessions = Sessions(store, limits)
        self.sign_in = SignIn(store, passwords, self.sessions, Allowances(store))

    @classmethod
    def beside(
        cls, ledger: Ledger, *, create: bool = False, passwords: Passwords | None = None, limits: Limits | None = None
    ) -> Self | None:
        """The users beside a ledger; None where nobody was ever added, unless `create`."""
        if not create and not is_kept(ledger.engine, ledger.name):
            return None
        engine = opened(ledger.engine, ledger.name)
        store = Store(engine, ledger.name, ledger.clock)
        return cls(engine, store, passwords or Passwords(), limits or Limits())

    @staticmethod
    def check(name: str, password: str | None) -> None:
        """AccessError where no user could ever have this name, or this password."""
        checked(name, password)

    def close(self) -> None:
        """Lets go of the store."""
        self._engine.dispose()
