"""A disk that fills up: it is told clearly, what was acknowledged is there, and with room again the work goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from disturbed import other_ledger, run
from killing import damage, looking

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger

WORKER = str(Path(__file__).parent / "full_disk.py")
SMALL = 1_200_000


def dump(place: Path) -> str:
    with Ledger.open(place, create=False, linker=linker()) as ledger:
        assert ledger.verify().faults == ()
        return ledger.dump()


@pytest.mark.parametrize("bytes_left", [150_000, 400_000, 700_000])
def test_files_that_cannot_grow(bytes_left: int, tmp_path: Path) -> None:
    other, place, whole = tmp_path / "other", tmp_path / "l", tmp_path / "whole"
    other_ledger(str(other))
    done = subprocess.run(
        [sys.executable, WORKER, str(place), str(other), str(bytes_left)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 2
    assert "the disk takes no more" in done.stderr and "make room" in done.stderr
    with looking(str(place)) as connection:
        assert damage(connection) == []
    run(str(place), str(other), len(done.stdout.split()), lambda number: None)
    run(str(whole), str(other), 0, lambda number: None)
    assert dump(place) == dump(whole)


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of its own with little room; only whoever may mount one has it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = f"size={SMALL}"
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    return folder


@pytest.fixture
def on_small_disk(small_disk: Path):
    yield small_disk
    subprocess.run(["umount", str(small_disk)], check=True)


def test_the_command_line_tells_a_full_disk(on_small_disk: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents.jsonl"
    line = '{"id": "%d", "text": "France delivered %d tanks to Ukraine in May. %s", "language": "en"}\n'
    documents.write_text("".join(line % (n, n, os.urandom(2000).hex()) for n in range(1, 401)))
    ledger = on_small_disk / "l"
    words = [sys.executable, "-m", "tallystick", "read", "--documents", str(documents), "--ledger", str(ledger)]
    done = subprocess.run([*words, "--json"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 2
    assert done.stderr.startswith(f"tallystick: {ledger}: the disk is full") and done.stderr.count("\n") == 1
    with looking(str(ledger)) as connection:
        assert damage(connection) == []
    subprocess.run(["mount", "-o", "remount,size=20000000", str(on_small_disk)], check=True)
    again = subprocess.run(words, capture_output=True, text=True, timeout=300)
    assert again.returncode == 0, again.stderr
    with Ledger.open(ledger, create=False, linker=linker()) as books:
        assert len(list(books.documents())) == 400
        assert books.verify().faults == ()
