"""Two small ledgers: one of readings made from a seed with one report that means mischief, one of the example reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from mischief import mischief
from readings_made import readings

from tallystick.desk.books import Ledger
from tallystick.desk.rooms import ledger_room, linker
from tallystick.desk.settings import packs_of, settings
from tallystick.desk.sources import documents_in, documents_named
from tallystick.exports.holdings import Holdings
from tallystick.model import Reading

collect_ignore = ["check_ftm.py"]  # runs where the followthemoney library lives
EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
RECORDED = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)


def posted(path: Path, made: list[Reading]) -> Ledger:
    """A ledger whose clock stands still, with some readings posted."""
    books = Ledger(ledger_room().open(path, clock=lambda: RECORDED, linker=linker()), packs_of())
    for reading in made:
        books.post(reading)
    return books


def every_reading() -> list[Reading]:
    return [*readings(11, 24), *mischief()]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of made readings, mischief among them."""
    with posted(tmp_path_factory.mktemp("made") / "made.sqlite", every_reading()) as books:
        yield books


@pytest.fixture(scope="session")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger equal to `made`, posted in another order."""
    mixed = every_reading()
    Random(3).shuffle(mixed)
    with posted(tmp_path_factory.mktemp("shuffled") / "shuffled.sqlite", mixed) as books:
        yield books


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of the example reports, read by the reader itself."""
    how = settings()
    with posted(tmp_path_factory.mktemp("demo") / "demo.sqlite", []) as books:
        given = documents_in(str(EXAMPLES / "documents.jsonl"), how)
        pages = documents_named(sorted(map(str, EXAMPLES.glob("*.html"))), how)
        assert len(list(books.read_all([*given, *pages], how))) == 15
        yield books


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger that holds nothing."""
    with posted(tmp_path / "empty.sqlite", []) as books:
        yield books


@pytest.fixture(scope="session")
def holdings(made: Ledger) -> Holdings:
    return made.holdings()


@pytest.fixture(scope="session")
def short(made: Ledger) -> Holdings:
    return made.holdings(texts=False)
