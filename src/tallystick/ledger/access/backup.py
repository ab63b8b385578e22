"""The users beside a ledger in a file beside its backup, and users made of such a file.

The ledger's own backup stays free of hashes, so that it can be handed to somebody else. What is of the moment is left
out: sessions, browsers, and attempts to sign in. Whoever was signed in signs in again.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from tallystick.errors import LedgerError
from tallystick.ledger.access.opening import SCHEMA, file_beside, is_kept, opened, opened_file
from tallystick.ledger.access.tables import METADATA, allowances, browsers, sessions
from tallystick.ledger.copying import copy_tables
from tallystick.ledger.faults import told
from tallystick.ledger.opening import WRITING
from tallystick.ledger.packed_file import is_whole, pack, unpack

_OF_THE_MOMENT = (sessions, browsers, allowances)
_TABLES = [table for table in METADATA.sorted_tables if table not in _OF_THE_MOMENT]
_OWNER_ALONE = 0o600


def packed_users(ledger: Engine, name: str, folder: Path) -> Path | None:
    """A file in a folder with the users beside a ledger, packed, for its owner alone; None where there are none."""
    if not is_kept(ledger, name):
        return None
    plain, packed = folder / "users", folder / "packed"
    packed.touch(_OWNER_ALONE)
    users, copy = opened(ledger, name), opened_file(plain, name)
    _copy(users, copy, name)
    pack(plain, packed)
    if not is_whole(packed):
        raise LedgerError(name, "its users were not written as they should be", "check the disk, or name another")
    return packed


def unpacked_users(backup: Path, folder: Path) -> Path | None:
    """A file in a folder with the users beside a backup, checked; None where there are none."""
    packed, plain = file_beside(str(backup)), folder / "users"
    if not packed.exists():
        return None
    plain.touch(_OWNER_ALONE)
    unpack(packed, plain)
    opened_file(plain, str(packed)).dispose()
    return plain


def refuse_over_users(into: Engine, name: str) -> None:
    """LedgerError where there are users beside a ledger already."""
    if is_kept(into, name):
        raise LedgerError(
            name, "has users already, who are not overwritten", "name another place, or leave out those of the backup"
        )


def users_into(plain: Path, ledger: Engine, name: str) -> None:
    """Lets the users in a file be those of a ledger in PostgreSQL that has none."""
    _copy(opened_file(plain, name), opened(ledger, name), name)


def without_users(ledger: Engine, name: str) -> None:
    """Takes the users beside a ledger in PostgreSQL out again."""
    with told(name), ledger.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def _copy(source: Engine, target: Engine, name: str) -> None:
    """Copies the users of one store into an empty one, and lets go of both."""
    try:
        with (
            told(name),
            source.connect().execution_options(isolation_level=_ONE_VIEW[source.dialect.name]) as rows,
            target.connect().execution_options(**WRITING) as connection,
            rows.begin(),
            connection.begin(),
        ):
            copy_tables(rows, connection, _TABLES)
    finally:
        source.dispose()
        target.dispose()


_ONE_VIEW = {"sqlite": "SERIALIZABLE", "postgresql": "REPEATABLE READ"}
