"""Who may write beside whom: reports are posted side by side; a person's judgement waits for them, and they for it.

A judgement reaches into the claims of many reports; were one posted at the same
moment, neither would see the other.
SQLite has one writer at a time anyway.
"""

from __future__ import annotations

from sqlalchemy import Connection

_LOCK = 0x7A11_0106  # any number that nobody else is likely to lock in the same database


def alone(connection: Connection) -> None:
    """Waits until nobody else writes, and lets nobody begin before this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def beside_others(connection: Connection) -> None:
    """Waits until nobody judges."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock_shared({_LOCK})")
