"""The pages of users: what admins and everybody else do there, and that a program's way in ends when it is said."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import httpx
import pytest
from desk_serving import Desk
from team_made import PASSWORD, Browser, Team, team_at

import tallystick
from tallystick.errors import RemoteError
from tallystick.model import Role
from tallystick.web.terms import Terms

NEW = "nine grey otters"


def shown(answer: httpx.Response) -> str:
    """The secret that a page shows once."""
    assert answer.headers["cache-control"] == "no-store"
    found = re.search(r"<code>([^<]+)</code>", answer.text)
    assert found, answer.text
    return found[1]


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_an_admin_lets_somebody_in_who_chooses_a_password(own_team: Team) -> None:
    anna = own_team.browser("anna")
    given = shown(anna.post("/admin/users", name="Olga Hrytsenko", role="reviewer"))
    assert given not in anna.get("/admin").text
    olga = own_team.browser()
    assert olga.sign_in("olga hrytsenko", given).status_code == 303
    assert olga.get("/claims").headers["location"] == "/account"
    word = olga.word()
    assert olga.post("/read", text="40 tanks", token=word).status_code == 403
    assert olga.client.get("/api/v1/claims").status_code == 403
    for now, new, again, told in (
        ("wrong", NEW, NEW, "not your present password"),
        (given, NEW, "other", "not written alike"),
        (given, "short", "short", "at least 12 characters"),
    ):
        refused = olga.post("/account/password", now=now, new=new, again=again)
        assert refused.status_code == 422 and told in refused.text
    assert olga.post("/account/password", now=given, new=NEW, again=NEW).status_code == 303
    assert olga.get("/claims").status_code == 200
    assert own_team.browser().sign_in("Olga Hrytsenko", given).status_code == 422
    assert own_team.browser().sign_in("Olga Hrytsenko", NEW).status_code == 303


def test_what_an_admin_changes_counts_at_once(own_team: Team) -> None:
    anna, rita = own_team.browser("anna"), own_team.browser("rita")
    token = own_team.token("rita")
    api = f"{own_team.desk.address}/api/v1/documents"
    document = {"id": "d2", "text": "Poland received 9 tanks in March 2026."}
    assert httpx.post(api, json=document, headers=bearer(token)).status_code == 200
    assert (
        "rita: reader from now on"
        in anna.get(anna.post("/admin/users/role", name="rita", role="reader").headers["location"]).text
    )
    assert rita.post("/read", text="40 tanks").status_code == 403
    assert httpx.post(api, json=document, headers=bearer(token)).status_code == 403
    assert httpx.get(api, headers=bearer(token)).status_code == 200
    (session,) = own_team.access.sessions.all("rita")
    anna.post("/admin/sessions/end", id=session.id)
    assert rita.get("/account").status_code == 303
    assert rita.sign_in("rita").status_code == 303
    anna.post("/admin/users/remove", name="rita")
    assert rita.get("/account").status_code == 303
    assert httpx.get(api, headers=bearer(token)).status_code == 401
    refused = anna.post("/admin/users", name="Rita", role="reader")
    assert refused.status_code == 422 and "may hold judgements" in refused.text
    assert shown(anna.post("/admin/users", name="rita", role="reader", again="1"))
    lost = anna.post("/admin/users/role", name="anna", role="reader")
    assert lost.status_code == 422 and "the only admin" in lost.text


def test_a_token_opens_until_it_is_revoked(own_team: Team) -> None:
    rita = own_team.browser("rita")
    token = shown(rita.post("/account/tokens", about="<b>import</b>", role="reviewer", expires="2999-01-01"))
    page = rita.get("/account").text
    assert token not in page and "&lt;b&gt;import" in page
    with tallystick.connect(own_team.desk.address, token=token) as books:
        mention = books.claims()[0].mentions[0].id
        assert books.review.accept(mention).by == "rita"
        id = re.search(r'name="id" value="([0-9a-f]+)"', page)
        assert id
        leo = own_team.browser("leo")
        assert leo.post("/account/tokens/revoke", id=id[1]).status_code == 404
        assert books.claims()
        rita.post("/account/tokens/revoke", id=id[1])
        with pytest.raises(RemoteError, match="opens nothing") as told:
            books.claims()
        assert told.value.status == 401
        assert token not in str(told.value)


@pytest.mark.parametrize("role", ["admin", "reviewer", "king", ""])
def test_no_form_gives_more_than_one_has(team: Team, role: str) -> None:
    leo, before = team.browser("leo"), team.access.tokens.all("leo")
    assert leo.post("/account/tokens", about="more", role=role).status_code == 422
    assert leo.post("/admin/users/role", name="leo", role=role).status_code == 403
    assert leo.post("/account/password", now="x", new=NEW, again=NEW, role=role, name="anna").status_code == 422
    assert [user.role for user in team.access.users.all() if user.name == "leo"] == [Role.READER]
    assert [token.id for token in team.access.tokens.all("leo")] == [token.id for token in before]


def test_other_browsers_are_signed_out_at_a_wish(own_team: Team) -> None:
    here, there = own_team.browser("leo"), own_team.browser()
    there.sign_in("leo")
    assert here.post("/account/sessions/end").status_code == 303
    assert (here.get("/account").status_code, there.get("/account").status_code) == (200, 303)


def test_feed_readers_give_the_token_as_a_password(own_team: Team) -> None:
    token = own_team.token("leo")
    plain = httpx.Client(base_url=own_team.desk.address, verify=False)
    asked = plain.get("/claims.atom")
    assert asked.status_code == 401 and "Basic" in asked.headers["www-authenticate"]
    basic = {"Authorization": f"Basic {base64.b64encode(f'any:{token}'.encode()).decode()}"}
    for path in ("/claims.atom", "/findings.feed.json", "/calendar.ics", "/claims.csv"):
        assert plain.get(path, headers=basic).status_code == 200, path
    reviewers = base64.b64encode(f"any:{own_team.token('rita')}".encode()).decode()
    body = {"id": "x", "text": "y"}
    sent = {"Authorization": f"Basic {reviewers}"}
    assert plain.post("/api/v1/documents", json=body, headers=sent).status_code == 401
    for wrong in ("Basic !!!", "Basic", "Bearer", "Bearer tally_none", f"Basic {base64.b64encode(b'a:b').decode()}"):
        assert plain.get("/claims.atom", headers={"Authorization": wrong}).status_code == 401


def test_calls_are_limited_by_token_and_by_address(tmp_path: Path) -> None:
    with team_at(tmp_path / "l.sqlite", terms=Terms(sign_in_to_read=False, calls=8)) as team:
        client = httpx.Client(base_url=team.desk.address, verify=False)
        for headers in (bearer(team.token("leo")), bearer(team.token("rita")), {}):
            codes = [client.get("/api/v1/log", headers=headers).status_code for _ in range(3)]
            assert codes == [200, 200, 429]
        refused = client.get("/api/v1/log")
        assert refused.headers["content-type"] == "application/problem+json"
        assert 0 < int(refused.headers["retry-after"]) <= 8
        assert client.get("/api/v1/log", headers=bearer("tally_guess")).status_code == 429
        assert client.get("/claims").status_code == 200


def test_where_reading_is_open_doing_takes_signing_in(tmp_path: Path) -> None:
    with team_at(tmp_path / "l.sqlite", terms=Terms(sign_in_to_read=False)) as team:
        visitor = team.browser()
        page = visitor.get("/reports/d1")
        assert page.status_code == 200 and "Sign in" in page.text
        assert "/review/accept" not in visitor.get("/review").text
        assert visitor.post("/read", text="40 tanks").headers["location"] == "/sign-in"
        assert visitor.get("/account").headers["location"].startswith("/sign-in?")
        assert visitor.client.post("/api/v1/documents", json={}, headers={"X-Tallystick": "1"}).status_code == 401


def test_the_first_user_closes_a_desk_that_runs(empty_desk: Desk) -> None:
    assert Browser(empty_desk).get("/").status_code == 200
    access = empty_desk.books.access(create=True)
    assert access is not None
    access.users.add("anna", Role.ADMIN, PASSWORD, by="test")
    access.close()
    assert Browser(empty_desk).get("/").status_code == 303
    assert empty_desk.client.post("/api/v1/documents", json={}, headers={"X-Tallystick": "1"}).status_code == 401
