"""`read --ledger`, `post`, `claims`, `documents`, `show`, and ledgers that are none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import simplejson

Cli = Callable[..., Any]

TEXT = "France has delivered more than 30 howitzers to Ukraine since January, the ministry said."
DOCUMENT = {"id": "one", "text": TEXT, "published": "2026-02-04", "outlet": "Harbour Times"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    path = tmp_path / "docs.jsonl"
    path.write_text(simplejson.dumps(DOCUMENT) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def ledger(cli: Cli, docs: Path, tmp_path: Path) -> Path:
    path = tmp_path / "books.sqlite"
    ran = cli("read", "--documents", docs, "--ledger", path)
    assert ran.status == 0
    assert ran.out == f"{path}: 1 document posted (1 new document), 1 statement\n"
    return path


def test_what_is_posted_twice_is_there_once(cli: Cli, docs: Path, ledger: Path) -> None:
    ran = cli("read", "--documents", docs, "--ledger", ledger)
    assert (ran.status, "1 unchanged" in ran.out) == (0, True)
    assert len(cli("claims", "--ledger", ledger, "--json").objects) == 1


def test_with_json_the_readings_come_out_as_well(cli: Cli, docs: Path, tmp_path: Path) -> None:
    ran = cli("read", "--documents", docs, "--ledger", tmp_path / "b.sqlite", "--json")
    assert [reading["document"]["id"] for reading in ran.objects] == ["one"]


def test_claims_documents_and_show(cli: Cli, ledger: Path) -> None:
    (claim,) = cli("claims", "--ledger", ledger, "--json").objects
    assert (claim["status"], claim["category"], claim["quantity"]["lower"]) == ("delivered", "arms.artillery", 30)
    (mention,) = claim["mentions"]
    (listed,) = cli("documents", "--ledger", ledger, "--json").objects
    assert (listed["document"], listed["mentions"], listed["published"]) == ("one", 1, "2026-02-04")
    for name in (claim["claim"], mention["id"]):
        (shown,) = cli("show", name, "--ledger", ledger, "--json").objects
        assert [(quote["words"], quote["document"]) for quote in shown["quotes"]] == [("more than 30", "one")]
    (shown,) = cli("show", "one", "--ledger", ledger, "--json").objects
    assert (shown["text"], len(shown["versions"])) == (TEXT, 1)


def test_people_see_claims_with_their_sentences(cli: Cli, ledger: Path) -> None:
    sentence = "France has delivered [figure: more than 30] howitzers to Ukraine since January"
    claims = cli("claims", "--ledger", ledger).out
    assert "delivered: more than 30 howitzers" in claims and "arms.artillery" in claims and sentence in claims
    assert "Harbour Times" in cli("documents", "--ledger", ledger).out
    assert sentence in cli("show", "one", "--ledger", ledger).out


def test_readings_made_elsewhere_are_checked_line_by_line(cli: Cli, docs: Path, tmp_path: Path) -> None:
    (reading,) = cli("read", "--documents", docs, "--json").objects
    outside = simplejson.loads(simplejson.dumps(reading))
    outside["mentions"][0]["quantity"]["span"] = [0, 10_000]
    stranger = simplejson.loads(simplejson.dumps(reading))
    stranger["document"]["id"] = "another"
    lines = [simplejson.dumps(outside), "{not json", simplejson.dumps(reading), simplejson.dumps(stranger), ""]
    readings, ledger = tmp_path / "readings.jsonl", tmp_path / "given.sqlite"
    readings.write_text("\n".join(lines), encoding="utf-8")
    ran = cli("post", readings, "--documents", docs, "--ledger", ledger)
    assert ran.status == 1
    assert [line.removeprefix(f"{readings}:").split(":")[0] for line in ran.err.splitlines()] == ["1", "2", "4"]
    assert "no document is called 'another'" in ran.err
    assert "1 document posted" in ran.out and "3 refused" in ran.out
    assert len(cli("claims", "--ledger", ledger, "--json").objects) == 1


def test_a_reading_is_set_on_the_version_that_it_read(cli: Cli, docs: Path, tmp_path: Path) -> None:
    (reading,) = cli("read", "--documents", docs, "--json").objects
    both = tmp_path / "both.jsonl"
    changed = {**DOCUMENT, "text": "Corrected. " + TEXT}
    both.write_text("".join(simplejson.dumps(line) + "\n" for line in (DOCUMENT, changed)), encoding="utf-8")
    readings, ledger = tmp_path / "readings.jsonl", tmp_path / "v.sqlite"
    readings.write_text(simplejson.dumps(reading), encoding="utf-8")
    assert cli("post", readings, "--documents", both, "--ledger", ledger).status == 0
    (shown,) = cli("show", "one", "--ledger", ledger, "--json").objects
    assert shown["text"] == TEXT


def test_ledgers_that_are_none(cli: Cli, docs: Path, ledger: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("This is no ledger, and stays as it is.\n" * 100, encoding="utf-8")
    missing = tmp_path / "missing.sqlite"
    cases = [
        (["claims", "--ledger", other], "is no ledger"),
        (["read", "--documents", docs, "--ledger", other], "is no ledger"),
        (["claims", "--ledger", missing], "there is no ledger here"),
        (["show", "nothing", "--ledger", ledger], "no claim, mention or document"),
        (["claims", "--ledger", tmp_path], "is a folder"),
        (["read", "--documents", docs, "--ledger", tmp_path / "no" / "such" / "x"], "does not exist"),
        (["post", docs, "--documents", docs, "--ledger", missing], "two files"),
    ]
    for words, message in cases:
        ran = cli(*words)
        assert (ran.status, ran.out) == (2, ""), words
        assert message in ran.err and "Traceback" not in ran.err
    assert other.read_text(encoding="utf-8").startswith("This is no ledger")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(cli: Cli, docs: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    ran = cli("read", "--documents", docs, "--ledger", closed / "books.sqlite")
    assert ran.status == 2 and str(closed) in ran.err


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a file system that refuses even root")
def test_a_file_system_that_takes_nothing(cli: Cli, docs: Path) -> None:
    ran = cli("read", "--documents", docs, "--ledger", "/proc/books.sqlite")
    assert ran.status == 2 and "/proc/books.sqlite" in ran.err and "Traceback" not in ran.err


def test_search_prints_and_writes_what_it_finds(cli: Cli, ledger: Path) -> None:
    ran = cli("search", "HOWITZER", "deliver", "--ledger", ledger)
    assert ran.status == 0
    assert "France has [delivered] more than 30 [howitzers] to Ukraine" in ran.out
    assert ran.out.splitlines()[-1] == "1 document"
    (hit,) = cli("search", '"30 howitzers"', "--ledger", ledger, "--json").objects
    assert (hit["document"], [TEXT[a:b] for a, b in hit["snippets"][0]["marks"]]) == ("one", ["30 howitzers"])
    assert [mention["words"] for mention in hit["mentions"]] == ["more than 30"]
    assert cli("search", "trains", "--ledger", ledger).out == "0 documents\n"
    ran = cli("search", "trains", "--language", "xx", "--ledger", ledger)
    assert ran.status == 2 and "no document is in the language 'xx'" in ran.err


def test_reread_tells_what_would_change_and_then_changes_it(cli: Cli, docs: Path, tmp_path: Path) -> None:
    path, old = tmp_path / "l.sqlite", tmp_path / "old.jsonl"
    (reading,) = cli("read", "--documents", docs, "--json").objects
    reading["mentions"][0]["item"]["category"] = "other"
    reading["reader"]["version"] = "0.0.1"
    old.write_text(simplejson.dumps(reading), encoding="utf-8")
    assert cli("post", old, "--documents", docs, "--ledger", path).status == 0
    for words in (("--dry-run",), ()):
        ran = cli("reread", *words, "--ledger", path)
        assert ran.status == 0, ran.err
        assert "item.category: other → arms.artillery" in ran.out
    assert cli("reread", "--ledger", path).out == "texts that read differently: 0; claims that changed: 0\n"
    (claim,) = cli("claims", "--ledger", path, "--json").objects
    assert claim["category"] == "arms.artillery"


def test_reread_as_json_names_document_slots_and_claims(cli: Cli, docs: Path, tmp_path: Path) -> None:
    path, old = tmp_path / "l.sqlite", tmp_path / "old.jsonl"
    (reading,) = cli("read", "--documents", docs, "--json").objects
    old.write_text(simplejson.dumps({**reading, "mentions": []}), encoding="utf-8")
    assert cli("post", old, "--documents", docs, "--ledger", path).status == 0
    text, claim = cli("reread", "--dry-run", "--json", "--ledger", path).objects
    assert (text["document"], text["mentions"][0]["change"], text["mentions"][0]["figure"]) == (
        "one",
        "new",
        "more than 30",
    )
    assert (claim["was"], claim["now"]["category"]) == (None, "arms.artillery")


def test_merge_ledger_takes_everything_and_says_where_ledgers_disagree(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    other, docs = tmp_path / "other.sqlite", tmp_path / "docs2.jsonl"
    two = {**DOCUMENT, "id": "two", "text": "Poland has delivered 12 tanks to Ukraine."}
    docs.write_text(simplejson.dumps(two) + "\n", encoding="utf-8")
    assert cli("read", "--documents", docs, "--ledger", other).status == 0
    ran = cli("merge-ledger", other, "--ledger", ledger)
    assert (ran.status, ran.out, ran.err) == (0, f"{ledger}: 1 document posted (1 new document)\n", "")
    assert "1 unchanged" in cli("merge-ledger", other, "--ledger", ledger).out
    assert [found["document"] for found in cli("documents", "--ledger", ledger, "--json").objects] == ["one", "two"]
    for path, url in ((other, "https://a.example/3"), (ledger, "https://b.example/3")):
        docs.write_text(simplejson.dumps({**two, "id": "three", "url": url}) + "\n", encoding="utf-8")
        assert cli("read", "--documents", docs, "--ledger", path).status == 0
    ran = cli("merge-ledger", other, "--ledger", ledger, "--json")
    assert ran.status == 1
    assert [(one["document"], len(one["conflicts"])) for one in ran.objects if one["conflicts"]] == [("three", 1)]
    assert "three: here Harbour Times, https://b.example/3; there Harbour Times, https://a.example/3" in ran.err
    assert cli("merge-ledger", tmp_path / "none", "--ledger", ledger).status == 2
