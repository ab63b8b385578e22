"""A ledger in one file, as it is at one moment, whoever writes meanwhile; and a ledger made of such a file.

The file is a ledger of SQLite, packed. What SQLite keeps is copied page by page by its own online backup; what
PostgreSQL keeps is copied row by row out of one view of it. So a backup of either can become a ledger of the other, and
needs no program but this one. Users, who stand beside a ledger, are packed beside its backup.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from tallystick.errors import LedgerError
from tallystick.ledger.access.backup import packed_users, refuse_over_users, unpacked_users, users_into, without_users
from tallystick.ledger.access.opening import file_beside
from tallystick.ledger.copying import copy_rows, holds_anything
from tallystick.ledger.faults import told
from tallystick.ledger.opening import WRITING, file_of, opened
from tallystick.ledger.packed_file import is_whole, pack, unpack
from tallystick.ledger.placing import beside, check_free, put
from tallystick.ledger.verifying import Verified, verify
from tallystick.ledger.writers import alone


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup: its file, its bytes, what checking the ledger in it found, and the file of its users, if any."""

    file: Path
    size: int
    verified: Verified
    users: Path | None = None


def back_up(source: Engine, name: str, to: Path) -> BackedUp:
    """Writes a backup and checks it; the file appears when it is whole, and replaces none.

    A ledger with faults is backed up with them. Its users are in a file of their own, which is there first.
    """
    with beside(to) as folder, beside(file_beside(str(to))) as apart:
        copy, packed = folder / "ledger", folder / "backup"
        with told(name):
            if source.dialect.name == "sqlite":
                _copy_pages(source, copy)
            else:
                _copy_out(source, copy)
        verified = _checked(copy, str(to))
        pack(copy, packed)
        if not is_whole(packed):
            raise LedgerError(str(to), "was not written as it should be", "check the disk, or name another")
        size, users = packed.stat().st_size, packed_users(source, name, apart)
        _put_both(packed, to, users)
    return BackedUp(to, size, verified, None if users is None else file_beside(str(to)))


def restore(backup: Path, place: str | Path, *, users: bool = True) -> Verified:
    """Makes a ledger of a backup at a place where none is, and checks it; where that fails, nothing is there.

    Its users are those beside the backup, unless `users` are to be left out.
    """
    file = file_of(place)
    return _restore_rows(backup, place, users) if file is None else _restore_file(backup, file, users)


def _restore_file(backup: Path, place: Path, users: bool) -> Verified:
    with beside(place) as folder:
        copy = folder / "ledger"
        unpack(backup, copy)
        verified = _checked(copy, str(backup))
        apart = unpacked_users(backup, folder) if users else None
        if apart is not None:
            check_free(file_beside(str(place)))
        _put_both(copy, place, apart)
    return verified


def _put_both(made: Path, place: Path, users: Path | None) -> None:
    """Moves a ledger to its place, and its users beside it: these first, so that it is never open without them."""
    apart = file_beside(str(place))
    if users is not None:
        put(users, apart)
    try:
        put(made, place)
    except BaseException:
        if users is not None:
            apart.unlink()
        raise


def _restore_rows(backup: Path, place: str | Path, users: bool) -> Verified:
    with TemporaryDirectory(prefix="tallystick.") as folder:
        copy = Path(folder) / "ledger"
        unpack(backup, copy)
        _checked(copy, str(backup))
        apart = unpacked_users(backup, Path(folder)) if users else None
        into, name = opened(place, create=True)
        try:
            _copy_both(copy, apart, into, name)
            with told(name), into.connect() as connection:
                return verify(connection)
        finally:
            into.dispose()


def _copy_both(copy: Path, users: Path | None, into: Engine, name: str) -> None:
    """Copies a ledger, and its users first, who are taken out again where the ledger cannot be copied."""
    if users is None:
        _copy_in(copy, into, name)
        return
    refuse_over_users(into, name)
    try:
        users_into(users, into, name)
        _copy_in(copy, into, name)
    except BaseException:
        without_users(into, name)
        raise


def _copy_pages(source: Engine, copy: Path) -> None:
    """SQLite's own copy, of one moment; who writes is not held up."""
    with closing(source.raw_connection()) as pooled, closing(sqlite3.connect(copy)) as target:
        connection = pooled.driver_connection
        assert isinstance(connection, sqlite3.Connection), "the engine is SQLite's"
        connection.backup(target)


def _copy_out(source: Engine, copy: Path) -> None:
    target, _ = opened(copy, create=True)
    with (
        source.connect().execution_options(isolation_level="REPEATABLE READ") as rows,
        target.connect().execution_options(**WRITING) as connection,
        rows.begin(),
        connection.begin(),
    ):
        copy_rows(rows, connection)
    target.dispose()


def _copy_in(copy: Path, into: Engine, name: str) -> None:
    source, _ = opened(copy, create=False)
    with told(name), into.connect().execution_options(**WRITING) as connection, connection.begin():
        alone(connection)
        if holds_anything(connection):
            raise LedgerError(name, "is no empty ledger, and is not overwritten", "name another database")
        with source.connect() as rows, rows.begin():
            copy_rows(rows, connection)
    source.dispose()


def _checked(copy: Path, name: str) -> Verified:
    """What checking the ledger in a file finds; the file has the schema of this program then, and stands alone."""
    try:
        engine, _ = opened(copy, create=False)
        with told(name), engine.connect() as connection, connection.begin():
            pages = [row[0] for row in connection.exec_driver_sql("PRAGMA quick_check") if row[0] != "ok"]
            found = verify(connection)
        engine.dispose()
    except LedgerError as problem:
        raise LedgerError(name, problem.reason, problem.way_out) from problem
    with closing(sqlite3.connect(copy)) as alone_in_it:
        alone_in_it.execute("PRAGMA journal_mode=DELETE")
    return Verified(found.entries, found.texts, found.head, (*pages, *found.faults))
