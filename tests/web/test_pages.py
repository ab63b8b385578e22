"""Every page answers, in every language, small and safe; what somebody else wrote shows as text."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desk_serving import Desk, served
from lxml import etree

from tallystick.desk.books import Ledger
from tallystick.exports.formats import FORMATS
from tallystick.web.page import LANGUAGES
from tallystick.web.png import png_of

PAGES = [
    "/",
    "/programmes",
    "/claims",
    "/findings",
    "/reports",
    "/voices",
    "/outlets",
    "/calendar",
    "/review",
    "/log",
    "/alerts",
    "/marks",
    "/read",
    "/search?q=wheat",
]
STATIC = Path(__file__).parents[2] / "src" / "tallystick" / "web" / "static"


SETTINGS_AND_SLOTS = r"[?&](lang|theme|keys|slot|changes)="
"""What leads to no other page: settings, and the slots of a case, of which there are as many as words."""


def links(page: str) -> set[str]:
    found = {html.unescape(link).partition("#")[0] for link in re.findall(r'href="([^"]*)"', page)}
    return {link for link in found if link.startswith("/") and not re.search(SETTINGS_AND_SLOTS, link)}


def test_every_link_of_every_page_leads_somewhere(reading_desk: Desk) -> None:
    todo, seen = list(PAGES), set[str]()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = reading_desk.get(path)
        assert answer.status_code == 200, path
        if path.endswith(".svg"):
            assert etree.fromstring(answer.content).tag.endswith("svg")
        if answer.headers["content-type"].startswith("text/html") and not path.endswith(".html"):
            todo.extend(links(answer.text) - seen)
    for kind in ("/programmes/", "/claims/", "/reports/"):
        assert any(path.startswith(kind) for path in seen)


@pytest.mark.parametrize("code", [code for code, _ in LANGUAGES])
@pytest.mark.parametrize("path", PAGES)
def test_pages_speak_every_language(reading_desk: Desk, path: str, code: str) -> None:
    answer = reading_desk.get(path, **{"Accept-Language": code})
    assert answer.status_code == 200
    assert f'<html lang="{code}"' in answer.text
    assert len(re.findall("<h1", answer.text)) == 1
    assert len(answer.content) < 150_000


def test_nothing_is_asked_of_anybody_else(reading_desk: Desk) -> None:
    for path in PAGES:
        answer = reading_desk.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert not re.search(r"<script(?![^>]*src=)|\son\w+=|\sstyle=|javascript:", answer.text)
        assert not re.search(r'(?:src|action)="(?:https?:)?//', answer.text)


def test_the_scripts_are_small() -> None:
    sent = sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in ("htmx.min.js", "keys.js", "review.js"))
    assert sent <= 20_480


def test_a_page_that_one_has_is_not_sent_again(reading_desk: Desk) -> None:
    reading_desk.get("/claims")
    first = reading_desk.get("/claims")
    again = reading_desk.get("/claims", **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_choice_is_remembered_and_leaves_the_address(desk: Desk) -> None:
    answer = desk.get("/claims?sort=heard&lang=fr&theme=dark")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/claims?sort=heard"
    assert re.search(r'<html lang="fr" data-theme="dark"', desk.get("/claims").text)
    assert 'lang="fr"' in desk.get(desk.get("/claims?lang=xx").headers["location"]).text


@pytest.mark.parametrize("path", ["/nothing", "/claims/0000", "/programmes/0000", "/reports/none", "/claims/0000.json"])
def test_what_is_not_there_is_said_on_a_page(reading_desk: Desk, path: str) -> None:
    answer = reading_desk.get(path)
    assert answer.status_code == 404
    assert "Nothing in the ledger was changed." in answer.text


@pytest.mark.parametrize("path", ["/static/../app.py", "/static/%2e%2e/app.py", "/reports/../../etc/passwd"])
def test_no_address_leads_out_of_the_pages(reading_desk: Desk, path: str) -> None:
    assert reading_desk.get(path).status_code == 404


@pytest.mark.parametrize(
    "query", ["after=zzz", "sort=nothing", "status=%27%3B--", "q=%22%5B*", "category=%00", "only=x"]
)
def test_senseless_filters_are_no_error(reading_desk: Desk, query: str) -> None:
    assert reading_desk.get(f"/claims?{query}").status_code == 200


def test_filters_narrow_and_say_how_to_widen(reading_desk: Desk) -> None:
    some = [json.loads(line) for line in reading_desk.get("/claims.json?status=delivered").text.splitlines()]
    every = reading_desk.get("/claims.json").text.splitlines()
    assert {one["status"] for one in some} == {"delivered"}
    assert 0 < len(some) < len(every)
    assert "Drop them all" in reading_desk.get("/claims?q=nosuchword").text


def test_data_says_what_the_page_says(reading_desk: Desk) -> None:
    claim = json.loads(reading_desk.get("/claims.json").text.splitlines()[0])["claim"]
    assert json.loads(reading_desk.get(f"/claims/{claim}.json").text)["claim"] == claim
    assert reading_desk.get("/claims.csv").text.count("\r\n") == len(reading_desk.books.claims()) + 1
    assert "BEGIN:VCALENDAR" in reading_desk.get("/calendar.ics").text
    assert any(form.name == "html" for form in FORMATS)
    assert "<title>" in reading_desk.get(f"/claims/{claim}.html").text


@pytest.mark.parametrize(
    "name", ["reports", "voices", "outlets", "calendar", "log", "findings", "claims", "programmes"]
)
def test_every_list_has_its_table_and_its_lines(reading_desk: Desk, name: str) -> None:
    table, lines = (reading_desk.get(f"/{name}.{ending}?all=1") for ending in ("csv", "json"))
    rows = list(csv.DictReader(io.StringIO(table.text)))
    told = [json.loads(line) for line in lines.text.splitlines()]
    assert table.headers["content-type"].startswith("text/csv")
    assert f'href="/{name}.csv' in (page := reading_desk.get(f"/{name}").text)
    assert f'href="/{name}.json' in page
    if name in ("claims", "programmes", "findings"):
        return  # tables and lines of the export and of the contract, which have tests of their own
    assert [list(row) for row in rows] == [list(one) for one in told]
    assert len(rows) == {"reports": 12, "voices": 5, "outlets": 6, "calendar": 4, "log": 0}[name]


def test_a_person_is_one_voice_in_whatever_script(reading_desk: Desk) -> None:
    told = [json.loads(line) for line in reading_desk.get("/voices.json").text.splitlines()]
    names = {one["voice"]: (one["other_names"], one["claims"]) for one in told}
    assert names["Olena Hrytsenko"] == (["Елена Гриценко"], 5)
    for spelling in ("Olena Hrytsenko", "Елена Гриценко", "елена гриценко"):
        found = reading_desk.get(f"/claims.json?voice={spelling}").text.splitlines()
        assert len(found) == 5
    assert reading_desk.get("/claims.json?voice=Гриценко").text == ""


def test_a_desk_that_fails_says_so_on_a_page(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    with Ledger.open(place) as books:
        books.read("Poland received 40 tanks in January 2026.", published="2026-02-04", id="d1")
        with served(books) as desk:
            assert desk.get("/claims").status_code == 200
            with closing(sqlite3.connect(place)) as damaged:
                damaged.execute("UPDATE claim_summaries SET line = '{}'")
                damaged.commit()
            answer = desk.get("/claims")
    assert answer.status_code == 500
    assert "Something failed here" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_an_old_id_leads_to_the_claim_that_stands(reading_desk: Desk) -> None:
    claim = reading_desk.books.claims()[0]
    answer = reading_desk.get(f"/claims/{claim.mentions[0].id}")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(f"/claims/{claim.id}?done=")
    assert "is part of this claim now" in reading_desk.get(answer.headers["location"]).text


def test_a_hostile_report_shows_as_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    text = f'Ukraine {evil} received 40 "{evil}" howitzers in January 2026, Minister {evil} Anna Novak said.'
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books) as desk:
        books.read(text, published="2026-02-04", title=f"{evil} 40 howitzers arrived", id=f"{evil}/../x?y#z")
        for path in [*PAGES, *sorted(links(desk.get("/reports").text) | links(desk.get("/claims").text))]:
            answer = desk.get(path)
            assert answer.status_code == 200, path
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script>alert" not in answer.text
                assert "<img" not in answer.text


def test_behind_a_prefix_every_link_has_it(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books, prefix="/desk") as desk:
        books.read("Poland received 40 tanks in January 2026.", published="2026-02-04")
        page = desk.get("/desk/").text
        assert all(link.startswith("/desk/") for link in links(page))
        assert all(desk.get(link).status_code == 200 for link in links(page))
        assert desk.get("/").status_code == 404


def test_the_desk_answers_to_its_own_name_alone(reading_desk: Desk) -> None:
    assert reading_desk.get("/", Host="evil.example").status_code == 400


def test_a_page_speaks_of_an_earlier_day(reading_desk: Desk) -> None:
    wheat = next(one for one in reading_desk.books.programmes() if one.category == "food.grain.wheat")
    page = f"/programmes/{wheat.id}"
    assert re.search(r'class="verdict big">.*Behind', reading_desk.get(page).text, re.DOTALL)
    steps = re.findall(r"as_of=(\d{4}-\d{2}-\d{2})", reading_desk.get(page).text)
    assert steps == ["2026-03-03", "2026-04-02", "2026-05-05", "2026-06-03"]
    then = reading_desk.get(f"{page}?as_of=2026-03-03").text
    assert "This page speaks of 3 March 2026" in then
    assert "80,000" not in then
    assert re.findall(r'as_of=([\d-]{10})" aria-current="true"', then) == ["2026-03-03"]
    assert all(f"?as_of={day}" in then.partition('class="steps"')[2].partition("</ol>")[0] for day in steps)
    assert "/review/dismiss" not in reading_desk.get("/findings?as_of=2026-03-03").text
    assert reading_desk.get(f"{page}?as_of=2026-01-01").status_code == 404
    assert "This page speaks of" not in reading_desk.get(f"{page}?as_of=tomorrow").text


def test_what_is_due_leads_to_its_words(reading_desk: Desk) -> None:
    page = reading_desk.get("/calendar?all=1").text
    assert re.search(r'<a class="ink" href="/reports/[^"]+">[^<]+</a><span>English</span>', page)
    assert re.search(r'<h3><a class="ink" href="/claims/\w{16}">', page)
    assert '<p class="quote" lang="en"' in page


def test_an_empty_ledger_says_on_every_list_what_to_do(empty_desk: Desk) -> None:
    for path in ("/claims", "/programmes", "/findings", "/reports", "/voices", "/outlets", "/calendar"):
        page = empty_desk.get(path).text
        assert "There is no report in this ledger yet." in page, path
        assert 'href="/read"' in page
        assert "<tbody>" not in page


def test_a_filter_is_no_search(reading_desk: Desk) -> None:
    assert 'id="find" name="q" value=""' in reading_desk.get("/claims?q=wheat").text
    assert 'id="find" name="q" value="wheat"' in reading_desk.get("/search?q=wheat").text


def test_an_open_page_is_told_of_news(desk: Desk) -> None:
    state = desk.books.state()
    assert desk.get(f"/news?since={state}").status_code == 204
    desk.books.review.accept(desk.books.claims()[0].mentions[0].id, by="bert")
    assert "Something was added or judged" in desk.get(f"/news?since={state}").text


def test_a_chart_is_saved_with_its_words(reading_desk: Desk) -> None:
    wheat = next(one for one in reading_desk.books.programmes() if one.category == "food.grain.wheat")
    for name, told in (("plan", "Promised and delivered"), ("pace", "Pace of deliveries")):
        picture = etree.fromstring(reading_desk.get(f"/programmes/{wheat.id}/{name}.svg").content)
        words = str(picture.xpath("string()"))
        assert told in words
        assert "as of 3 June 2026" in words
        assert "Olena Hrytsenko" in words
    assert reading_desk.get(f"/programmes/{wheat.id}/other.svg").status_code == 404


def test_a_chart_is_saved_as_png(reading_desk: Desk) -> None:
    wheat = next(one for one in reading_desk.books.programmes() if one.category == "food.grain.wheat")
    for path in (f"/programmes/{wheat.id}/plan.png", f"/programmes/{wheat.id}/pace.png", "/programmes.png"):
        answer = reading_desk.get(path)
        assert answer.headers["content-type"] == "image/png"
        assert answer.content[:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(answer.content[16:20], "big") == 2160
    assert reading_desk.get(f"/programmes/{wheat.id}/other.png").status_code == 404


def test_the_letters_of_our_languages_are_drawn_and_no_boxes() -> None:
    def drawn(text: str) -> bytes:
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40" font-family="IBM Plex Sans" font-size="20">'
        )
        return png_of(f'{svg}<text x="5" y="25">{text}</text></svg>')

    letters = "AaÉßñžŁőЖяїґЄ“–’"
    assert len({drawn(letter) for letter in letters} | {drawn("\u4e2d")}) == len(letters) + 1
    assert drawn("12\u202f000") == drawn("12\u00a0000") == drawn("12\u00a0000")


def test_a_calendar_of_very_much_begins_near_the_last_report(
    reading_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = reading_desk.get("/calendar.ics").text.count("BEGIN:VEVENT")
    monkeypatch.setattr("tallystick.web.pages.data._SUBSCRIBED", 2)
    assert 0 < reading_desk.get("/calendar.ics").text.count("BEGIN:VEVENT") < every


def test_a_ledger_that_is_too_large_says_so_instead_of_showing_an_earlier_day(
    reading_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallystick.web.shelf.MOST_MENTIONS", 2)
    for path in ("/", "/claims", "/review"):
        answer = reading_desk.get(f"{path}?as_of=2026-03-02")
        assert (answer.status_code, "too large" in answer.text) == (422, True)
    assert "too large" in reading_desk.get("/api/v1/claims?as_of=2026-03-02").json()["detail"]
