"""A fault of ours in one document: it is told for that document, and the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest
import simplejson

from tallystick.cli import run
from tallystick.desk import reading
from tallystick.errors import ReadingError
from tallystick.model import Document, Reading
from tallystick.packs import Packs
from tallystick.recognise.reader import read_document


@pytest.fixture(autouse=True)
def _fails_at_two(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(document: Document, packs: Packs) -> Reading:
        if document.id == "two":
            raise IndexError("list index out of range")
        return read_document(document, packs)

    monkeypatch.setattr(reading, "read_document", failing)


@pytest.mark.parametrize("ledger", [False, True])
def test_the_others_are_read_and_the_fault_is_told(
    ledger: bool, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    docs = tmp_path / "docs.jsonl"
    lines = (
        simplejson.dumps({"id": id, "text": "Oslo sent 40 tanks.", "language": "en"}) for id in ("one", "two", "three")
    )
    docs.write_text("\n".join(lines) + "\n", encoding="utf-8")
    into = ["--ledger", str(tmp_path / "books.sqlite")] if ledger else []
    status = run(["read", "--json", "--documents", str(docs), *into])
    out, err = capfdbinary.readouterr()
    assert status == 1
    assert [simplejson.loads(line)["document"]["id"] for line in out.splitlines()] == ["one", "three"]
    assert err.decode().startswith(
        "two: could not be read, and the fault is ours (IndexError: list index out of range)"
    )
    assert "please report it" in err.decode() and "Traceback" not in err.decode()


def test_the_api_raises_our_fault_with_its_cause() -> None:
    with pytest.raises(ReadingError) as raised:
        reading.read("Oslo sent 40 tanks.", id="two", language="en")
    assert raised.value.id == "two" and isinstance(raised.value.__cause__, IndexError)
