"""`claim`, `programme`, `origins`, `findings`, `claims`, `programmes`: pages for people, and ids as they type them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import simplejson
from rich.cells import cell_len

Cli = Callable[..., Any]
REPORTS = Path(__file__).parents[2] / "examples" / "reports"
LISTS = ("claims", "findings", "programmes", "origins")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example reports in a ledger."""
    path = tmp_path_factory.mktemp("views") / "books.sqlite"
    pages = map(str, sorted(REPORTS.glob("*.html")))
    words = ["read", "--documents", str(REPORTS / "documents.jsonl"), "--ledger", str(path), *pages]
    subprocess.run([sys.executable, "-m", "tallystick", *words], check=True, capture_output=True)
    return path


def claim_of(cli: Cli, ledger: Path, category: str, status: str) -> dict[str, Any]:
    found = cli("claims", "--ledger", ledger, "--json").objects
    return next(claim for claim in found if (claim["category"], claim["status"]) == (category, status))


def test_a_claim_on_a_page(cli: Cli, ledger: Path) -> None:
    claim = claim_of(cli, ledger, "arms.artillery", "planned")
    page = cli("claim", claim["claim"], "--ledger", ledger).out
    for words in (
        "planned for delivery: 24 Caesar howitzers",
        "more than 24",
        "through AFP",
        "Paul Delmas (Armed Forces Minister), 10 Feb 2026",
        "La France livrera [figure: 24] obusiers Caesar",
        "мы поставим все [figure: 24] гаубицы",
        "equal figures: same",
        "J F M A M J J A S O N D",
    ):
        assert words in page, words


def test_a_claim_as_json(cli: Cli, ledger: Path) -> None:
    claim = claim_of(cli, ledger, "arms.artillery", "planned")
    (found,) = cli("claim", claim["claim"], "--ledger", ledger, "--json").objects
    assert {key: found[key] for key in claim} == claim
    ids = {mention["id"] for mention in claim["mentions"]}
    assert {quote["id"] for quote in found["quotes"]} == ids == {one["mention"] for one in found["judgements"]}
    assert all(one["rule"] and one["why"] and one["made_by"] == "tallystick" for one in found["judgements"])


def test_ids_may_be_shortened_where_they_stay_clear(cli: Cli, ledger: Path) -> None:
    claim = claim_of(cli, ledger, "arms.artillery", "planned")
    for name in (claim["claim"][:8], claim["mentions"][0]["id"]):
        (found,) = cli("claim", name, "--ledger", ledger, "--json").objects
        assert found["claim"] == claim["claim"]
    (programme, *_) = cli("programmes", "--ledger", ledger, "--json").objects
    (found,) = cli("programme", programme["programme"][:10], "--ledger", ledger, "--json").objects
    assert {key: found[key] for key in programme} == programme


def test_an_id_that_fits_several_lists_them(cli: Cli, ledger: Path) -> None:
    ids = [claim["claim"] for claim in cli("claims", "--ledger", ledger, "--json").objects]
    letter = next(sign for sign in "0123456789abcdef" if sum(name.startswith(sign) for name in ids) > 1)
    ran = cli("claim", letter, "--ledger", ledger)
    assert ran.status == 2 and all(name in ran.err for name in ids if name.startswith(letter))
    for words in (("claim", "zz"), ("claim", ""), ("programme", "zz"), ("programme", "x" * 5000)):
        ran = cli(*words, "--ledger", ledger)
        assert (ran.status, ran.out) == (2, "") and "of this id" in ran.err and len(ran.err) < 500


def test_a_programme_on_a_page(cli: Cli, ledger: Path) -> None:
    found = cli("programmes", "--ledger", ledger, "--json").objects
    doses = [one for one in found if one["category"] == "medical.vaccine" and one["recipient"] == "Ghana"]
    behind = next(one for one in doses if one["readings"][0]["verdict"] == "behind")
    page = cli("programme", behind["programme"], "--ledger", ledger).out
    for words in ("BEHIND", "Less came", "planned", "delivered", "at this pace", "done: 24%", "[figure: 240,000]"):
        assert words in page, words


def test_an_origin_has_its_claims_and_its_first_report(cli: Cli, ledger: Path) -> None:
    found = cli("origins", "--ledger", ledger, "--json").objects
    claims = cli("claims", "--ledger", ledger, "--json").objects
    assert {name for origin in found for name in origin["claims"]} == {claim["claim"] for claim in claims}
    delmas = next(origin for origin in found if origin["source"] == "Paul Delmas")
    assert len(delmas["claims"]) > 1 and delmas["carriers"] == ["AFP"]
    assert delmas["first"] == {"document": "howitzers-plan-en", "outlet": "Harbour Times", "published": "2026-02-10"}
    assert "first seen in Harbour Times, 10 Feb 2026" in cli("origins", "--ledger", ledger).out


