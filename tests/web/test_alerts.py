"""Saved searches at the desk: saved, told of on a page and in feeds, forgotten; webhooks are for admins."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from desk_serving import Desk
from team_made import Team, team_at

from tallystick.ledger.watches.hooks import PAUSES

ATOM = {"a": "http://www.w3.org/2005/Atom"}
NAME = "Poland & <tanks>"


def told(desk: Desk, count: int) -> None:
    text = f"Estonia received {count} tanks in January 2026."
    desk.books.read(text, published="2026-02-04", language="en")
    desk.books.searches.look()


def test_what_comes_later_is_on_the_page_and_in_the_feeds(desk: Desk) -> None:
    link = re.search(r'href="(/alerts\?[^"#]+)#save"', desk.get("/claims?status=delivered").text)
    assert link
    form = desk.get(link[1].replace("&amp;", "&")).text
    assert '<option value="delivered" selected>' in form and '<option value="claims" selected>' in form
    answer = desk.post("/alerts/save", name=NAME, sought="claims", status="delivered")
    page = desk.get(answer.headers["location"]).text
    assert "Nothing new yet." in page and "Poland &amp; &lt;tanks&gt;" in page
    told(desk, 40)
    told(desk, 41)
    query = "name=Poland+%26+%3Ctanks%3E"
    page = desk.get(f"/alerts?{query}").text
    assert re.findall(r">(4[01]) tanks", page) == ["41", "40"]
    feed = desk.get(f"/alerts.feed.json?{query}").json()
    assert [item["title"][:2] for item in feed["items"]] == ["41", "40"]
    assert desk.get(feed["items"][0]["url"].removeprefix(desk.address)).status_code == 200
    assert feed["feed_url"] == f"{desk.address}/alerts.feed.json?{query}"
    answer = desk.get(f"/alerts.atom?{query}")
    entries = ElementTree.fromstring(answer.content).findall("a:entry", ATOM)
    assert [entry.findtext("a:id", None, ATOM) for entry in entries] == [item["id"] for item in feed["items"]]
    assert desk.get(f"/alerts.atom?{query}", **{"If-None-Match": answer.headers["etag"]}).status_code == 304
    desk.post("/alerts/forget", name=NAME)
    assert desk.get(f"/alerts.atom?{query}").status_code == 404
    assert "Nobody has saved a search yet." in desk.get("/alerts").text


@pytest.mark.parametrize("fields", [{"name": " "}, {"sought": "x"}, {"status": "given"}, {"kind": "contradiction"}])
def test_a_search_that_makes_no_sense_is_told(desk: Desk, fields: dict[str, str]) -> None:
    answer = desk.post("/alerts/save", **{"name": "a", "sought": "claims", **fields})
    assert answer.status_code == 422 and 'role="alert"' in answer.text
    assert desk.books.searches.all() == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "Claims cannot be chosen by “Kind of findings”"),
        ("de", "kann nicht ausgewählt werden"),
        ("fr", "applique pas"),
        ("ru", "отобрать нельзя"),
        ("uk", "відібрати не можна"),
    ],
)
def test_a_refusal_is_told_in_the_language_of_the_page(empty_desk: Desk, code: str, told: str) -> None:
    empty_desk.client.cookies.set("lang", code)
    answer = empty_desk.post("/alerts/save", name="a", sought="claims", kind="revision")
    complaint = re.search(r'role="alert">([^<]+)<', answer.text)
    assert complaint and told in complaint[1]
    assert not {"kind", "status", "modality"} & set(re.findall(r"\w+", complaint[1]))


def test_all_filters_of_a_page_are_saved_and_told(desk: Desk) -> None:
    query = "/claims?q=tanks&status=delivered&language=en&outlet=Harbour+%26+Times&recipient=Poland&only=alone"
    link = re.search(r'href="(/alerts\?[^"#]+)#save"', desk.get(query).text)
    assert link
    form = desk.get(html.unescape(link[1])).text
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.partition('id="save"')[2]))
    assert sent.pop("token") and sent == {"language": "en", "outlet": "Harbour &amp; Times", "recipient": "Poland"}
    desk.post("/alerts/save", name="a", sought="claims", q="tanks", only="alone", outlet="Harbour & Times")
    assert dict(desk.books.searches.named("a").filters) == {"q": "tanks", "only": "alone", "outlet": "Harbour & Times"}
    assert "on one word, Harbour &amp; Times, tanks" in desk.get("/alerts").text


def test_a_foreign_form_saves_nothing(desk: Desk) -> None:
    sent = {"name": "a", "sought": "claims"}
    assert desk.post("/alerts/save", "http://evil.example", **sent).status_code == 403
    assert desk.post("/alerts/save", token="wrong", **sent).status_code == 403
    assert desk.books.searches.all() == []


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with team_at(Path(tmp_path_factory.mktemp("team")) / "l.sqlite") as team:
        team.desk.books.searches.save("all", "claims", by="anna")
        yield team


def test_an_admin_adds_a_webhook_sees_its_secret_once_and_removes_it(hooked: Team) -> None:
    anna = hooked.browser("anna")
    made = anna.post("/webhooks/add", search="all", url="https://hooks.example/<b>")
    secret = re.search(r"<code>([\w-]{43})</code>", made.text)
    assert secret and "https://hooks.example/&lt;b&gt;" in made.text
    page = anna.get("/webhooks").text
    assert secret[1] not in page and "hooks.example" in page
    (hook,) = hooked.desk.books.webhooks.all()
    assert hook.by == "anna"
    assert anna.post("/webhooks/again", id=hook.id, number="7").status_code == 422
    assert anna.post("/webhooks/add", search="all", url="file:///etc/passwd").status_code == 422
    anna.post("/webhooks/remove", id=hook.id)
    assert hooked.desk.books.webhooks.all() == []


def test_what_was_laid_aside_stands_on_the_page(hooked: Team) -> None:
    books = hooked.desk.books
    hook, _ = books.webhooks.add("all", "https://127.0.0.1:1/", by="anna")
    told(hooked.desk, 99)
    watches, reason = books._room.watches, "refused: 127.0.0.1 is not on the open internet"
    first = watches.take(hook.id)
    assert first is not None
    watches.failed(first, reason)
    page = hooked.browser("anna").get("/webhooks").text
    assert reason in page and "Tried again" in page and "Laid aside" not in page
    watches.failed(replace(first, webhook=replace(first.webhook, attempts=len(PAUSES))), reason)
    page = hooked.browser("anna").get("/webhooks").text
    assert reason in page and "Laid aside" in page
    assert hooked.browser("anna").post("/webhooks/again", id=hook.id, number="1").status_code == 422
    assert len(books.webhooks.undelivered()) == 1
    assert hooked.browser("rita").get("/webhooks").status_code == 403
