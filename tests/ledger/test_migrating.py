"""A ledger with data in it that any earlier schema made holds the same after it is opened, and goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from readings_made import readings
from sqlalchemy import Connection, MetaData, inspect, select

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.ledger.opening import WRITING, _engine, _url
from tallystick.ledger.schema import _MIGRATIONS, SCHEMA_TABLE
from tallystick.ledger.tables import METADATA
from tallystick.model import Action, Deed

CLOCK = datetime(2026, 3, 1, 12, tzinfo=UTC)
SCRIPT = ScriptDirectory(str(_MIGRATIONS))
REVISIONS = sorted(revision.revision for revision in SCRIPT.walk_revisions())
OLDER = list(readings(31, 12))
NEWER = list(readings(47, 20))[12:]


def opened(place: str | Path) -> Ledger:
    return Ledger.open(place, clock=lambda: CLOCK, linker=linker())


def migrate(connection: Connection, revision: str) -> None:
    def steps(current: Any, _: Any) -> Any:
        return SCRIPT._upgrade_revs(revision, current)

    with EnvironmentContext(Config(), SCRIPT, fn=steps) as environment:
        environment.configure(connection=connection, version_table=SCHEMA_TABLE, transactional_ddl=True)
        environment.run_migrations()


def copy(source: Connection, target: Connection) -> None:
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


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_ledger_of_an_older_schema_holds_the_same_and_goes_on(
    new_place: Callable[[], str], tmp_path: Path, revision: str
) -> None:
    place = new_place()
    with opened(tmp_path / "new") as new:
        list(new.post_many(OLDER))
        old = _engine(_url(place))
        with old.connect().execution_options(**WRITING) as target, target.begin(), new._reading() as source:
            migrate(target, revision)
            copy(source, target)
        old.dispose()
        with opened(place) as migrated:
            assert migrated.dump() == new.dump()
            for ledger in (migrated, new):
                list(ledger.post_many(NEWER))
                mention = sorted(ref.id for claim in ledger.claims() for ref in claim.mentions)[0]
                ledger.review(Deed(Action.REJECT, (mention,)), by="Ann")
            assert migrated.dump() == new.dump()
            assert migrated.verify().faults == ()
