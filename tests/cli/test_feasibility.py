"""`tallystick feasibility` on the example reports: a programme, a claim, a directive, and what is no plan."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("feasibility") / "books.sqlite"
    pages = map(str, sorted(REPORTS.glob("*.html")))
    words = ["read", "--documents", str(REPORTS / "documents.jsonl"), "--ledger", str(path), *pages]
    subprocess.run([sys.executable, "-m", "tallystick", *words], check=True, capture_output=True)
    return path


def programme_of(cli: Cli, ledger: Path, category: str) -> str:
    found = cli("programmes", "--ledger", ledger, "--json").objects
    return str(next(one["programme"] for one in found if one["category"] == category))


def test_a_plan_with_its_directive_and_what_came(cli: Cli, ledger: Path) -> None:
    name = programme_of(cli, ledger, "arms.artillery")
    (found,) = cli("feasibility", name[:12], "--ledger", ledger, "--json").objects
    assert (found["plan"], found["rung"], found["deadline"]["end"]) == (name, "plan", "2026-12-31")
    assert [one["issuer"]["name"] for one in found["directives"]] == ["Paul Delmas"]
    assert len(found["delivered"]) == 1 and not found["obstacles"]
    page = cli("feasibility", name, "--ledger", ledger).out
    for words in (
        "planned for delivery: 24",
        "study > consider > [plan] > pledge",
        "(order; no deadline; Harbour Times, 10 Feb 2026)",
        "“accelerate the production of barrels",
        "by 31 Dec 2026, 170 days",
    ):
        assert words in page, words


def test_obstacles_are_quoted_with_who_names_them(cli: Cli, ledger: Path) -> None:
    page = cli("feasibility", programme_of(cli, ledger, "food.grain.wheat"), "--ledger", ledger).out
    assert "“shortage of storage in the port of Djibouti may delay the June shipment”" in page
    assert "named by the report itself; Harbour Times, 3 Jun 2026" in page


def test_a_directive_has_an_id_of_its_own(cli: Cli, ledger: Path) -> None:
    listed = cli("feasibility", "--ledger", ledger, "--json").objects
    (name,) = {one["directive"] for found in listed for one in found["directives"]}
    (found,) = cli("feasibility", name, "--ledger", ledger, "--json").objects
    assert found["plan"] == name and len(found["directives"]) == 1 and found["claims"]
    assert name in cli("feasibility", "--ledger", ledger).out


def test_what_is_no_plan_is_told(cli: Cli, ledger: Path) -> None:
    claims = cli("claims", "--ledger", ledger, "--json").objects
    came = next(claim["claim"] for claim in claims if claim["status"] == "delivered")
    for name, message in ((came, "promises nothing"), ("zz", "no plan of this id")):
        ran = cli("feasibility", name, "--ledger", ledger)
        assert (ran.status, ran.out) == (2, "") and message in ran.err


@pytest.mark.parametrize("code", ["de", "fr", "ru", "uk"])
def test_the_page_speaks_other_languages(cli: Cli, ledger: Path, code: str) -> None:
    titles = {"de": "Hindernisse", "fr": "Échéance", "ru": "Препятствия", "uk": "Зобов’язання"}
    name = programme_of(cli, ledger, "arms.artillery")
    assert titles[code] in cli("feasibility", name, "--ledger", ledger, "--interface", code).out
