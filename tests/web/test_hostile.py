"""Whatever somebody writes into a report, an address, a form or a header stays text, names no file, and is no command.

Each route is asked with each kind of mischief in each of its places; nothing fails, nothing shows, nothing is lost.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from team_made import Browser, Team, team_at

from tallystick.web.roles import ROLES
from tallystick.web.terms import Terms

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
SQL = "' OR 1=1; DROP TABLE users; DROP TABLE documents; --"
PATH = "../../../../../../etc/passwd"
ASKED = (
    "q", "status", "category", "voice", "outlet", "only", "sort", "after", "as_of", "kind", "language", "case", "done",
    "since", "verdict", "recipient", "limit", "of", "next", "all", "token", "name", "whole",
)  # fmt: skip
SENT = (
    "mention", "claim", "other", "slot", "value", "why", "seen", "finding", "programme", "category", "entry", "next",
    "text", "published", "name", "role", "again", "id", "about", "expires", "password", "now", "new",
)  # fmt: skip
QUIET = ("/sign-out", "/sign-in", "/account/password", "/account/sessions/end", "/read/example")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A desk whose reports and users hold mischief in every field that takes some; calls are refused for none but that."""
    with team_at(tmp_path_factory.mktemp("hostile") / "l.sqlite", terms=Terms(calls=0)) as team:
        for number, evil in enumerate((SCRIPT, SQL, PATH)):
            told = {"title": f"{evil} 40 tanks", "outlet": evil, "url": f"https://x.example/{evil}", "kind": evil}
            text = f'Ukraine {evil} received 4{number} "{evil}" howitzers in January 2026, Minister {evil} Anna Novak said.'
            document = {"id": f"{evil}/{number}?y#z", "text": text, "published": "2026-02-04", **told}
            rita = team.browser("rita")
            posted = rita.client.post("/api/v1/documents", json=document, headers={"X-Tallystick": "1"})
            assert posted.status_code == 200, posted.text
            rita.post("/account/tokens", about=evil, role="reader")
            assert rita.post("/alerts/save", name=evil, sought="claims", q=evil, outlet=evil).status_code == 303
            Browser(team.desk).client.get("/", headers={"Referer": quote(evil)})
            other = team.browser()
            other.client.headers["User-Agent"] = evil
            assert other.sign_in("leo").status_code == 303
            mention = team.desk.books.claims()[0].mentions[0].id
            team.desk.books.review.accept(mention, by=evil, why=evil)
        yield team


def asked(route: str, evil: str) -> str:
    """The address of a route with mischief in all its places and questions."""
    path = route
    for place in ("{id:path}", "{id}", "{drawing}", "{format}", "{path:path}", "{name:path}"):
        path = path.replace(place, quote(evil, safe=""))
    return f"{path}?{'&'.join(f'{name}={quote(evil)}' for name in ASKED)}"


@pytest.mark.parametrize("evil", [SCRIPT, SQL, PATH])
def test_mischief_in_every_place_of_an_address(hostile: Team, evil: str) -> None:
    anna = hostile.browser("anna")
    for method, route in ROLES:
        if method == "GET" and route != "/metrics":
            for address in (asked(route, evil), route.replace("{id:path}", "d1") if "{" not in route else route):
                answer = anna.get(address)
                assert answer.status_code < 500, address
                assert_harmless(answer.headers.get("content-type", ""), answer.text, address)
    assert_whole(hostile)


@pytest.mark.parametrize("evil", [SCRIPT, SQL, PATH])
def test_mischief_in_every_field_of_a_form(hostile: Team, evil: str) -> None:
    anna = hostile.browser("anna")
    word = anna.word()
    log = len(hostile.desk.books.log())
    for method, route in ROLES:
        if method != "POST" or route in QUIET:
            continue
        if route.startswith("/api/"):
            body = dict.fromkeys(SENT, evil) | {"text": "none", "mentions": [evil]}
            answer = anna.client.post(route, json=body, headers={"X-Tallystick": "1"})
        else:
            answer = anna.client.post(route, data={**dict.fromkeys(SENT, evil), "token": word})
        assert answer.status_code < 500, route
        assert_harmless(answer.headers.get("content-type", ""), answer.text, route)
        assert answer.headers.get("location", "/").startswith("/")
    guest = hostile.browser()
    refused = guest.post("/sign-in", name=evil, password=evil, next=evil)
    assert refused.status_code in (422, 429)
    assert_harmless("text/html", refused.text, "/sign-in")
    assert len(hostile.desk.books.log()) == log
    assert_whole(hostile)


@pytest.mark.parametrize("evil", [SCRIPT, SQL, PATH])
def test_mischief_in_every_parameter_and_field_of_the_api(hostile: Team, evil: str) -> None:
    """One at a time, since the API refuses what it does not know before it looks at anything else."""
    anna, here = hostile.browser("anna"), {"X-Tallystick": "1"}
    api, asked_for = anna.get("/api/openapi.json").json(), 0
    log = len(hostile.desk.books.log())
    for path, method, operation in ((path, *one) for path, its in api["paths"].items() for one in its.items()):
        address = "/api" + re.sub(r"\{\w+\}", quote(evil, safe=""), path)
        described = [one for one in operation.get("parameters", []) if one["in"] == "query"]
        needed = {one["name"]: "x" for one in described if one["required"]}
        fields = fields_of(api, operation)
        for name in [one["name"] for one in described] or list(fields) or [""]:
            query = needed | {name: evil} if described else {}
            body = {"json": fields | {name: evil}} if fields else {}
            answer = anna.client.request(method, address, params=query, headers=here, **body)
            assert answer.status_code < 500, (method, address, name)
            assert answer.json() if answer.content else True
            assert "root:x:0" not in answer.text
            asked_for += 1
    assert asked_for > 100
    assert len(hostile.desk.books.log()) == log
    assert_whole(hostile)


def fields_of(api: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any]:
    """The fields of an operation's body with values that look sound."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = content.get("schema", {})
    schema = api["components"]["schemas"][schema["$ref"].rsplit("/")[-1]] if "$ref" in schema else schema
    sound = {"integer": 1_000_000, "array": ["x"], "object": {}}
    return {
        name: "claims" if name == "of" else sound.get(str(its.get("type")), "x")
        for name, its in schema.get("properties", {}).items()
    }


def test_every_page_shows_mischief_as_text(hostile: Team) -> None:
    anna = hostile.browser("anna")
    seen = ""
    reports = [f"/reports/{quote(one.id, safe='')}" for one in hostile.desk.books.documents()]
    claims = [f"/claims/{claim.id}" for claim in hostile.desk.books.claims()]
    for path in [*(route for method, route in ROLES if method == "GET" and "{" not in route), *reports, *claims]:
        answer = anna.get(path)
        assert_harmless(answer.headers.get("content-type", ""), answer.text, path)
        seen += answer.text
    for evil in (SCRIPT, SQL, PATH):
        assert html.escape(evil).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in seen, "it is told, as text"


def assert_harmless(kind: str, text: str, where: str) -> None:
    """No script of a stranger in a page, and no file of the machine in anything."""
    if kind.startswith(("text/html", "image/svg")):
        assert "<script>alert" not in text and "<img" not in text, where
    if kind.startswith("application/json"):
        json.loads(text)
    assert "root:x:0" not in text, where


def assert_whole(team: Team) -> None:
    assert {user.name for user in team.access.users.all()} >= {"anna", "rita", "leo"}
    assert len(team.desk.books.documents()) >= 4
    assert Path(team.desk.books.name).exists()
    assert team.desk.books.verify().faults == ()
