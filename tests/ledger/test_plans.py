"""No view and no page reads a whole table: the store's own plans say so, for every statement that is run."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pages_planned import PAGES, SMALL
from sqlalchemy import event
from supplies_made import reports

from tallystick.desk.books import Ledger
from tallystick.web.app import create_app


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with Ledger.open(tmp_path_factory.mktemp("plans") / "ledger") as made:
        list(made._room.post_many(reports(1, 40)))
        made.state()
        made.search("drones")  # the first search looks once at what an older program left out
        yield made


def scans(books: Ledger, look: Callable[[], object]) -> list[str]:
    """What the plans of a look's statements read from one end to the other, but for the first rows by an index."""
    statements: list[tuple[str, Any]] = []
    engine = books._room._engine

    def noted(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", noted)
    look()
    event.remove(engine, "before_cursor_execute", noted)
    selects = [told for told in statements if told[0].lstrip().startswith(("SELECT", "WITH"))]
    assert selects
    with engine.connect() as connection:
        plans = [
            (statement, row[3])
            for statement, parameters in selects
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        ]
    return [f"{step}: {statement}" for statement, step in plans if _is_whole(step, statement)]


def _is_whole(step: str, statement: str) -> bool:
    found = re.match(r"SCAN (\w+)", step)
    if (
        found is None
        or found[1] in SMALL
        or "VIRTUAL TABLE INDEX" in step
        or found[1] == "CONSTANT"
        or found[1].startswith("anon_")
    ):
        return False
    if f"WITH RECURSIVE {found[1]}(" in statement or f") AS {found[1]} " in statement:
        return False  # rows that the statement has found itself, in steps of their own
    return not ("INDEX" in step and "LIMIT" in statement)


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("a claim", lambda books: books.claim(books.claims(limit=1)[0].id)),
        ("a claim by the beginning of its id", lambda books: books.claim(books.claims(limit=1)[0].id[:9])),
        ("a programme", lambda books: books.programme(books.programmes(limit=1)[0].id)),
        ("claims", lambda books: books.claims(limit=20)),
        ("claims, the latest", lambda books: books.claims(limit=20, sort="last")),
        ("claims, the most told", lambda books: books.claims(limit=20, sort="mentions")),
        ("claims of a category", lambda books: books.claims(limit=20, sort="last", category="energy")),
        ("claims of a receiver", lambda books: books.claims(limit=20, sort="last", recipient="Kenya")),
        ("more claims", lambda books: books.claims(limit=20, after=books.claims(limit=20).next)),
        ("findings", lambda books: books.findings(limit=20)),
        ("findings, the latest", lambda books: books.findings(limit=20, sort="last")),
        ("findings of a kind", lambda books: books.findings(limit=20, kind="escalation")),
        ("more findings", lambda books: books.findings(limit=20, after=books.findings(limit=20).next)),
        ("programmes", lambda books: books.programmes(limit=20)),
        ("programmes of a receiver", lambda books: books.programmes(limit=20, recipient="Kenya")),
        ("documents", lambda books: books.documents(limit=20)),
    ],
)
def test_no_view_reads_a_whole_table(books: Ledger, name: str, look: Callable[[Ledger], object]) -> None:
    assert scans(books, lambda: look(books)) == []


def _waiting(books: Ledger) -> str:
    """A mention in the midst of the queue."""
    with books.look() as look:
        return look.queued("", 0, 9).mentions[-1]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_reads_a_whole_table(books: Ledger, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallystick.web.steps._FEW", 0)  # as in a ledger too large to be linked anew
    names = {
        "claim": books.claims(limit=1)[0].id,
        "programme": books.programmes(limit=1)[0].id,
        "report": books.documents(limit=1)[0].id,
        "mention": _waiting(books),
    }
    desk = TestClient(create_app(books), base_url="http://localhost")
    answers: list[int] = []
    found = scans(books, lambda: answers.append(desk.get(path.format(**names), follow_redirects=False).status_code))
    assert answers == [200]
    assert found == []
