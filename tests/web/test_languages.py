"""Every page says its own words in the reader's language; what documents say stays as they say it.

A page is read in English and in another language, and the texts that both show are looked at: each has to be somebody
else's word or name, an address, or one of few words that two languages share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from desk_serving import Desk
from team_made import Team

from tallystick.model import Role
from tallystick.web.page import LANGUAGES

PAGES = [
    "/",
    "/programmes",
    "/claims",
    "/claims?status=lost",
    "/claims?only=alone&category=food.grain.wheat",
    "/findings",
    "/reports",
    "/voices",
    "/outlets",
    "/calendar?all=1",
    "/review",
    "/log",
    "/alerts",
    "/marks",
    "/read",
    "/search",
    "/search?q=wheat",
    "/nothing",
]
SHOWN = ("aria-label", "placeholder", "title", "data-name")
ALONE = {"meta", "link", "input", "br", "rect", "line", "path", "use", "stop"}
EVERYWHERE = {
    "tallystick",
    "csv",
    "json",
    "icalendar",
    "atom",
    "svg",
    "png",
    "webhooks",
    "english",
    "français",
    "русский",
    "deutsch",
    "українська",
}
SHARED = {
    "fr": {
        "drones",
        "personnel",
        "programmes",
        "page",
        "archive",
        "contradiction",
        "source",
        "possible",
        "dossier",
        "verdicts",
    },
    "de": {
        "dossier",
        "gas",
        "april",
        "august",
        "september",
        "november",
        "jan",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "nov",
    },
    "ru": set[str](),
    "uk": set[str](),
}


class Texts(HTMLParser):
    """The texts and labels of a page, but for what is marked as being in a language of its own and code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        silent = (tag != "html" and "lang" in has) or tag in ("code", "kbd", "script") or self._is_silent
        if not silent:
            self.found.extend(value for name in SHOWN if (value := has.get(name)))
        if tag not in ALONE:
            self._silent.append(silent)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Something without content."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALONE:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._is_silent:
            self.found.append(data)

    @property
    def _is_silent(self) -> bool:
        return bool(self._silent and self._silent[-1])


def texts(page: str) -> set[str]:
    """What a page shows that has letters in it."""
    reader = Texts()
    reader.feed(page)
    return {text for found in reader.found if re.search(r"[^\W\d_]{2}", text := " ".join(found.split()))}


def one_of_each(desk: Desk) -> Iterator[str]:
    for path in ("/programmes", "/claims", "/reports"):
        links = re.findall(rf'href="({path}/[^"#?]+)"', desk.get(path).text)
        assert links
        yield from dict.fromkeys(links[:: max(1, len(links) // 3)])


@cache
def names_in(desk: Desk) -> str:
    """All that documents say, and what the ledger names after them, folded."""
    books = desk.books
    documents = [held.reading.document for held in books.holdings().held]
    said = [part or "" for one in documents for part in (one.text, one.title, one.outlet, one.id)]
    claims = [name or "" for claim in books.claims() for name in (claim.item, claim.recipient, claim.agent)]
    claims += [origin.source or "" for claim in books.claims() for origin in claim.origins]
    return f" {folded(' '.join((*said, *claims)))} "


def folded(text: str) -> str:
    """The words of a text without their numbers, marks, and ids."""
    return " ".join(re.findall(r"[^\W\d_]+", re.sub(r"\b[0-9a-f]{16}\b", "", text.casefold())))


@pytest.mark.parametrize("code", [code for code, _ in LANGUAGES if code != "en"])
def test_no_page_shows_words_of_ours_in_english(reading_desk: Desk, code: str) -> None:
    names = names_in(reading_desk)
    for path in [*PAGES, *one_of_each(reading_desk)]:
        english = texts(reading_desk.get(path, **{"Accept-Language": "en"}).text)
        other = texts(reading_desk.get(path, **{"Accept-Language": code}).text)
        both = {folded(text.removesuffix(" · Tallystick")) for text in english & other} - EVERYWHERE - SHARED[code]
        assert len(english) > 10
        assert not {text for text in both if text and f" {text} " not in names}, path


def test_words_of_the_review_and_its_log_are_said_too(desk: Desk) -> None:
    case = re.search(r'name="mention" value="([0-9a-f]{16})"', desk.get("/review").text)
    assert case
    desk.post("/review/correct", mention=case[1], slot="item", value="guns", next="/log")
    desk.post("/review/undo", entry="1", next="/log")
    log = desk.get("/log", **{"Accept-Language": "fr"}).text
    assert "corrigé\u202f: Objet → guns" in log
    assert "entrée 1 annulée" in log
    desk.post(
        "/review/correct", mention=case[1], slot="status", value="planned deliver asserted", seen="2", next="/log"
    )
    form = desk.get(f"/review?case={case[1]}&slot=figure", **{"Accept-Language": "uk"}).text
    assert '<option value="less_than">менше ніж</option>' in form
    log = desk.get("/log", **{"Accept-Language": "uk"}).text
    assert "Статус → заплановано" in log
    assert "planned deliver" not in log


def test_what_cannot_be_done_is_told_in_the_readers_language(desk: Desk) -> None:
    desk.get("/marks")
    for fields, words in [
        ({"path": "/review/undo", "entry": "77"}, "im Protokoll"),
        ({"path": "/review/accept", "mention": "0000000000000000"}, "keine Nennung dieser Kennung"),
        ({"path": "/review/correct", "mention": "m"}, "Das Formular war nicht vollständig"),
        ({"path": "/review/undo", "entry": "1", "token": "wrong"}, "nur von Seiten dieses Arbeitsplatzes"),
    ]:
        sent = {"token": desk.client.cookies["tallystick_token"], **fields}
        answer = desk.client.post(sent.pop("path"), data=sent, headers={"Accept-Language": "de"})
        assert answer.status_code in (403, 422)
        assert words in answer.text
    wheat = max(desk.books.claims(), key=lambda claim: len(claim.mentions))
    assert "same period" not in desk.get(f"/claims/{wheat.id}", **{"Accept-Language": "de"}).text


@pytest.mark.parametrize("code", [code for code, _ in LANGUAGES if code != "en"])
def test_the_pages_of_users_show_no_english_either(own_team: Team, code: str) -> None:
    anna = own_team.browser("anna")
    anna.post("/account/tokens", about="x1", role="reader")
    own_team.access.sessions.end_all("leo", by="anna")
    own_team.access.users.set_role("leo", Role.REVIEWER, by="anna")
    own_team.access.users.add("ben", Role.READER, None, by="anna")
    own_team.access.users.remove("rita", by="anna")
    seen = [(anna, "/account"), (anna, "/admin"), (own_team.browser(), "/sign-in")]
    for browser, path in seen:
        english = texts(browser.get(path, **{"Accept-Language": "en"}).text)
        other = texts(browser.get(path, **{"Accept-Language": code}).text)
        both = {folded(text.removesuffix(" · Tallystick")) for text in english & other} - EVERYWHERE - SHARED[code]
        assert len(english) > 8
        assert not both - {"anna", "leo", "ben", "rita", "test"}, path
    wrong = {"name": "anna", "password": "wrong"}
    page = own_team.browser()
    page.client.headers["Accept-Language"] = code
    assert not re.search("belong together", page.post("/sign-in", **wrong).text)
