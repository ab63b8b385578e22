"""`tallystick searches`, `watch` and `webhooks` on the command line, from first to last, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_what_comes_later_is_told_once_and_faults_are_told(cli: Callable[..., Any], tmp_path: Path) -> None:
    ledger, report = tmp_path / "l.sqlite", tmp_path / "b.txt"
    cli(
        "read", "--ledger", ledger, "-", "--published", "2026-02-04", stdin=b"Poland received 40 tanks in January 2026."
    )
    saved = cli("searches", "save", ledger, "tanks", "claims", "--where", "status=delivered", "--by", "ann")
    assert (saved.status, saved.err) == (0, "tanks: claims, status=delivered\n")
    assert cli("watch", ledger).out == ""
    hook = cli("webhooks", "add", ledger, "tanks", "https://127.0.0.1:1/hook", "--by", "ann")
    assert len(hook.out.strip()) == 43
    report.write_text("Norway received 12 tanks in February 2026.", encoding="utf-8")
    cli("read", "--ledger", ledger, report, "--published", "2026-03-04")
    (alert,) = cli("watch", ledger, "--json").objects
    assert (alert["search"], alert["alert"], alert["thing"]["recipient"]) == ("tanks", 1, "Norway")
    assert cli("watch", ledger).out == ""
    assert [one["alerts"] for one in cli("searches", "list", ledger, "--json").objects] == [1]
    assert cli("webhooks", "deliver", ledger).status == 1
    (listed,) = cli("webhooks", "list", ledger, "--json").objects
    assert "not on the open internet" in listed["fault"] and hook.out.strip() not in str(listed)
    for words in (
        ("searches", "save", ledger, "x", "claims", "--where", "status"),
        ("watch", ledger, "nope"),
        ("webhooks", "remove", ledger, "nope"),
        ("webhooks", "again", ledger, listed["webhook"], "1"),
    ):
        refused = cli(*words)
        assert refused.status == 2 and refused.err.startswith("tallystick: ")
    assert cli("searches", "forget", ledger, "tanks").status == 0
    assert cli("webhooks", "list", ledger, "--json").objects == []
