"""Signing in and out, and what keeps a session its owner's: each attack is carried out against a running desk."""

from __future__ import annotations

import json
import re
import threading
import time

import httpx
import pytest
from argon2 import PasswordHasher
from team_made import PASSWORD, Browser, Team, team_at

from tallystick.ledger.access.sign_in import BY_NAME
from tallystick.web.terms import Terms, networks


def cookies_set(answer: httpx.Response) -> dict[str, str]:
    """The cookies that an answer sets, with their flags."""
    return {line.partition("=")[0]: line for line in answer.headers.get_list("set-cookie")}


def session_of(browser: Browser) -> str:
    return browser.client.cookies["tallystick_session"]


def test_whoever_comes_is_led_to_sign_in_and_on(team: Team) -> None:
    browser = team.browser()
    led = browser.get("/claims?status=delivered&q=a%26b")
    assert led.status_code == 303
    page = browser.get(led.headers["location"])
    onward = re.search(r'name="next" value="([^"]*)"', page.text)
    assert onward and "tanks" not in page.text
    answer = browser.sign_in("Anna", next=onward[1].replace("&amp;", "&"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/claims?status=delivered&q=a%26b")
    assert browser.get("/claims").status_code == 200
    assert browser.get("/sign-in").headers["location"] == "/"


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(team: Team, onward: str) -> None:
    assert team.browser().sign_in("leo", next=onward).headers["location"] == "/"


def test_a_session_that_somebody_else_chose_is_not_taken(own_team: Team) -> None:
    browser = own_team.browser()
    browser.client.cookies.set("tallystick_session", "chosen-by-the-attacker", domain="127.0.0.1")
    browser.sign_in("rita")
    assert session_of(browser) != "chosen-by-the-attacker"
    before = session_of(browser)
    thief = Browser(own_team.desk)
    thief.client.cookies.set("tallystick_session", before, domain="127.0.0.1")
    assert thief.get("/account").status_code == 200
    own_team.access.sign_in.try_it("rita", PASSWORD, address="192.0.2.1", before=before)
    assert thief.get("/account").status_code == 303


def test_cookies_are_for_the_desk_alone(own_team: Team) -> None:
    answer = own_team.browser().sign_in("rita")
    for name in ("tallystick_session", "tallystick_browser"):
        cookie = cookies_set(answer)[name]
        assert "HttpOnly" in cookie and "SameSite" in cookie and "Domain" not in cookie and "Secure" not in cookie
    assert answer.headers["content-security-policy"]
    assert own_team.browser("rita").get("/account").headers["cache-control"] == "no-store"


def test_behind_https_cookies_are_secure_and_addresses_are_the_proxys(tmp_path) -> None:
    terms = Terms(proxies=networks(("127.0.0.1",)))
    with team_at(tmp_path / "l.sqlite", prefix="/desk", terms=terms) as team:
        browser = team.browser()
        told = {
            "X-Forwarded-Proto": "https", "X-Forwarded-Host": "desk.example", "X-Forwarded-For": "10.1.1.1, 192.0.2.9",
        }  # fmt: skip
        browser.client.headers.update(told)
        led = browser.get("/claims")
        assert led.headers["location"] == "/desk/sign-in?next=%2Fdesk%2Fclaims"
        # the client keeps no Secure cookies for http, so that they are carried by hand
        page = browser.get("/sign-in")
        token = cookies_set(page)["tallystick_token"]
        assert "Secure" in token and "Path=/desk;" in token
        word = token.split("=")[1].split(";")[0]
        form = {"token": word, "name": "rita", "password": PASSWORD, "next": "/desk/claims"}
        sent = {"Cookie": f"tallystick_token={word}", "Origin": "https://desk.example"}
        answer = browser.client.post("/desk/sign-in", data=form, headers=sent)
        assert (answer.status_code, answer.headers["location"]) == (303, "/desk/claims")
        session = cookies_set(answer)["tallystick_session"]
        assert "Secure" in session and "Path=/desk;" in session
        assert [one.address for one in team.access.sessions.all("rita")] == ["192.0.2.9"]
        cookie = {"Cookie": session.split(";")[0]}
        for path in ("/", "/account", "/claims", "/review", "/reports"):
            links = re.findall(r'(?:href|action|src)="([^"#]*)"', browser.get(path, **cookie).text)
            assert links and all(link.startswith("/desk/") for link in links if link), path
        feed = browser.get("/claims.feed.json", **cookie).json()
        assert feed["feed_url"] == "https://desk.example/desk/claims.feed.json"
        assert feed["items"][0]["url"].startswith("https://desk.example/desk/claims/")
        taken_off = {"X-Forwarded-Prefix": "/desk", **cookie}
        assert browser.client.get("/claims", headers=taken_off).status_code == 200
        assert browser.client.get("/claims", headers=cookie).status_code == 404


def test_nobody_else_is_believed_about_addresses(own_team: Team) -> None:
    browser = own_team.browser()
    browser.client.headers.update({"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"})
    assert "Secure" not in cookies_set(browser.sign_in("leo"))["tallystick_session"]
    assert {one.address for one in own_team.access.sessions.all("leo")} == {"127.0.0.1"}


def test_no_form_of_another_site_signs_in_or_out(team: Team) -> None:
    browser = team.browser("rita")
    fields = {"name": "leo", "password": PASSWORD}
    outside = httpx.Client(base_url=team.desk.address)
    assert outside.post("/sign-in", data=fields).status_code == 403
    word = re.search(r'name="token" value="([^"]+)"', outside.get("/sign-in").text)
    assert word
    foreign = {"Origin": "https://evil.example"}
    assert outside.post("/sign-in", data={**fields, "token": word[1]}, headers=foreign).status_code == 403
    for path in ("/sign-out", "/account/password", "/account/tokens", "/review/accept", "/read"):
        for token in ("", "guessed", word[1]):
            data = {"token": token, "mention": "m", "text": "40 tanks"}
            browser.client.cookies.set(
                "tallystick_token", token, domain="127.0.0.1"
            )  # as a neighbour of the same domain could
            assert browser.client.post(path, data=data).status_code == 403, path
        sent = browser.client.post(path, data={"token": browser.word(), "mention": "m"}, headers=foreign)
        assert sent.status_code == 403, path
    assert browser.get("/account").status_code == 200


def test_a_guess_is_answered_alike_whoever_is_guessed_at(tmp_path) -> None:
    with team_at(tmp_path / "l.sqlite", hasher=PasswordHasher()) as team:
        team.access.users.remove("leo", by="anna")
        told: dict[str, tuple[int, str]] = {}
        took: dict[str, list[float]] = {"rita": [], "nobody": [], "leo": []}
        browsers = {name: team.browser() for name in took}
        words = {name: browser.word() for name, browser in browsers.items()}
        for _ in range(3):
            for name, browser in browsers.items():
                began = time.perf_counter()
                answer = browser.sign_in(name, "a wrong password", token=words[name])
                took[name].append(time.perf_counter() - began)
                told[name] = answer.status_code, answer.text.replace(name, "NAME").replace(words[name], "WORD")
        assert told["rita"] == told["nobody"] == told["leo"]
        assert told["rita"][0] == 422
        least = {name: min(times) for name, times in took.items()}
        assert min(least.values()) > 0.01, "every guess costs a comparison"
        assert max(least.values()) < 3 * min(least.values()), took


def test_guesses_are_limited_and_say_when_to_go_on(own_team: Team) -> None:
    browser = own_team.browser()
    word = browser.word()
    answers = [browser.sign_in("rita", f"guess number {n}", token=word) for n in range(BY_NAME.at_once + 1)]
    assert [answer.status_code for answer in answers] == [422] * BY_NAME.at_once + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= BY_NAME.every.total_seconds()
    right = browser.sign_in("rita", token=word)
    assert right.status_code == 429 and "Too many attempts" in right.text
    assert browser.sign_in("leo", token=word).status_code == 303


def test_guesses_at_once_do_not_outrun_the_limit(own_team: Team) -> None:
    codes: list[int] = []
    browsers = [own_team.browser() for _ in range(24)]
    words = [browser.word() for browser in browsers]

    def guess(browser: Browser, word: str) -> None:
        codes.append(browser.sign_in("rita", "a wrong password", token=word).status_code)

    threads = [threading.Thread(target=guess, args=one) for one in zip(browsers, words, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(codes) == {422, 429}
    assert codes.count(422) - BY_NAME.at_once in (0, 1), "on a slow machine a minute may go by meanwhile"


def test_signing_out_ends_the_session_everywhere(own_team: Team) -> None:
    browser = own_team.browser("rita")
    stolen = session_of(browser)
    assert browser.post("/sign-out").headers["location"] == "/sign-in"
    assert "tallystick_session" not in browser.client.cookies
    thief = own_team.browser()
    thief.client.cookies.set("tallystick_session", stolen)
    assert thief.get("/").status_code == 303


def test_a_long_form_is_not_read(team: Team) -> None:
    browser = team.browser()
    assert browser.client.post("/sign-in", data={"name": "x" * 30_000}).status_code == 413

    def endless():
        yield b"name=x"

    assert browser.client.post("/sign-in", content=endless()).status_code == 413


def test_a_judgement_stands_under_the_name_of_whoever_is_signed_in(own_team: Team) -> None:
    browser = own_team.browser("rita")
    case = re.search(r'name="mention" value="([0-9a-f]{16})"', browser.get("/review").text)
    assert case
    answer = browser.post("/review/accept", mention=case[1], by="anna", who="anna", reviewer="anna", name="anna")
    assert answer.status_code == 303
    sent = {"Authorization": f"Bearer {own_team.token('anna')}"}
    api = f"{own_team.desk.address}/api/v1/review"
    forged = httpx.post(f"{api}/reject", json={"mention": case[1], "by": "rita"}, headers=sent)
    assert forged.status_code == 422
    headers = {**sent, "X-Tallystick": "1", "X-User": "rita", "X-Remote-User": "rita"}
    assert httpx.post(f"{api}/reject", json={"mention": case[1]}, headers=headers).json()["by"] == "anna"
    assert [entry.by for entry in own_team.desk.books.log()] == ["rita", "anna"]
    assert json.loads(own_team.browser("rita").get("/api/v1/log").text)["items"][0]["by"] == "rita"


def test_an_open_page_asks_in_vain_when_its_session_has_ended(own_team: Team) -> None:
    answer = own_team.browser().get("/news?since=x", **{"HX-Request": "true"})
    assert answer.status_code == 401
    assert "<form" not in answer.text


def test_without_users_there_is_nothing_to_sign_in_to(reading_desk) -> None:
    for path in ("/sign-in", "/account", "/admin"):
        assert reading_desk.get(path, Accept="text/html").status_code == 404
    assert "Sign in" not in reading_desk.get("/").text
    assert reading_desk.client.get("/", headers={"Authorization": "Bearer tally_x"}).status_code == 200
