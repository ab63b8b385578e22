"""`tallystick serve`: what it refuses, and that it answers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx

from tallystick.desk.books import Ledger


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tallystick", "serve", *arguments], capture_output=True, text=True, timeout=120
    )


def test_strangers_may_not_judge(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "l.sqlite").close()
    done = run(str(tmp_path / "l.sqlite"), "--host", "0.0.0.0")
    assert done.returncode == 2
    assert "--read-only" in done.stderr


def test_it_answers_and_ends(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tallystick",
        "serve",
        str(tmp_path / "l.sqlite"),
        "--port",
        "18765",
        "--by",
        "anna",
    ]
    serving = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert serving.stderr is not None
        address = re.search(r"http://\S+", serving.stderr.readline())
        assert address
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(transport=transport) as client:
            assert "Put a report in" in client.get(address[0]).text
    finally:
        serving.terminate()
        serving.wait(30)
