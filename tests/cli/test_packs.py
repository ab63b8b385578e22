"""`tallystick packs`: every fault at once, examples through the whole reader, and the matrix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

LANGUAGE = 'code = "en"\nname = "English"\napostrophe = "before"\ndecimal = "."\ngroup = [","]\nabbreviations = []\n'

EXAMPLES = [
    ("right", 'text = "more than 40 trucks"\nspan = "more than 40"\nlower = 40\nbound = "more_than"', None),
    ("right, a decimal", 'text = "1.5 tonnes of maize"\nspan = "1.5 tonnes"\nlower = 1.5\nunit = "tonne"', None),
    ("right, nothing there", 'text = "the trucks came"\nnone = true', None),
    ("right, not so much", 'text = "40 trucks"\nnone = true\nlower = 41', None),
    ("wrong value", 'text = "more than 40 trucks"\nspan = "more than 40"\nlower = 41', "lower is 40 and not 41"),
    ("wrong span", 'text = "more than 40 trucks"\nspan = "40"', 'span is "more than 40" and not 40'),
    ("nothing found", 'text = "the trucks came"\nlower = 40', "no quantity found"),
    ("found too much", 'text = "40 trucks"\nnone = true', 'found "40"'),
    ("still fails", 'text = "the trucks came"\nlower = 40\nknown_failure = "no number"', None),
    ("fails no more", 'text = "40 trucks"\nlower = 40\nknown_failure = "so we thought"', "remove known_failure"),
    ("no text", "lower = 40", "no text"),
    ("asks for nothing", 'text = "40 trucks"', "asks for nothing"),
    ("unknown kind", 'text = "40 trucks"\nkind = "amount"\nlower = 40', "known: quantity, period"),
]


@pytest.mark.parametrize(("example", "message"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES])
def test_examples(cli: Cli, tmp_path: Path, example: str, message: str | None) -> None:
    folder = tmp_path / "languages" / "en" / "examples"
    folder.mkdir(parents=True)
    (folder / "quantities.toml").write_text(f"[[example]]\n{example}\n", encoding="utf-8")
    ran = cli("packs", "check", "--packs", tmp_path, "--language", "en", "--json")
    (found,) = ran.objects
    mine = [problem for problem in found["problems"] if problem["file"].endswith("examples/quantities.toml")]
    if message is None:
        assert mine == []
    else:
        assert ran.status == 1
        (problem,) = mine
        assert message in f"{problem['problem']}; {problem['way_out']}"
        assert problem["entry"].startswith("[[example]] 1")


def test_every_fault_is_told_at_once(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text(LANGUAGE.replace('"en"', '"xx"'), encoding="utf-8")
    (folder / "quantities.toml").write_text(
        '[[bound]]\nmatch = "unos {number}"\ngives = "aboot"\n\n[[bownd]]\nmatch = "x"\n', encoding="utf-8"
    )
    (folder / "periods.toml").write_text("[[edge]\n", encoding="utf-8")
    ran = cli("packs", "check", "--packs", tmp_path, "--language", "xx")
    assert ran.status == 1
    for part in ("quantities.toml: [[bound]] 1 'unos {number}': gives 'aboot'; did you mean about", "no such section"):
        assert part in ran.out
    assert "languages/xx/periods.toml: not TOML" in ran.out


def test_a_broken_pack_stops_reading_with_its_faults(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    (folder / "quantities.toml").write_text('[[bownd]]\nmatch = "x"\n', encoding="utf-8")
    ran = cli("read", "-", "--packs", tmp_path, "--language", "en", stdin=b"40 trucks")
    assert (ran.status, ran.out) == (2, "")
    assert "languages/en/quantities.toml: [[bownd]]: no such section" in ran.err


def test_languages_that_are_not_there(cli: Cli) -> None:
    ran = cli("packs", "check", "--language", "xx")
    assert ran.status == 2 and "no language 'xx'" in ran.err


def test_coverage_counts_languages_against_domains_and_layers(cli: Cli) -> None:
    found = {row["language"]: row for row in cli("packs", "coverage", "--json").objects}
    assert found["en"]["domains"]["arms"]["entries"] > 10
    assert found["en"]["layers"]["numbers"]["entries"] > 10
    assert len({frozenset(row["domains"]) for row in found.values()}) == 1
    page = cli("packs", "coverage").out
    assert "arms" in page and "items (entries / examples)" in page
