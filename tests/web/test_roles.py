"""Every route there is states the role that it needs, and lets in who has it and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from team_made import USERS, Team

from tallystick.desk.books import Ledger
from tallystick.model import Role
from tallystick.web.app import create_app
from tallystick.web.roles import ROLES, Need

LEADS_OUT = ("/sign-out", "/account/sessions/end", "/admin/sessions/end")
"""Left for the end, where somebody may be put out."""


def routes(app: Any, base: str = "") -> Iterator[tuple[str, str]]:
    """Method and path of every route of an application, and of those that are mounted in it."""
    for route in app.routes:
        if hasattr(route, "original_router"):
            yield from routes(route.original_router, f"{base}{route.include_context.prefix}")
        elif hasattr(route, "methods"):
            yield from ((method, f"{base}{route.path}") for method in sorted(route.methods - {"HEAD", "OPTIONS"}))
        elif hasattr(route.app, "routes"):
            yield from routes(route.app, f"{base}{route.path}")
        else:
            yield "GET", re.sub(r"(/static)/\w+", r"\1", f"{base}{route.path}/{{path:path}}")


@pytest.fixture(scope="module")
def every_route() -> list[tuple[str, str]]:
    with Ledger.open(":memory:") as books:
        return [*routes(create_app(books))]


def test_every_route_states_its_role(every_route: list[tuple[str, str]]) -> None:
    assert len(every_route) > 70
    assert sorted(every_route) == sorted(ROLES)


def test_the_table_gives_nobody_too_much() -> None:
    """Said once more and otherwise than in the table: what changes something needs a reviewer, what rules an admin."""
    for (method, path), need in ROLES.items():
        rules = path.startswith(("/admin", "/webhooks", "/api/v1/webhooks", "/api/v1/purge"))
        own = path.startswith("/account") or path in ("/sign-in", "/sign-out")
        if rules:
            assert need.role is Role.ADMIN, path
        elif method != "GET" and not own:
            assert need.role is Role.REVIEWER, path
        if path.startswith(("/admin", "/account", "/webhooks")):
            assert need.person, path


def addressed(team: Team, path: str) -> str:
    """The path with an id that there is, and the static files where they are."""
    claim = team.desk.books.claims()[0].id
    return (
        path.replace("/static/{path:path}", static_file(team))
        .replace("{id:path}", "d1")
        .replace("{id}", claim)
        .replace("{drawing}", "plan")
        .replace("{format}", "csv")
        .replace("{name:path}", "none")
    )


def static_file(team: Team) -> str:
    found = re.search(r'href="(/static/[^"]+\.css)"', team.browser("anna").get("/account").text)
    assert found
    return found[1]


def is_let_in(answer: httpx.Response) -> bool:
    to_sign_in = answer.status_code == 303 and answer.headers["location"].startswith("/sign-in")
    return answer.status_code not in (401, 403) and not to_sign_in


def may(need: Need, role: Role | None, person: bool) -> bool:
    return need.role is None or (role is not None and role.allows(need.role) and (person or not need.person))


@pytest.mark.parametrize("name", ["", *USERS])
def test_browsers_are_let_in_by_role(team: Team, name: str) -> None:
    browser = team.browser(name)
    word = browser.word()
    for (method, path), need in ROLES.items():
        expected = may(need, USERS.get(name), person=True)
        if path in LEADS_OUT or (path == "/read/example" and expected):  # which takes its time to read
            continue
        address = addressed(team, path)
        if method == "GET":
            answer = browser.get(address)
        elif path.startswith("/api/"):
            answer = browser.client.request(method, address, json={}, headers={"X-Tallystick": "1"})
        else:
            answer = browser.client.post(address, data={"token": word, "role": "king"})
        assert is_let_in(answer) == expected, (method, path, answer.status_code)
    for path in LEADS_OUT[1:]:
        answer = browser.client.post(path, data={"token": word, "id": "none"})
        assert is_let_in(answer) == may(ROLES["POST", path], USERS.get(name), person=True), path


@pytest.mark.parametrize("name", USERS)
def test_programs_are_let_in_by_role(team: Team, name: str) -> None:
    sent = {"Authorization": f"Bearer {team.token(name)}"}
    with httpx.Client(base_url=team.desk.address, headers=sent, timeout=30) as client:
        for (method, path), need in ROLES.items():
            if need.role is None or (need.role is Role.READER and not need.person):
                continue  # which the walk of the browsers has tried
            address, is_form = addressed(team, path), method == "POST" and not path.startswith("/api/")
            answer = client.get(address) if method == "GET" else client.request(method, address, json={})
            expected = may(need, USERS[name], person=False) and not is_form
            assert is_let_in(answer) == expected, (method, path, answer.status_code)


def test_a_token_of_less_opens_less(team: Team) -> None:
    sent = {"Authorization": f"Bearer {team.token('anna', Role.READER)}"}
    address = f"{team.desk.address}/api/v1/documents"
    assert httpx.get(address, headers=sent).status_code == 200
    refused = httpx.post(address, headers=sent, json={"id": "x", "text": "y"})
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/admin%0A", "/admin%0a?x", "//admin", "/./admin", "/static/../admin", "/ADMIN", "/admin/"]
)
def test_no_spelling_of_an_address_leads_past(team: Team, path: str) -> None:
    answer = team.browser("leo").client.get(httpx.URL(f"{team.desk.address}{path}"), follow_redirects=True)
    assert answer.status_code in (403, 404)
    assert "New password for" not in answer.text
