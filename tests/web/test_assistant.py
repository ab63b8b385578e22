"""An assistant's tools, called by the protocol's own client: every answer names documents and places."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from desk_serving import with_examples
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

from tallystick.contract.claims import claim_object
from tallystick.contract.lines import written
from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.model import Role
from tallystick.web.assistant import assistant
from tallystick.web.assistant_door import serve_tools


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with with_examples(tmp_path_factory.mktemp("assistant") / "l.sqlite") as made:
        yield made


def asked(server: Any, tool: str, **arguments: Any) -> Any:
    """What a tool answers; a text beginning with "error:" where it refuses."""

    async def ask() -> Any:
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    answer = anyio.run(ask)
    text = answer.content[0].text
    return f"error: {text}" if answer.is_error else json.loads(text)


def test_every_tool_only_looks(books: Ledger) -> None:
    async def tools() -> Any:
        async with Client(assistant(books)) as client:
            return (await client.list_tools()).tools

    listed = anyio.run(tools)
    assert {tool.name for tool in listed} == {
        "search_claims", "show_claim", "list_findings", "list_programmes", "show_programme", "read_text",
    }  # fmt: skip
    for tool in listed:
        assert tool.description and tool.annotations.read_only_hint


def test_claims_come_with_the_places_that_state_them(books: Ledger) -> None:
    server = assistant(books)
    seen, after = [], ""
    while after is not None:
        page = asked(server, "search_claims", most=5, after=after)
        seen += page["items"]
        after = page["next"]
    assert seen == [json.loads(written(claim_object(claim))) for claim in books.claims()]
    delivered = asked(server, "search_claims", status="delivered", most=100)["items"]
    assert delivered == [claim for claim in seen if claim["status"] == "delivered"]
    found = asked(server, "search_claims", words="vaccine", most=100)["items"]
    assert 0 < len(found) < len(seen)
    for claim in found:
        for quote in asked(server, "show_claim", id=claim["claim"])["quotes"]:
            shown = books.show(quote["document"])
            assert shown is not None
            if "in" not in quote:
                assert shown.text[slice(*quote["span"])] == quote["words"]


def test_claims_are_chosen_by_words_status_and_the_beginning_of_a_category(books: Ledger) -> None:
    server, known = assistant(books), books.claims()
    for begins in ("food", "ammunition.artillery", "vehicle", "foo"):
        expected = [one.id for one in known if f"{one.category}.".startswith(f"{begins}.")]
        seen, after = [], ""
        while after is not None:
            page = asked(server, "search_claims", category=begins, most=2, after=after)
            assert page["total"] == len(expected)
            seen += [one["claim"] for one in page["items"]]
            after = page["next"]
        assert seen == expected
    wheat = asked(server, "search_claims", words="пшеница", status="delivered", category="food", most=100)["items"]
    assert wheat and {(one["status"], one["category"]) for one in wheat} == {("delivered", "food.grain.wheat")}


def test_what_is_long_is_cut_and_said_to_be(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as made:
        for number in range(12):
            made.read(f"Officials said Poland received 40 tanks in January 2026. {number}", published="2026-02-04")
        server = assistant(made)
        (claim,) = asked(server, "search_claims")["items"]
        assert len(claim["mentions"]) == 10 and claim["left_out"]["mentions"] == 2
        shown = asked(server, "show_claim", id=claim["claim"])
        assert len(shown["mentions"]) == 12 == len(shown["quotes"])
        assert str(tmp_path) not in asked(server, "show_claim", id="none")


def test_findings_and_programmes_name_their_mentions(books: Ledger) -> None:
    server = assistant(books)
    findings = asked(server, "list_findings", language="fr")
    assert {one["sentence"] for one in findings["items"]} <= {one.sentence for one in books.findings(language="fr")}
    assert all(one["mentions"] and one["documents"] for one in findings["items"])
    programmes = asked(server, "list_programmes")
    assert programmes["total"] == len(books.programmes())
    shown = asked(server, "show_programme", id=programmes["items"][0]["programme"])
    assert shown["quotes"]


def test_a_text_is_read_and_not_kept(books: Ledger) -> None:
    before = books.state()
    text = "Poland received 40 tanks in January 2026."
    found = asked(assistant(books), "read_text", text=text, published="2026-02-04")
    assert text[slice(*found["mentions"][0]["quantity"]["span"])] == "40"
    assert found["document"]["id"]
    assert books.state() == before


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("show_claim", {"id": "none"}, "no claim of this id"),
        ("show_programme", {"id": ""}, "no programme of this id"),
        ("read_text", {"text": "40 tanks", "published": "soon"}, "published"),
        ("search_claims", {"status": "stolen"}, "status"),
        ("search_claims", {"most": 100_000}, "most"),
    ],
)
def test_what_cannot_be_done_is_told(books: Ledger, tool: str, arguments: dict[str, Any], told: str) -> None:
    answer = asked(assistant(books), tool, **arguments)
    assert answer.startswith("error:")
    assert told in answer


def test_the_command_answers_on_standard_input(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as made:
        made.read("Poland received 40 tanks in January 2026.", published="2026-02-04")
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "tallystick", "mcp", str(tmp_path / "l.sqlite")], env=dict(os.environ)
    )
    assert asked(command, "search_claims")["total"] == 1


def test_the_command_answers_over_http(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as made:
        made.read("Poland received 40 tanks in January 2026.", published="2026-02-04")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tallystick", "mcp", str(tmp_path / "l.sqlite"), "--http", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as serving:
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert serving.poll() is None, "it did not start"
                time.sleep(0.1)
            address = f"http://127.0.0.1:{port}/mcp"
            assert asked(address, "search_claims")["total"] == 1
            for foreign in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
                assert httpx.post(address, json={}, headers=foreign).status_code in (403, 421)
            token = first_user(tmp_path / "l.sqlite")
            for sent in ({}, {"Authorization": "Bearer tally_guess"}, {"Authorization": f"Basic {token}"}):
                refused = httpx.post(address, json={}, headers=sent)
                assert (refused.status_code, "Bearer" in refused.headers["www-authenticate"]) == (401, True)
            assert asked(with_token(address, token), "search_claims")["total"] == 1
        finally:
            serving.terminate()


def with_token(address: str, token: str) -> Any:
    """The protocol's own way over HTTP, with a token."""
    client = create_mcp_http_client(headers={"Authorization": f"Bearer {token}"})
    return streamable_http_client(address, http_client=client)


def first_user(ledger: Path) -> str:
    """The token of the first user of a ledger that is being served."""
    with Ledger.open(ledger) as books:
        access = books.access(create=True)
        assert access is not None
        access.users.add("anna", Role.ADMIN, "seven green herons", by="test")
        secret = access.tokens.add("anna", "an assistant", Role.READER, by="anna")[1]
        access.close()
        return secret


def test_without_users_no_other_machine_is_answered(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books, pytest.raises(SettingError, match="users add"):
        serve_tools(books, host="0.0.0.0", port=8766)


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tallystick", "mcp", str(tmp_path / "none.sqlite")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (2, "")
    assert "none.sqlite" in done.stderr
