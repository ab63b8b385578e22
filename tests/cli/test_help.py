"""The reference page says what the commands' help says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tallystick.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"
COMMANDS = [
    "read",
    "post",
    "link",
    "claims",
    "documents",
    "show",
    "search",
    "watch",
    "searches save",
    "webhooks add",
    "webhooks deliver",
    "reread",
    "merge-ledger",
    "explain",
    "undo",
    "log",
    "verify",
    "backup",
    "restore",
    "purge",
    "review",
    "review accept",
    "review correct",
    "review equal",
    "packs",
    "packs check",
    "packs coverage",
    "users",
    "users add",
    "users list",
    "users role",
    "users password",
    "users remove",
    "tokens",
    "tokens add",
    "tokens list",
    "tokens revoke",
]


def test_the_page_is_made_of_the_help() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run python -m tallystick.cli.reference"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_section(cli: Callable[..., Any], command: str) -> None:
    ran = cli(*command.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    section = reference().split(f"\n## tallystick {command}\n")[1].split("\n## ")[0]
    first = section.strip().splitlines()[0]
    assert first[:60] in " ".join(ran.out.split())


def test_an_unknown_command_is_told(cli: Callable[..., Any]) -> None:
    ran = cli("raed")
    assert ran.status == 2 and "raed" in ran.err
