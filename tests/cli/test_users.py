"""`tallystick users` and `tokens`: a password never comes from an argument, a secret is shown once, faults are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tallystick.desk.books import Ledger
from tallystick.ledger.access.sign_in import SignedIn

GOOD = b"seven green herons\n"


def test_users_and_tokens_from_first_to_last(cli: Callable[..., Any], tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    assert cli("users", "list", ledger).status == 2
    assert cli("users", "add", ledger, "anna", "--role", "admin", "--stdin", stdin=GOOD).status == 0
    made = cli("users", "add", ledger, "ben", "--generate", "--by", "anna")
    assert made.err == "ben is reader, with this password until it is changed:\n"
    assert [user["role"] for user in cli("users", "list", ledger, "--json").objects] == ["admin", "reader"]
    assert "ben is reviewer now" in cli("users", "role", ledger, "ben", "reviewer").err
    token = cli("tokens", "add", ledger, "ben", "nightly import", "--role", "reviewer", "--expires", "2999-01-01")
    assert token.out.startswith("tally_")
    (listed,) = cli("tokens", "list", ledger, "--json").objects
    assert (listed["user"], listed["role"], listed["used"]) == ("ben", "reviewer", None)
    assert token.out.strip() not in cli("tokens", "list", ledger).out
    assert opens(ledger, "ben", made.out.strip())
    assert cli("users", "password", ledger, "ben", "--stdin", stdin=GOOD).status == 0
    assert opens(ledger, "ben", GOOD.decode().strip()) and not opens(ledger, "ben", made.out.strip())
    assert "opens nothing" in cli("tokens", "revoke", ledger, listed["token"]).err
    assert cli("tokens", "list", ledger, "--json").objects == []
    assert cli("users", "remove", ledger, "ben").status == 0
    assert [user["name"] for user in cli("users", "list", ledger, "--json").objects] == ["anna"]


def opens(ledger: Path, name: str, password: str) -> bool:
    with Ledger.open(ledger) as books:
        access = books.access()
        assert access is not None
        found = access.sign_in.try_it(name, password, address="192.0.2.1")
        access.close()
        return isinstance(found, SignedIn)


@pytest.mark.parametrize(
    ("words", "stdin", "told"),
    [
        (("users", "add", "LEDGER", "ben"), GOOD, "--stdin"),
        (("users", "add", "LEDGER", "ben", "--stdin"), b"short\n", "at least 12"),
        (("users", "add", "LEDGER", "ben", "--stdin", "--generate"), GOOD, "not both"),
        (("users", "add", "LEDGER", "ben\n", "--stdin", "--role", "king"), GOOD, "king"),
        (("users", "add", "LEDGER", "ANNA", "--stdin"), GOOD, "already"),
        (("users", "role", "LEDGER", "anna", "reader"), b"", "the only admin"),
        (("users", "password", "LEDGER", "carla", "--stdin"), GOOD, "no user 'carla'"),
        (("users", "remove", "LEDGER", "' OR 1=1 --"), b"", "no user"),
        (("tokens", "add", "LEDGER", "anna", "x", "--expires", "soon"), b"", "no day"),
        (("tokens", "add", "LEDGER", "anna", "x", "--expires", "2001-01-01"), b"", "has expired already"),
        (("tokens", "add", "LEDGER", "anna", " "), b"", "what the token is for"),
        (("tokens", "revoke", "LEDGER", "none"), b"", "no token"),
    ],
)
def test_what_is_refused_is_told(
    cli: Callable[..., Any], tmp_path: Path, words: tuple[str, ...], stdin: bytes, told: str
) -> None:
    ledger = tmp_path / "l.sqlite"
    assert cli("users", "add", ledger, "anna", "--role", "admin", "--stdin", stdin=GOOD).status == 0
    ran = cli(*(ledger if word == "LEDGER" else word for word in words), stdin=stdin)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
