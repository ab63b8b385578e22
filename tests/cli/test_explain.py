"""`tallystick explain`: rules, pack entries and parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Cli = Callable[..., Any]
TEXT = "France has delivered more than 30 howitzers to Ukraine since January, the ministry said."


def test_every_filled_slot_has_its_reason(cli: Cli) -> None:
    ran = cli("explain", TEXT, "--published", "2026-02-04", "--json")
    assert ran.status == 0
    (found,) = ran.objects
    (mention,) = found["mentions"]
    why = mention["why"]
    assert {"figure", "item", "period", "status", "agent", "recipient"} <= why.keys()
    (figure,) = why["figure"]
    assert (figure["words"], figure["value"]) == ("more than 30", "more than 30")
    assert figure["entry"].startswith("languages/en/quantities.toml [[bound]]")
    assert figure["parts"][0]["words"] == "30"


def test_people_see_a_tree(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    for source in (file, TEXT):
        out = cli("explain", source).out
        assert "more than 30 howitzers (arms.artillery), delivered" in out
        assert "languages/en/quantities.toml [[bound]]" in out
    assert cli("explain", "-", stdin=TEXT.encode()).out == out


def test_all_shows_what_made_no_claim(cli: Cli) -> None:
    assert cli("explain", "The hall is 30 metres wide.").out.startswith("No claims. See with --all")
    assert 'number "30"' in cli("explain", "The hall is 30 metres wide.", "--language", "en", "--all").out


def test_sources_that_are_none(cli: Cli) -> None:
    assert "no such file" in cli("explain", "nothing.txt").err
    ran = cli("explain", "国防部 交付")
    assert (ran.status, "In none of the languages" in ran.out) == (0, True)
