"""`review`, `undo`, `log` and `verify` as people type them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import simplejson

Cli = Callable[..., Any]
DOCUMENTS = [
    {"id": "one", "outlet": "Harbour Times", "published": "2026-02-04",
     "text": "Norland has delivered 310 trucks to Southland since January, the ministry said."},
    {"id": "two", "outlet": "Northern Post", "published": "2026-02-05",
     "text": "Norland has delivered 45 howitzers to Southland since January, an official said."},
]  # fmt: skip


@pytest.fixture
def ledger(cli: Cli, tmp_path: Path) -> Path:
    docs, path = tmp_path / "docs.jsonl", tmp_path / "books.sqlite"
    docs.write_text("".join(simplejson.dumps(document) + "\n" for document in DOCUMENTS), encoding="utf-8")
    assert cli("read", "--documents", docs, "--ledger", path).status == 0
    return path


def claims(cli: Cli, ledger: Path) -> dict[str, Any]:
    found = cli("claims", "--ledger", ledger, "--json").objects
    return {claim["mentions"][0]["document"]: claim for claim in found}


def test_a_correction_is_shown_logged_and_undone(cli: Cli, ledger: Path) -> None:
    before = claims(cli, ledger)
    mention = before["one"]["mentions"][0]["id"]
    words = ("--ledger", ledger, "--by", "Ann", "--why", "a misprint")
    ran = cli("review", "correct", mention, "number", "301", *words)
    assert (ran.status, f"Ann: correct number to 301 in {mention}" in ran.out) == (0, True)
    assert claims(cli, ledger)["one"]["quantity"]["lower"] == 301
    ran = cli("log", "--ledger", ledger)
    assert "because: a misprint" in ran.out and "1 entry" in ran.out and "[310]" in ran.out
    assert "Ben: undo entry 1" in cli("undo", "1", "--ledger", ledger, "--by", "Ben").out
    assert claims(cli, ledger) == before
    first, second = cli("log", "--ledger", ledger, "--json").objects
    assert (first["stands"], first["by"], second["action"], second["by"]) == (False, "Ann", "undo", "Ben")


def test_claims_are_merged_and_split(cli: Cli, ledger: Path) -> None:
    ids = [claim["claim"] for claim in claims(cli, ledger).values()]
    assert cli("review", "merge", *ids, "--ledger", ledger, "--by", "Ann").status == 0
    (claim,) = cli("claims", "--ledger", ledger, "--json").objects
    assert sorted(mention["document"] for mention in claim["mentions"]) == ["one", "two"]
    again = cli("review", "merge", *ids, "--ledger", ledger, "--by", "Ann")
    assert (again.status, "are one claim already" in again.err) == (2, True)
    assert cli("review", "split", claim["mentions"][1]["id"], "--ledger", ledger, "--by", "Ann").status == 0
    assert len(cli("claims", "--ledger", ledger, "--json").objects) == 2


def test_whoever_judges_is_named_by_the_environment(cli: Cli, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYSTICK_USER", "Cleo")
    mention = claims(cli, ledger)["one"]["mentions"][0]["id"]
    (entry,) = cli("review", "accept", mention, "--ledger", ledger, "--json").objects
    assert (entry["by"], entry["action"], entry["quotes"][0]["exact"]) == ("Cleo", "accept", "310")


WRONG = [
    (("review", "accept", "feedfacefeedface"), "no mention of this id stands"),
    (("review", "merge", "feedfacefeedface", "deadbeefdeadbeef"), "no claim of this id stands"),
    (("review", "dismiss", "nothing"), "there is no finding of this id"),
    (("review", "equal", "a", "b", "--programme", "none"), "there is no programme of this id"),
    (("undo", "7"), "there is no entry '7' in the log; it has 0"),
]


@pytest.mark.parametrize(("words", "complaint"), WRONG)
def test_what_cannot_be_judged_is_told(cli: Cli, ledger: Path, words: tuple[str, ...], complaint: str) -> None:
    ran = cli(*words, "--ledger", ledger, "--by", "Ann")
    assert (ran.status, complaint in ran.err) == (2, True)


def test_a_ledger_is_shown_as_it_was(cli: Cli, ledger: Path) -> None:
    (claim,) = cli("claims", "--ledger", ledger, "--json", "--as-of", "2026-02-04").objects
    assert [mention["document"] for mention in claim["mentions"]] == ["one"]
    assert cli("claims", "--ledger", ledger, "--json", "--as-recorded", "2020-01-01").objects == []
    for command in ("findings", "programmes"):
        assert cli(command, "--ledger", ledger, "--as-of", "2026-02-04").status == 0
    assert cli("show", "two", "--ledger", ledger, "--as-of", "2026-02-04").status == 2
    for option, value in (("--as-of", "soon"), ("--as-recorded", "2026-02-04T99:00")):
        ran = cli("claims", "--ledger", ledger, option, value)
        assert (ran.status, f"{option[2:]} '{value}' is no day" in ran.err) == (2, True)


def test_verify_tells_a_whole_ledger_from_a_broken_one(cli: Cli, ledger: Path) -> None:
    mention = claims(cli, ledger)["one"]["mentions"][0]["id"]
    cli("review", "accept", mention, "--ledger", ledger, "--by", "Ann")
    (found,) = cli("verify", "--ledger", ledger, "--json").objects
    assert (found["faults"], found["entries"], found["texts"]) == ([], 1, 2)
    assert cli("verify", "--ledger", ledger, "--head", found["head"]).status == 0
    assert cli("verify", "--ledger", ledger, "--head", "f" * 64).status == 1
    with closing(sqlite3.connect(ledger)) as store:
        store.execute("UPDATE review_log SET made_by = 'Eve'")
        store.commit()
    ran = cli("verify", "--ledger", ledger)
    assert (ran.status, "broken: entry 1 of the log was changed" in ran.out) == (1, True)
