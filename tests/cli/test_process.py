"""What only a process of its own shows: pipes that close, disks that are full, encodings, how fast it starts."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import simplejson
from readings_made import readings

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.model import Action, Deed

PROGRAM = [sys.executable, "-m", "tallystick"]


def started(
    *words: str, stdin: bytes = b"", stdout: int | None = subprocess.PIPE, **env: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *words], input=stdin, stdout=stdout, stderr=subprocess.PIPE, env={**os.environ, **env}, timeout=120
    )


def test_a_reader_that_leaves_early_is_no_trouble() -> None:
    lines = "".join(simplejson.dumps({"id": str(number), "text": "Quiet. " * 200}) + "\n" for number in range(300))
    with subprocess.Popen(
        [*PROGRAM, "read", "--documents", "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        try:
            process.stdin.write(lines.encode())
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) == 141


@pytest.mark.parametrize("words", [["claims"], ["claims", "--json"], ["findings"], ["documents"], ["log", "--json"]])
def test_nobody_who_reads_a_ledger_to_its_end_is_no_trouble(words: list[str], tmp_path: Path) -> None:
    ledger = str(tmp_path / "l")
    with Ledger.open(ledger) as books:
        list(books.post_many(readings(3, 300)))
        for claim in list(books.claims())[:2]:
            books.review(Deed(Action.ACCEPT, (claim.mentions[0].id,)), by="Ann", why="long " * 30_000)
    with subprocess.Popen(
        [*PROGRAM, *words, "--ledger", ledger], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) in (0, 141)


def _heeds_interrupts() -> None:
    """What a shell starts in the background ignores interrupts, and so would whatever these tests start there."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_posting_ends_soon_and_what_is_linked_later_is_noted(tmp_path: Path) -> None:
    ledger, documents = tmp_path / "l", tmp_path / "documents.jsonl"
    made = [{"id": str(n), "text": f"France delivered {n} tanks to Ukraine in May."} for n in range(1, 20_001)]
    documents.write_text("".join(simplejson.dumps(one) + "\n" for one in made))
    words = ["read", "--documents", str(documents), "--ledger", str(ledger), "--json"]
    with subprocess.Popen(
        [*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_heeds_interrupts
    ) as process:
        assert process.stdout and process.stderr
        told = [simplejson.loads(process.stdout.readline())["document"]["id"] for _ in range(60)]
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) == 130
    with closing(sqlite3.connect(ledger)) as connection:
        assert connection.execute("SELECT count(*) FROM waiting_blocks").fetchone()[0] > 0
    with Ledger.open(ledger, create=False, linker=linker()) as books:
        there = {document.id for document in books.documents()}
        assert set(told) <= there and len(there) < 20_000
        assert {ref.document for claim in books.claims() for ref in claim.mentions} == there


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["--json"], []], ids=["json", "people"])
def test_a_full_disk_is_told(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        ran = started("read", "-", *words, stdin=b"Forty trucks.", stdout=full.fileno())
    assert ran.returncode == 2
    assert ran.stderr == b"tallystick: cannot write: No space left on device; make room, or write somewhere else\n"


def test_an_encoding_that_lacks_the_letters_is_no_trouble() -> None:
    text = "Франция передала Украине более 30 гаубиц в январе. \ud83d".encode("utf-8", "surrogatepass")
    for words in ([], ["--json"]):
        ran = started("read", "-", *words, stdin=text, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
        assert (ran.returncode, ran.stderr) == (0, b"")


def test_marks_are_colours_at_a_terminal_and_words_elsewhere(tmp_path: Path) -> None:
    text = b"France has delivered more than 30 howitzers to Ukraine."
    assert b"[figure: more than 30]" in started("read", "-", stdin=text).stdout
    coloured = started("read", "-", stdin=text, FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert b"[figure:" not in coloured and b"\x1b[" in coloured


def test_the_version_comes_without_heavy_libraries() -> None:
    show = "import sys; from tallystick.cli import run; run(['--version']); print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, timeout=60, check=True)
    version, modules = ran.stdout.splitlines()
    assert version.startswith("tallystick ")
    assert not {"trafilatura", "sqlalchemy", "alembic", "httpx", "lxml"} & set(modules.split())


@pytest.mark.parametrize("size", [2_000_000, 50_000_000], ids=["2 MB", "50 MB"])
def test_a_very_long_line(size: int) -> None:
    text = "France has delivered more than 30 howitzers to Ukraine. "
    data = simplejson.dumps({"id": "long", "text": f"{'x' * size} {text}"}).encode()
    ran = started("read", "--documents", "-", "--json", "--language", "en", stdin=data)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(simplejson.loads(ran.stdout)["mentions"]) == 1
