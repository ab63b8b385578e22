"""Ledgers with data in them as earlier schemas held it: reports, and what people judged where the schema knew of that."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from readings_made import readings
from sqlalchemy import Connection, MetaData, inspect, select

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.ledger.opening import WRITING, _url, engine_at
from tallystick.ledger.schema import _MIGRATIONS, SCHEMA_TABLE
from tallystick.ledger.tables import METADATA
from tallystick.model import Action, Deed

CLOCK = datetime(2026, 3, 1, 12, tzinfo=UTC)
SCRIPT = ScriptDirectory(str(_MIGRATIONS))
REVISIONS = [revision.revision for revision in SCRIPT.walk_revisions()][::-1]
OLDER = list(readings(31, 12))
_FIRST_WITH_A_LOG = "0005"


def opened(place: str | Path) -> Ledger:
    return Ledger.open(place, clock=lambda: CLOCK, linker=linker())


def filled(place: str | Path, revision: str) -> Ledger:
    """A ledger of today with what one of this schema could hold."""
    ledger = opened(place)
    list(ledger.post_many(OLDER))
    if revision >= _FIRST_WITH_A_LOG:
        names = sorted(ref.id for claim in ledger.claims() for ref in claim.mentions)
        for action, name in ((Action.REJECT, names[0]), (Action.REJECT, names[1]), (Action.ACCEPT, names[2])):
            ledger.review(Deed(action, (name,)), by="Ann")
        ledger.review(Deed(Action.CORRECT, (names[3],), slot="category", value="vehicle"), by="Ann")
        ledger.review(Deed(Action.APART, (names[4],), (names[5],)), by="Ann")
        for number in ("2", "6", "5"):  # entry 2 stands again then
            ledger.review(Deed(Action.UNDO, subject=number), by="Ben")
    return ledger


def copy_of_an_older_schema(place: str, revision: str) -> None:
    """Makes a ledger of this schema at a place."""
    with TemporaryDirectory() as folder, filled(Path(folder) / "new", revision) as new:
        age(new, place, revision)


def age(new: Ledger, place: str, revision: str) -> None:
    """Lays what a ledger holds into the tables of an older schema."""
    old = engine_at(_url(place))
    with old.connect().execution_options(**WRITING) as target, target.begin(), new._reading() as source:
        _migrate(target, revision)
        _copy(source, target)
    old.dispose()


def _migrate(connection: Connection, revision: str) -> None:
    def steps(current: Any, _: Any) -> Any:
        return SCRIPT._upgrade_revs(revision, current)

    with EnvironmentContext(Config(), SCRIPT, fn=steps) as environment:
        environment.configure(connection=connection, version_table=SCHEMA_TABLE, transactional_ddl=True)
        environment.run_migrations()


def _copy(source: Connection, target: Connection) -> None:
    """All rows into the tables and columns that the older schema has."""
    there = MetaData()
    there.reflect(target, only=[name for name in METADATA.tables if inspect(target).has_table(name)])
    for table in METADATA.sorted_tables:
        if table.name not in there.tables or table.name == "search_texts":  # filled before the first search
            continue
        columns = [column for column in table.columns if column.name in there.tables[table.name].columns]
        if table.name == "judgements":  # which the store itself numbers
            columns.remove(table.c.number)
        rows = [dict(row) for row in source.execute(select(*columns)).mappings()]
        if rows:
            target.execute(table.insert(), rows)
