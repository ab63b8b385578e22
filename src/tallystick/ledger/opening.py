"""Opens the store that a path or a URL names: nothing acknowledged is lost, and nobody else's file is touched."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from tallystick.errors import LedgerError
from tallystick.ledger.faults import told
from tallystick.ledger.schema import SCHEMA_TABLE, has_schema, upgrade

WRITING = {"writing": True}
PATIENCE_SECONDS = 60
_POOL: dict[str, Any] = {"pool_size": 20, "max_overflow": 60, "pool_timeout": PATIENCE_SECONDS, "pool_use_lifo": True}
"""As many connections as a desk has threads, which may each need a second one for a moment.

Whoever comes next gets the one that was used last, and what it keeps in memory.
"""
_CACHED_KB = 16_000
"""So much of a file a connection keeps in memory: a page of a desk reads some thousand pages of a large ledger."""
_UPGRADE_LOCK = 0x7A11_571C  # any number that nobody else is likely to lock in the same database
_MAGIC = b"SQLite format 3\0"


def opened(place: str | Path, *, create: bool) -> tuple[Engine, str]:
    """An engine on the ledger with its schema up to date, and the name by which messages call it."""
    url = _url(place)
    name = _name(url) if "://" in str(place) else str(place)
    if url.get_backend_name() == "sqlite":
        _check_file(url, name, create)
    try:
        engine = engine_at(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as problem:
        raise LedgerError(name, f"no such kind of store: {problem}", "give a file or a PostgreSQL URL") from problem
    try:
        with told(name), engine.connect().execution_options(**WRITING) as connection, connection.begin():
            if connection.dialect.name == "postgresql":  # SQLite's write lock is held already
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
            if not create and not has_schema(connection):
                raise LedgerError(name, "there is no ledger here", "post something first, or name another database")
            upgrade(connection, name)
    except BaseException:
        engine.dispose()
        raise
    return engine, name


def file_of(place: str | Path) -> Path | None:
    """The file that a place of a ledger names; None for a server."""
    url = _url(place)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _name(url: URL) -> str:
    """The address as a user would give it, without the password."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def _url(place: str | Path) -> URL:
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as problem:  # a port that is no number is a ValueError
        raise LedgerError(place, "is no address of a store", "give a file or a PostgreSQL URL") from problem
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _check_file(url: URL, name: str, create: bool) -> None:
    """Refuses a file that cannot be a ledger before SQLite touches it."""
    path = Path(url.database or "")
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        return
    try:
        if not path.exists():
            if not create:
                raise LedgerError(name, "there is no ledger here", "post something first, or name another file")
            if not path.parent.is_dir():
                raise LedgerError(name, f"the folder {path.parent} does not exist", "make it first")
            return
        if path.is_dir():
            raise LedgerError(name, "is a folder", "name a file in it")
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except OSError as problem:
        raise LedgerError(name, f"cannot be read: {problem.strerror}", "check the rights of the file") from problem
    if start and start != _MAGIC:
        raise LedgerError(name, "is no ledger: it is no SQLite database", "name another file")


def engine_at(url: URL) -> Engine:
    """An engine on the store at an address, which keeps what it acknowledged and lets two writers wait."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, **_POOL, connect_args={"connect_timeout": PATIENCE_SECONDS}, hide_parameters=True)
    engine = create_engine(
        url,
        **({} if url.database in (None, "", ":memory:") else _POOL),
        connect_args={"timeout": PATIENCE_SECONDS, "isolation_level": None},  # transactions begin in `_begin` alone
        hide_parameters=True,  # an error that ends up in somebody's log tells no words of a report
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _: object) -> None:
    """Makes SQLite keep what it acknowledged, even if the power fails; a stranger's file is left as it is."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA cache_size=-{_CACHED_KB}")
    tables = {name for (name,) in cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables or SCHEMA_TABLE in tables:
        _write_ahead(cursor)
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Lets readers and one writer work side by side.

    SQLite does not wait when somebody else is just about the same change, so we do.
    """
    patience_ends = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > patience_ends:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    """Takes the write lock at once where writing is meant, so that two writers wait instead of failing."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
