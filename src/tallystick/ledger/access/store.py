"""Transactions on the users' store, and its clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine

from tallystick.ledger.access.tables import events
from tallystick.ledger.faults import told
from tallystick.ledger.opening import WRITING

_WRITE_LOCK = 0x7A11_0ACD  # any number that nobody else is likely to lock in the same database


@dataclass(frozen=True, slots=True)
class Store:
    """An engine on the users' tables; `name` is what messages call it."""

    engine: Engine
    name: str
    clock: Callable[[], datetime]

    def now(self) -> datetime:
        """The moment by the clock."""
        return self.clock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of one moment."""
        with told(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, alone: there are few, and each may look before it leaps."""
        with told(self.name), self.engine.connect().execution_options(**WRITING) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})")
            yield connection

    def note(self, connection: Connection, by: str, action: str, user: str, told: str = "") -> None:
        """Writes down who changed what."""
        row = {"moment": self.now().isoformat(), "by": by, "action": action, "user": user, "told": told}
        connection.execute(events.insert(), row)


def digest_of(secret: str) -> str:
    """What is kept of a secret that no person chose: nobody can find the secret by it."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def moment_of(written: str | None) -> datetime | None:
    """The moment that a column holds."""
    return datetime.fromisoformat(written) if written else None


def moment_in(written: str) -> datetime:
    """The moment that a column always holds."""
    return datetime.fromisoformat(written)
