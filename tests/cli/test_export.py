"""`tallystick export`: files where they were asked for, and clear words where that cannot be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
TEXT = "France has delivered more than 30 howitzers to Ukraine since January, the ministry said."
TABLES = {f"{name}.csv" for name in ("documents", "mentions", "claims", "origins", "findings", "programmes")}


@pytest.fixture
def ledger(cli: Cli, tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "books.sqlite"
    assert cli("read", tmp_path / "one.txt", "--published", "2026-02-04", "--ledger", path).status == 0
    return path


def test_a_folder_of_tables(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    ran = cli("export", "--ledger", ledger, "--format", "csv", "--to", tmp_path / "new" / "tables")
    assert (ran.status, ran.out) == (0, "")
    assert {path.name for path in (tmp_path / "new" / "tables").iterdir()} == {*TABLES, "datapackage.json"}
    assert TEXT in (tmp_path / "new" / "tables" / "documents.csv").read_text(encoding="utf-8")


def test_as_it_was(cli: Cli, ledger: Path) -> None:
    words = ("export", "--ledger", ledger, "--format", "citations")
    assert "howitzers" in cli(*words, "--as-of", "2026-02-04").out
    for clock in (("--as-of", "2026-02-03"), ("--as-recorded", "2020-01-01")):
        assert (cli(*words, *clock).status, "howitzers" in cli(*words, *clock).out) == (0, False)


def test_files_that_are_there_are_replaced_and_others_left(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "claims.csv").write_text("old", encoding="utf-8")
    assert cli("export", "--ledger", ledger, "--format", "csv", "--to", tmp_path, "--without-texts").status == 0
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert "howitzers" in (tmp_path / "claims.csv").read_text(encoding="utf-8")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such rights")
def test_new_files_have_the_rights_that_the_user_gives(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        cli("export", "--ledger", ledger, "--format", "csv", "--to", tmp_path / "tables")
    finally:
        os.umask(old)
    assert (tmp_path / "tables" / "claims.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such files")
def test_a_link_stays_and_what_is_no_plain_file_is_left(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target.txt")
    os.mkfifo(tmp_path / "pipe")
    words = ("export", "--ledger", ledger, "--format", "citations", "--to")
    assert cli(*words, tmp_path / "link").status == 0
    assert (tmp_path / "link").is_symlink() and "howitzers" in (tmp_path / "target.txt").read_text(encoding="utf-8")
    ran = cli(*words, tmp_path / "pipe")
    assert ran.status == 2 and "is no plain file" in ran.err and (tmp_path / "pipe").is_fifo()


def test_what_cannot_be_is_told(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cases = [
        (("--format", "xlsx"), "no format 'xlsx'; there are csv, jsonl, parquet"),
        (("--format", "html"), "name it with --of"),
        (("--format", "html", "--of", "zz"), "'zz': no claim or programme of this id"),
        (("--format", "citations", "--to", tmp_path), "is a folder; citations is one file"),
        (("--format", "csv"), "csv is several files: name a folder with --to"),
        (("--format", "csv", "--to", tmp_path / "file"), "is a file; this format is a folder of files"),
        (("--format", "csv", "--to", tmp_path / "file" / "deeper"), "cannot be written"),
    ]
    for words, told in cases:
        ran = cli("export", "--ledger", ledger, *words)
        assert (ran.status, ran.out) == (2, "") and told in ran.err, ran.err
    ran = cli("export", "--ledger", tmp_path / "none.sqlite", "--format", "csv", "--to", tmp_path / "x")
    assert ran.status == 2 and not (tmp_path / "x").exists()
