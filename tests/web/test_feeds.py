"""Feeds of claims and findings: what the pages show, for programs that look again and again."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from desk_serving import Desk, served

from tallystick.desk.books import Ledger

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(desk: Desk, path: str, **headers: str) -> list[ElementTree.Element]:
    answer = desk.get(path, **headers)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall("a:entry", ATOM)


@pytest.mark.parametrize(("kind", "one"), [("claims", "claim"), ("findings", "finding")])
def test_both_forms_tell_the_same_things(reading_desk: Desk, kind: str, one: str) -> None:
    expected = {f"urn:tallystick:{one}:{thing.id}" for thing in getattr(reading_desk.books, kind)()}
    atom = entries(reading_desk, f"/{kind}.atom")
    answer = reading_desk.get(f"/{kind}.feed.json")
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = answer.json()
    assert {item["id"] for item in feed["items"]} == expected
    for entry, item in zip(atom, feed["items"], strict=True):
        assert entry.findtext("a:id", None, ATOM) == item["id"]
        assert entry.findtext("a:title", None, ATOM) == item["title"]
        assert entry.findtext("a:updated", None, ATOM) == item["date_modified"]
        assert entry.findtext("a:content", None, ATOM) == item["content_text"]
        link = entry.find("a:link", ATOM)
        assert link is not None and link.get("href") == item["url"]
    updated = [item["date_modified"] for item in feed["items"]]
    assert updated == sorted(updated, reverse=True)


def test_every_item_leads_to_its_place(reading_desk: Desk) -> None:
    for kind in ("claims", "findings"):
        for item in reading_desk.get(f"/{kind}.feed.json").json()["items"]:
            path = item["url"].removeprefix(reading_desk.address)
            page = reading_desk.get(path.partition("#")[0])
            assert page.status_code == 200
            assert item["id"].rpartition(":")[2] in page.text


def test_filters_and_language_are_those_of_the_page(reading_desk: Desk) -> None:
    delivered = {claim.id for claim in reading_desk.books.claims() if claim.status == "delivered"}
    items = reading_desk.get("/claims.feed.json?status=delivered").json()["items"]
    assert {item["id"].rpartition(":")[2] for item in items} == delivered
    kind = reading_desk.books.findings()[0].kind
    same = [found for found in reading_desk.books.findings() if found.kind == kind]
    assert len(entries(reading_desk, f"/findings.atom?kind={kind}")) == len(same)
    french = {found.sentence for found in reading_desk.books.findings(language="fr")}
    for entry in entries(reading_desk, "/findings.atom", **{"Accept-Language": "fr"}):
        assert (entry.findtext("a:content", None, ATOM) or "").partition("\n")[0] in french


@pytest.mark.parametrize("kind", ["claims", "findings"])
def test_a_feed_goes_on_page_by_page(reading_desk: Desk, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading_desk.get(f"/{kind}.feed.json").json()
    assert "next_url" not in whole
    monkeypatch.setattr("tallystick.web.pages.feeds.MOST", 2)
    found, path = list[str](), f"/{kind}.atom"
    while path:
        feed = ElementTree.fromstring(reading_desk.get(path).content)
        found += [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
        onward = feed.find("a:link[@rel='next']", ATOM)
        path = "" if onward is None else (onward.get("href") or "").removeprefix(reading_desk.address)
    assert sorted(found) == sorted(item["id"] for item in whole["items"])
    assert len(found) == len(set(found))


def test_a_calendar_that_is_subscribed_to_is_not_sent_again(reading_desk: Desk) -> None:
    answer = reading_desk.get("/calendar.ics")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in answer.text
    assert reading_desk.get("/calendar.ics", **{"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_what_a_reader_has_is_not_sent_again(desk: Desk) -> None:
    tag = desk.get("/claims.atom").headers["etag"]
    assert desk.get("/claims.atom", **{"If-None-Match": tag}).status_code == 304
    desk.books.read("Poland received 41 tanks in January 2026.", published="2026-02-04")
    assert desk.get("/claims.atom", **{"If-None-Match": tag}).status_code == 200


def test_hostile_words_stay_words_and_an_empty_ledger_has_a_feed(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books) as desk:
        assert entries(desk, "/claims.atom") == []
        assert desk.get("/findings.feed.json").json()["items"] == []
        text = "<script>alert(1)</script>\x0b\ufffe\ud800 & ]]> Poland received 40 tanks in January 2026."
        books.read(text, published="2026-02-04", id="hostile", language="en")
        (entry,) = entries(desk, "/claims.atom")
        assert "<script>" in (entry.findtext("a:content", None, ATOM) or "")
        assert len(desk.get("/claims.feed.json").json()["items"]) == 1
