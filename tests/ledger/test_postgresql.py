"""What PostgreSQL has of its own: a server that cannot be reached, goes away, or is killed in the middle."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from readings_made import readings
from sqlalchemy import create_engine, make_url

from tallystick.desk.rooms import linker
from tallystick.errors import LedgerError
from tallystick.ledger import Ledger
from tallystick.ledger.tables import METADATA

POSTER = str(Path(__file__).parent / "poster.py")
SEED, COUNT = 42, 300

UNREACHABLE = [
    ("postgresql://localhost:1/books", "the server cannot be reached"),
    ("postgresql://no.such.host.invalid/books", "the server cannot be found"),
    ("postgresql://localhost:port/books", "is no address of a store"),
]


@pytest.mark.parametrize(("place", "complaint"), UNREACHABLE)
def test_a_server_that_is_not_there_is_told(place: str, complaint: str) -> None:
    with pytest.raises(LedgerError, match=complaint) as refused:
        Ledger.open(place, linker=linker())
    assert refused.value.way_out


def test_no_password_is_told(postgres: str) -> None:
    secret = make_url(postgres).set(password="s3cret", database="no_such_books").render_as_string(hide_password=False)
    with pytest.raises(LedgerError, match="there is no such database") as refused:
        Ledger.open(secret)
    assert "s3cret" not in str(refused.value)
    assert "no_such_books" in str(refused.value)


def test_opening_for_reading_makes_no_tables(new_database: Callable[[], str]) -> None:
    place = new_database()
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.open(place, create=False, linker=linker())
    with psycopg.connect(place) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables == (0,)


def test_the_revisions_make_the_tables_that_queries_name(new_database: Callable[[], str]) -> None:
    place = new_database()
    Ledger.open(place, linker=linker()).close()
    url = make_url(place).set(drivername="postgresql+psycopg")
    with create_engine(url).connect() as connection:
        options = {
            "version_table": "tallystick_schema",
            "compare_type": False,
            "include_name": lambda name, kind, parents: name != "search_index",  # each store has its own
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=options), METADATA) == []


def test_a_server_that_goes_away_in_the_middle_is_told_and_loses_nothing(new_database: Callable[[], str]) -> None:
    place, made = new_database(), list(readings(SEED, 30))
    with Ledger.open(place, linker=linker()) as ledger, Ledger.open(new_database(), linker=linker()) as undisturbed:
        list(ledger.post_many(made[:10]))
        with psycopg.connect(place, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(LedgerError, match="the server went away"):
            ledger.post(made[10])
        list(ledger.post_many(made))
        list(undisturbed.post_many(made))
        assert ledger.dump() == undisturbed.dump()


def test_both_stores_hold_the_same(new_database: Callable[[], str], tmp_path: Path) -> None:
    made = list(readings(SEED, 60))
    with Ledger.open(new_database(), linker=linker()) as one, Ledger.open(tmp_path / "l", linker=linker()) as other:
        list(one.post_many(made))
        list(other.post_many(made))
        assert one.dump() == other.dump()
        assert list(one.claims()) == list(other.claims())


def start(place: str, *more: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, POSTER, place, str(SEED), str(COUNT), *map(str, more)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    with Ledger.open(tmp_path_factory.mktemp("undisturbed") / "l", linker=linker()) as ledger:
        list(ledger.post_many(readings(SEED, COUNT)))
        return ledger.dump()


@pytest.mark.parametrize("times", [5, pytest.param(100, marks=pytest.mark.soak)])
def test_killed_and_run_again_it_is_as_if_nothing_had_been(
    times: int, new_database: Callable[[], str], undisturbed: str
) -> None:
    place, rng = new_database(), Random(9)
    for _ in range(times):
        poster = start(place)
        assert poster.stdout is not None
        first = poster.stdout.readline()
        time.sleep(rng.uniform(0, 0.5))
        poster.kill()
        safe = {line.strip() for line in (first, *poster.stdout)} - {""}
        poster.stdout.close()
        poster.wait()
        with Ledger.open(place, create=False, linker=linker()) as ledger:
            assert safe <= {document.id for document in ledger.documents()}
    with Ledger.open(place, linker=linker()) as ledger:
        list(ledger.post_many(readings(SEED, COUNT)))
        assert ledger.dump() == undisturbed


@pytest.mark.parametrize("arguments", [[(2, 0), (2, 1)], [(), ()]], ids=["other documents", "the same documents"])
def test_two_at_once_lose_and_double_nothing(
    arguments: list[tuple[int, ...]], new_database: Callable[[], str], undisturbed: str
) -> None:
    place = new_database()
    posters = [start(place, *more) for more in arguments]
    for poster in posters:
        poster.communicate()
    assert [poster.returncode for poster in posters] == [0, 0]
    with Ledger.open(place, linker=linker()) as ledger:
        assert ledger.dump() == undisturbed


def test_the_command_line_takes_an_address_and_tells_no_password(
    new_database: Callable[[], str], tmp_path: Path
) -> None:
    place = make_url(new_database()).set(password="s3cret").render_as_string(hide_password=False)
    text = tmp_path / "report.txt"
    text.write_text("France delivered 40 tanks to Ukraine.")
    for arguments in (["read", str(text)], ["claims"]):
        done = subprocess.run(
            [sys.executable, "-m", "tallystick", *arguments, "--ledger", place], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert "s3cret" not in done.stdout + done.stderr
    assert "1 claim" in done.stdout
