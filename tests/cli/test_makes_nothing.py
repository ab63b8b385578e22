"""A command that is refused for how it was called makes no ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tallystick.cli.app import app

DOCUMENT = {"id": "d1", "text": "Poland received 40 tanks in January 2026."}
CALLS = [
    ("serve LEDGER --prefix desk", "looks like /desk"),
    ("serve LEDGER --trust nobody", "10.0.0.0/8"),
    ("serve LEDGER --name http://desk.example/", "without a port"),
    ("serve LEDGER --webhook-host a/b", "without a port"),
    ("serve LEDGER --logs loud", "text or as json"),
    ("serve LEDGER --metrics-token short", "sixteen letters"),
    ("serve LEDGER --host 0.0.0.0 --port 18764", "there is no ledger here"),
    ("serve LEDGER --host 192.0.2.1 --read-only", "192.0.2.1:8765 cannot be answered on"),
    ("users add LEDGER .x --generate", "is no name for a user"),
    ("users add LEDGER anna --stdin", "at least 12 characters"),
    ("post GONE --documents DOCS --ledger LEDGER", "cannot be opened"),
    ("post DOCS --documents GONE --ledger LEDGER", "cannot be opened"),
    ("post DOCS --documents DOCS --ledger LEDGER", "are two files"),
    ("read --documents GONE --ledger LEDGER", "cannot be opened"),
    ("read --documents DOCS --packs GONE --ledger LEDGER", "no such folder of packs"),
    ("read --documents DOCS --language xx --ledger LEDGER", "no language"),
    ("merge-ledger GONE --ledger LEDGER", "there is no ledger here"),
    ("watch LEDGER", "there is no ledger here"),
    ("searches save LEDGER new claims", "there is no ledger here"),
    ("mcp LEDGER", "there is no ledger here"),
    ("restore GONE LEDGER", "is not there"),
    ("backup LEDGER DOCS.backup", "there is no ledger here"),
    ("export --format csv --to OUT --ledger LEDGER", "there is no ledger here"),
]


@pytest.mark.parametrize(("call", "told"), CALLS)
def test_what_is_refused_leaves_no_file(tmp_path: Path, call: str, told: str) -> None:
    docs = tmp_path / "docs.jsonl"
    docs.write_text(json.dumps(DOCUMENT) + "\n")
    places = {"LEDGER": tmp_path / "l.sqlite", "GONE": tmp_path / "gone", "DOCS": docs, "OUT": tmp_path / "out"}
    words = [str(places[word]) if word in places else word for word in call.split()]
    done = CliRunner().invoke(app, words, input="short\n")
    assert told in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["docs.jsonl"]
