"""Killed at any moment, and two at once: nothing that was acknowledged is lost, nothing is doubled."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from readings_made import readings

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger

POSTER = str(Path(__file__).parent / "poster.py")
SEED, COUNT = 42, 1000


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    with Ledger.open(tmp_path_factory.mktemp("undisturbed") / "l", linker=linker()) as ledger:
        list(ledger.post_many(readings(SEED, COUNT)))
        return ledger.dump()


def start(path: Path, *more: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, POSTER, str(path), str(SEED), str(COUNT), *map(str, more)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def is_sound(path: Path) -> bool:
    connection = sqlite3.connect(path)
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and not broken
    finally:
        connection.close()


def test_killed_ten_times_and_run_again_it_is_as_if_nothing_had_been(tmp_path: Path, undisturbed: str) -> None:
    path, rng = tmp_path / "l", Random(9)
    for _ in range(10):
        poster = start(path)
        assert poster.stdout is not None
        first = poster.stdout.readline()
        time.sleep(rng.uniform(0, 0.6))
        poster.kill()
        safe = {line.strip() for line in (first, *poster.stdout)} - {""}
        poster.stdout.close()
        poster.wait()
        assert is_sound(path)
        with Ledger.open(path, create=False, linker=linker()) as ledger:
            assert safe <= {document.id for document in ledger.documents()}
    with Ledger.open(path, linker=linker()) as ledger:
        list(ledger.post_many(readings(SEED, COUNT)))
        assert ledger.dump() == undisturbed


def test_killed_while_the_ledger_is_made_it_can_be_made_again(tmp_path: Path) -> None:
    rng = Random(4)
    for number in range(5):
        path = tmp_path / str(number)
        poster = start(path)
        deadline = time.monotonic() + 60
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(rng.uniform(0, 0.03))
        poster.kill()
        poster.communicate()
        with Ledger.open(path, linker=linker()) as ledger:
            list(ledger.post_many(readings(SEED, 5)))
            assert len(list(ledger.documents())) >= 5


def test_two_that_post_at_once_lose_nothing(tmp_path: Path, undisturbed: str) -> None:
    path = tmp_path / "l"
    posters = [start(path, 2, 0), start(path, 2, 1)]
    printed = [poster.communicate()[0].split() for poster in posters]
    assert [poster.returncode for poster in posters] == [0, 0]
    assert sum(map(len, printed)) == COUNT
    assert is_sound(path)
    with Ledger.open(path, linker=linker()) as ledger:
        assert ledger.dump() == undisturbed


def test_two_that_post_the_same_at_once_double_nothing(tmp_path: Path, undisturbed: str) -> None:
    path = tmp_path / "l"
    posters = [start(path), start(path)]
    for poster in posters:
        poster.communicate()
    assert [poster.returncode for poster in posters] == [0, 0]
    with Ledger.open(path, linker=linker()) as ledger:
        assert ledger.dump() == undisturbed
