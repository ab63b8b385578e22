"""Where users are kept: beside a ledger's file in a file of their own; in PostgreSQL in a schema of their own.

The file may be read by its owner alone. That it is apart has two more reasons: somebody
who signs in never waits for a report that is just being posted, and a ledger can be copied
to somebody else without the hashes of its users.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, event

from tallystick.errors import LedgerError
from tallystick.ledger.faults import told
from tallystick.ledger.opening import WRITING, engine_at
from tallystick.ledger.schema import upgrade

SCHEMA = "tallystick_access"
_TABLE = "tallystick_access_schema"
_MIGRATIONS = Path(__file__).parent / "migrations"
_UPGRADE_LOCK = 0x7A11_0ACC  # any number that nobody else is likely to lock in the same database


def file_beside(ledger: str) -> Path:
    """The file of the users of a ledger in a file.

    >>> file_beside("reports.sqlite").name
    'reports.sqlite.users'
    """
    return Path(f"{ledger}.users")


def is_kept(engine: Engine, name: str) -> bool:
    """Whether users were ever added beside the ledger of an engine."""
    if engine.dialect.name == "sqlite":
        return _has_file(engine.url) and file_beside(engine.url.database or "").exists()
    with told(name), engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT to_regnamespace('{SCHEMA}') IS NOT NULL")
        return bool(found.scalar_one())


def opened(ledger: Engine, name: str) -> Engine:
    """An engine on the users beside a ledger, their tables made or brought up to date."""
    return _with_tables(
        _in_a_file(ledger.url, name) if ledger.dialect.name == "sqlite" else _in_a_schema(ledger, name), name
    )


def opened_file(place: Path, name: str) -> Engine:
    """An engine on users in a file of any name, its tables made or brought up to date."""
    return _with_tables(engine_at(URL.create("sqlite", database=str(place))), name)


def _with_tables(users: Engine, name: str) -> Engine:
    try:
        with told(name), users.connect().execution_options(**WRITING) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
            upgrade(connection, name, _MIGRATIONS, _TABLE)
    except BaseException:
        users.dispose()
        raise
    return users


def _has_file(url: URL) -> bool:
    return bool(url.database) and url.database != ":memory:" and not str(url.database).startswith("file:")


def _in_a_file(url: URL, name: str) -> Engine:
    if not _has_file(url):
        raise LedgerError(name, "a ledger in memory has no place for users", "give the ledger a file")
    place = file_beside(url.database or "")
    try:
        os.close(os.open(place, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as problem:
        raise LedgerError(str(place), f"cannot be opened: {problem.strerror}", "check the rights") from problem
    return engine_at(url.set(database=str(place)))


def _in_a_schema(ledger: Engine, name: str) -> Engine:
    with told(name), ledger.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    users = engine_at(ledger.url)
    event.listen(users, "connect", _look_there, insert=True)
    return users


def _look_there(connection: Any, _: object) -> None:
    """Lets every name mean a table of the schema, and none of the ledger's."""
    before, connection.autocommit = connection.autocommit, True
    connection.execute(f"SET search_path TO {SCHEMA}")
    connection.autocommit = before
