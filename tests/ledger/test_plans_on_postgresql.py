"""No page reads a whole table of PostgreSQL either, as it would plan for a ledger of some million mentions.

Its planner rightly reads small tables from one end to the other. So it is told that every table is ten thousand times
as long as it is, with as many things more in it: what it then chooses is what it would choose there, with nothing
forbidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pages_planned import PAGES, SMALL
from sqlalchemy import event, text
from supplies_made import reports

from tallystick.desk.books import Ledger
from tallystick.web.app import create_app

_GROWN = (
    "ANALYZE",
    # What names a thing has as many values more; there is no most frequent one among them.
    "UPDATE pg_statistic SET stadistinct = -least(1, stadistinct / reltuples), stakind1 = 0, stanumbers1 = NULL,"
    " stavalues1 = NULL FROM pg_class, pg_attribute WHERE starelid = pg_class.oid AND attrelid = starelid"
    " AND attnum = staattnum AND stadistinct > 0 AND reltuples > 0 AND attname IN ('id', 'key', 'claim', 'mention',"
    " 'finding', 'document', 'programme', 'origin', 'report', 'block', 'other', 'source', 'place')",
    "UPDATE pg_class SET reltuples = reltuples * 10000 WHERE relkind IN ('r', 'i') AND reltuples > 0",
)


@pytest.fixture
def books(new_database: Callable[[], str]) -> Iterator[Ledger]:
    with Ledger.open(new_database()) as made:
        list(made._room.post_many(reports(5, 40)))
        made.state()
        made.search("drones")  # the first search looks once at what an older program left out
        with made._room._engine.begin() as connection:
            for statement in _GROWN:
                connection.execute(text(statement))
        yield made


def test_no_page_reads_a_whole_table(books: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallystick.web.steps._FEW", 0)  # as in a ledger too large to be linked anew
    with books.look() as look:
        names = {
            "claim": books.claims(limit=1)[0].id,
            "programme": books.programmes(limit=1)[0].id,
            "report": books.documents(limit=1)[0].id,
            "mention": look.queued("", 0, 9).mentions[-1],
        }
    desk = TestClient(create_app(books), base_url="http://localhost")
    found: dict[str, list[str]] = {}
    for page in PAGES:
        path = page.format(**names)
        for plan, statement in _plans(books._room._engine, partial(desk.get, path, follow_redirects=False)):
            read = {name for name in re.findall(r"Seq Scan on (\w+)", plan) if name not in SMALL}
            if read and "LIMIT" not in statement:
                found.setdefault(page, []).append(f"{sorted(read)}: {statement}")
    assert found == {}


def _plans(engine: Any, look: Callable[[], Any]) -> Iterator[tuple[str, str]]:
    """The plan of each statement that a look runs."""
    run: list[tuple[str, Any]] = []

    def noted(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        run.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", noted)
    answer = look()
    event.remove(engine, "before_cursor_execute", noted)
    assert answer.status_code == 200, answer.url
    with engine.connect() as connection:
        for statement, parameters in run:
            if statement.lstrip().startswith(("SELECT", "WITH")):
                rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars().all()
                yield "\n".join(rows), statement
