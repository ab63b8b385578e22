"""Desks to look at and to judge at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_serving import Desk, served, with_examples
from playwright.sync_api import Browser, sync_playwright
from team_made import Team, team_at

from tallystick.desk.books import Ledger


@pytest.fixture(scope="session")
def reading_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that is only looked at."""
    with with_examples(tmp_path_factory.mktemp("desk") / "l.sqlite") as books, served(books) as desk:
        yield desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of one's own, to judge at."""
    with with_examples(tmp_path / "l.sqlite") as books, served(books) as desk:
        yield desk


@pytest.fixture
def empty_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with nothing in its ledger."""
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books) as desk:
        yield desk


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A desk with users, whom no test changes."""
    with team_at(tmp_path_factory.mktemp("team") / "l.sqlite") as made:
        yield made


@pytest.fixture
def own_team(tmp_path: Path) -> Iterator[Team]:
    """A desk with users of one's own, to change."""
    with team_at(tmp_path / "l.sqlite") as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "these tests need Chromium; make test installs Debian's"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()
