"""What is refused, with which words, and that nothing else is touched."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from readings_made import readings
from sqlalchemy import create_engine, event, make_url
from sqlalchemy.schema import CreateTable

from tallystick.errors import LedgerError
from tallystick.ledger import Ledger
from tallystick.ledger.tables import METADATA


def ledger_at(path: Path, count: int = 3) -> str:
    with Ledger.open(path) as ledger:
        list(ledger.post_many(readings(1, count)))
        return ledger.dump()


def database_at(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def a_text_file(path: Path) -> None:
    path.write_text("Minutes of the meeting\n" * 50)


def another_database(path: Path) -> None:
    database_at(path, "CREATE TABLE songs (title)")


def a_newer_ledger(path: Path) -> None:
    ledger_at(path)
    database_at(path, "UPDATE tallystick_schema SET version_num = '9999'")


def a_folder(path: Path) -> None:
    path.mkdir()


REFUSED = [
    (a_text_file, "no SQLite database"),
    (another_database, "a database of something else (it holds songs)"),
    (a_newer_ledger, "made by a newer Tallystick (schema 9999"),
    (a_folder, "is a folder"),
]


@pytest.mark.parametrize(("made", "complaint"), REFUSED)
def test_what_is_no_ledger_is_refused_and_left_alone(made: Any, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "thing"
    made(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError) as refused:
        Ledger.open(path)
    assert complaint in str(refused.value)
    assert refused.value.path == str(path)
    assert refused.value.way_out
    assert (path.read_bytes() if path.is_file() else b"") == before


PLACES = [
    ("/proc/ledger.tally", "cannot be opened"),
    ("nowhere/at/all/ledger.tally", "does not exist"),
    ("rumour://somewhere/ledger", "no such kind of store"),
]


@pytest.mark.parametrize(("place", "complaint"), PLACES)
def test_a_place_where_nothing_can_be_written_is_refused(place: str, complaint: str) -> None:
    with pytest.raises(LedgerError, match=complaint):
        Ledger.open(place)


def test_a_ledger_that_may_only_be_read_refuses_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "l"
    ledger_at(path)
    with Ledger.open(path) as ledger:
        event.listen(ledger._engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
        ledger._engine.dispose()
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.post(next(readings(2, 1)))


def test_opening_for_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.open(tmp_path / "l", create=False)
    assert os.listdir(tmp_path) == []


def test_a_closed_ledger_is_one_file_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "l"
    dump = ledger_at(path)
    assert os.listdir(tmp_path) == ["l"]
    with Ledger.open(path, create=False) as ledger:
        assert ledger.dump() == dump


def test_a_damaged_ledger_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "l"
    ledger_at(path, 60)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        ledger.dump()


def test_a_missing_table_is_named_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "l"
    ledger_at(path)
    database_at(path, "DROP TABLE mention_parties")
    with pytest.raises(LedgerError, match="damaged"), Ledger.open(path) as ledger:
        list(ledger.claims())


@pytest.fixture
def full(tmp_path: Path) -> Iterator[tuple[Ledger, Path]]:
    """A ledger that may grow by a few pages only: SQLite then answers as it does on a full disk."""
    path = tmp_path / "l"
    ledger_at(path, 5)
    pages = sqlite3.connect(path).execute("PRAGMA page_count").fetchone()[0]
    with Ledger.open(path) as ledger:
        event.listen(ledger._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={pages + 8}"))
        ledger._engine.dispose()
        yield ledger, path


def test_a_full_disk_is_told_and_nothing_is_recorded_by_halves(full: tuple[Ledger, Path], tmp_path: Path) -> None:
    ledger, path = full
    made = list(readings(1, 300))
    safe = 0
    with pytest.raises(LedgerError, match="the disk is full"):
        for reading in made:
            ledger.post(reading)
            safe += 1
    assert 5 <= safe < 300
    ledger.close()
    with Ledger.open(path) as again, Ledger.open(tmp_path / "other") as other:
        list(other.post_many(made[:safe]))
        assert again.dump() == other.dump()
        list(again.post_many(made))
        list(other.post_many(made))
        assert again.dump() == other.dump()


def test_the_revisions_make_the_tables_that_queries_name(tmp_path: Path) -> None:
    path = tmp_path / "l"
    ledger_at(path, 1)
    with create_engine(f"sqlite:///{path}").connect() as connection:
        options = {"version_table": "tallystick_schema", "compare_type": False, "include_name": is_ours}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def is_ours(name: str | None, kind: str, parents: Any) -> bool:
    """Whether a table is one that `tables` describes: the search's index is each store's own."""
    return kind != "table" or not (name or "").startswith("search_index")


def test_the_tables_can_be_made_in_postgresql() -> None:
    dialect = make_url("postgresql://").get_dialect()()
    for table in METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))


def test_what_is_acknowledged_is_on_the_disk(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l") as ledger, ledger._engine.connect() as connection:
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                 ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")}  # fmt: skip
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 60_000}
