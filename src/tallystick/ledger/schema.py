"""Brings a ledger's schema up to date, as one transaction, or says why it cannot."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from tallystick.errors import LedgerError

SCHEMA_TABLE = "tallystick_schema"
_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, path: str, migrations: Path = _MIGRATIONS, table: str = SCHEMA_TABLE) -> None:
    """Makes or updates the tables; refuses what is no ledger, and what a newer Tallystick made.

    The revisions come from a folder of `migrations`, and the one that is reached is kept in a `table`.
    """
    script = ScriptDirectory(str(migrations))
    current = _current(connection, path, table)
    if current == script.get_current_head():
        return
    if current is not None and current not in {revision.revision for revision in script.walk_revisions()}:
        raise LedgerError(
            path,
            f"made by a newer Tallystick (schema {current}; this one knows up to {script.get_current_head()})",
            "upgrade Tallystick to open it",
        )

    def steps(revision: Any, _: MigrationContext) -> Any:
        return script._upgrade_revs("head", revision)  # the step that alembic's own upgrade command takes

    with EnvironmentContext(Config(), script, fn=steps) as environment:
        environment.configure(connection=connection, version_table=table, transactional_ddl=True)
        environment.run_migrations()


def has_schema(connection: Connection) -> bool:
    """Whether a ledger has been made here, of whatever version."""
    return inspect(connection).has_table(SCHEMA_TABLE)


def revision_of(connection: Connection) -> tuple[str | None, str | None]:
    """The revision that a ledger's schema has, and the one that this program works with."""
    context = MigrationContext.configure(connection, opts={"version_table": SCHEMA_TABLE})
    return context.get_current_revision(), _head()


@cache
def _head() -> str | None:
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head()


def _current(connection: Connection, path: str, table: str) -> str | None:
    """The schema's revision, or None where nothing is there yet."""
    tables = set(inspect(connection).get_table_names())
    if table in tables:
        context = MigrationContext.configure(connection, opts={"version_table": table})
        return context.get_current_revision()
    if tables and connection.dialect.name == "sqlite":
        raise LedgerError(
            path,
            f"is no ledger but a database of something else (it holds {', '.join(sorted(tables)[:3])})",
            "name another file",
        )
    return None