def test_rival_readings_share_a_scale_and_say_what_sets_them_apart(cli: Cli, tmp_path: Path) -> None:
    text = (
        "The army is to receive about 21 million shells in 2026, the ministry of defence said. "
        "The army will receive about 21 million shells in the rest of the year, the ministry of defence said. "
        "In January 2026 the army received about 2 million shells, the ministry of defence said."
    )
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    ledger = tmp_path / "rival.sqlite"
    assert cli("read", tmp_path / "plan.txt", "--published", "2026-02-04", "--ledger", ledger).status == 0
    (found,) = cli("programmes", "--ledger", ledger, "--json").objects
    assert sorted(reading["period"]["edge"] for reading in found["readings"]) == ["in", "rest"]
    page = cli("programme", found["programme"], "--ledger", ledger).out
    assert "UNDETERMINED  2026. " in page and "UNDETERMINED  the rest of the year, 2026. " in page
    assert "pace: 0.82–1.44" in page and "counts on both sides" in page
    planned = [line for line in page.splitlines() if "planned  " in line]
    assert len(planned) == 2 and len({line.index("├") for line in planned}) == 2


def test_words_from_elsewhere_steer_no_terminal(cli: Cli, tmp_path: Path) -> None:
    document = {
        "id": "d\x1b[2J",
        "text": "Oslo got 40 tonnes of grain.",
        "outlet": "O\x1b[2J",
        "published": "2026-02-04",
    }
    odd = {"span": [9, 11], "name": "g\x1b[2J", "category": "c\x1b[2J"}
    amount = {
        "span": [9, 11],
        "lower": 40,
        "upper": 40,
        "bound": "exact",
        "unit": "u\x1b[2J",
        "per": None,
        "vague": False,
    }
    party = {"span": None, "name": "p\x1b[2J", "key": None}
    mention = {
        "span": [0, 28], "status": "delivered", "modality": "asserted", "measure": "mass", "quantity": amount,
        "item": odd, "agent": party, "recipient": party, "speaker": party, "carriers": [party],
    }  # fmt: skip
    reading = {
        "contract": 1,
        "reader": {"name": "r\x1b[2J", "version": "1"},
        "document": {"id": document["id"], "language": "l\x1b[2J", "published": "2026-02-04", "text": document["text"]},
        "mentions": [mention],
    }
    for name, line in (("docs", document), ("readings", reading)):
        (tmp_path / f"{name}.jsonl").write_text(simplejson.dumps(line) + "\n", encoding="utf-8")
    ledger = tmp_path / "odd.sqlite"
    ran = cli("post", tmp_path / "readings.jsonl", "--documents", tmp_path / "docs.jsonl", "--ledger", ledger)
    assert ran.status == 0, ran.err
    (claim,) = cli("claims", "--ledger", ledger, "--json").objects
    for page in ((name,) for name in (*LISTS, "feasibility")):
        assert "\x1b" not in cli(*page, "--ledger", ledger).out, page
    assert "\x1b" not in cli("claim", claim["claim"], "--ledger", ledger).out


INTERFACES = [("fr", "prévu pour livraison"), ("ru", "запланировано к поставке"), ("de", "zur Lieferung geplant")]


@pytest.mark.parametrize(("code", "words"), INTERFACES)
def test_pages_speak_the_language_of_the_interface(cli: Cli, ledger: Path, code: str, words: str) -> None:
    assert words in cli("claims", "--ledger", ledger, "--interface", code).out


@pytest.mark.parametrize("command", LISTS)
def test_an_unknown_interface_is_told(cli: Cli, ledger: Path, command: str) -> None:
    ran = cli(command, "--ledger", ledger, "--interface", "xx")
    assert (ran.status, ran.out) == (2, "") and "de, en, fr, ru, uk" in ran.err


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    cli: Cli, ledger: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    pages: list[tuple[str, ...]] = [(command,) for command in LISTS]
    pages += [("claim", found["claim"]) for found in cli("claims", "--ledger", ledger, "--json").objects]
    pages += [("programme", found["programme"]) for found in cli("programmes", "--ledger", ledger, "--json").objects]
    for page in pages:
        out = cli(*page, "--ledger", ledger).out
        assert max(map(cell_len, out.splitlines())) <= width, page


@pytest.mark.parametrize("command", LISTS)
def test_a_terminal_of_plain_letters_gets_plain_letters(ledger: Path, command: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tallystick", command, "--ledger", ledger, "--interface", "fr"],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "80"},
        capture_output=True,
        check=True,
    )
    out = ran.stdout.decode("ascii")
    assert "\x1b" not in out and "\\xa0" not in out and "\\u202f" not in out and "\\u2588" not in out
