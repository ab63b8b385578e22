"""Annotations, schema.org and citations: words stand where they are said to, addresses can be followed, nothing runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import simplejson
from mischief import SCRIPT

from tallystick.desk.books import Ledger
from tallystick.exports import citations, schema_org, web_annotations
from tallystick.exports.archive import archive_address, web_address
from tallystick.exports.holdings import Holdings
from tallystick.exports.judged import Judged
from tallystick.exports.names import urn
from tallystick.exports.quotation import SHORT, shortened
from tallystick.model import Document, Span


def loaded(module: Any, holdings: Holdings) -> Any:
    (file,) = module.files(holdings)
    return simplejson.loads(file.content.decode("utf-8"))


# --- annotations -----------------------------------------------------------------------------------------------------


def test_selectors_find_the_figure(holdings: Holdings) -> None:
    page = loaded(web_annotations, holdings)
    assert len(page["items"]) == len(holdings.evidence)
    for item in page["items"]:
        found = holdings.evidence[item["id"].rpartition(":")[2]]
        quote, *positions = item["target"]["selector"]
        text = found.text
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text and quote["exact"] == found.words
        assert bool(positions) == (found.read.place == "text")
        for position in positions:
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])


def test_annotations_have_what_the_model_asks_for(holdings: Holdings) -> None:
    page = loaded(web_annotations, holdings)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["target"]["source"].startswith(("http", "urn:"))
        assert {body["type"] for body in item["body"]} == {"TextualBody", "SpecificResource"}


# --- schema.org ------------------------------------------------------------------------------------------------------


def test_claims_and_reports_name_each_other(demo: Ledger) -> None:
    graph = loaded(schema_org, demo.holdings())["@graph"]
    nodes = {node["@id"]: node for node in graph}
    assert len(nodes) == len(graph) == len(demo.claims()) + 15
    for claim in (node for node in graph if node["@type"] == "Claim"):
        assert {nodes[report["@id"]]["@type"] for report in claim["appearance"]} == {"Article"}
        assert claim["firstAppearance"] == claim["appearance"][0] and claim["text"] in "".join(claim["citation"])
        assert "reviewRating" not in claim


def test_a_review_rates_the_reading_and_not_the_claim(holdings: Holdings) -> None:
    one, two = list(holdings.evidence)[:2]
    judged = (
        Judged("e1", one, "Ann", RECORDED, "Checked against the page."),
        Judged("e2", two, "Ben", RECORDED, None, "unit"),
        Judged("e3", "gone", "Ben", RECORDED),
    )
    graph = loaded(schema_org, replace(holdings, judged=judged))["@graph"]
    first, second = (node for node in graph if node["@type"] == "ClaimReview")
    claims = {node["@id"]: node for node in graph if node["@type"] == "Claim"}
    assert (first["author"]["name"], first["reviewBody"]) == ("Ann", "Checked against the page.")
    assert first["claimReviewed"] == claims[first["itemReviewed"]["@id"]]["name"]
    assert first["reviewRating"]["alternateName"] == "Read as the words say"
    assert (second["reviewRating"]["alternateName"], "reviewBody" in second) == ("Corrected: unit", False)
    assert first["datePublished"] == "2026-11-02"


@pytest.mark.parametrize("module", [schema_org, web_annotations])
def test_json_may_stand_in_a_page(module: Any, holdings: Holdings) -> None:
    (file,) = module.files(holdings)
    assert b"<" not in file.content and SCRIPT in str(loaded(module, holdings))


# --- addresses -------------------------------------------------------------------------------------------------------


ADDRESSES = [
    ("https://news.example/a?b=1&c=2#d", True),
    ("HTTP://news.example/é", True),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("ftp://news.example/a", False),
    ('https://x.example/"onclick="alert(1)', False),
    ("https://x.example/a b", False),
    ("https://x.example/\nEND:VEVENT", False),
    ("", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "followed"), ADDRESSES)
def test_only_pages_of_the_web_are_followed(address: str | None, followed: bool) -> None:
    assert web_address(address) == (address if followed else None)


RECORDED = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
ARCHIVES = [
    (Document("a", "", url="https://n.example/1", published=date(2026, 2, 4)), "https://web.archive.org/web/20260204/https://n.example/1"),
    (Document("a", "", url="https://n.example/1"), "https://web.archive.org/web/20261102/https://n.example/1"),
    (Document("a", "", url="file:///etc/passwd"), None),
    (Document("a", ""), None),
]  # fmt: skip


@pytest.mark.parametrize(("document", "address"), ARCHIVES)
def test_the_archive_is_asked_for_the_day(document: Document, address: str | None) -> None:
    assert archive_address(document, RECORDED) == address


def test_names_are_one_word() -> None:
    assert urn("document", 'a "b"\n<c>\ud800') == "urn:tallystick:document:a%20%22b%22%0A%3Cc%3E%3F"


# --- citations -------------------------------------------------------------------------------------------------------


def test_a_citation_says_who_where_when_and_what(demo: Ledger) -> None:
    (file,) = citations.files(demo.holdings())
    told = file.content.decode("utf-8")
    assert told.count("\n\n") == len(demo.claims()) - 1
    assert (
        "Pledged to be delivered: 1 million doses of vaccine, by Denmark, for Ghana, 2026 [" in told
        and "Danish Foreign Ministry. Morning Ledger, “Denmark pledges a million vaccine doses”, 20 January 2026. "
        "“Denmark has pledged one million doses of vaccine to Ghana for 2026, the Danish Foreign Ministry said on "
        "Tuesday.” Recorded 2 November 2026.\n"
        in told
    )


def test_an_unknown_day_is_said_to_be_so_and_the_archive_is_named(holdings: Holdings) -> None:
    (file,) = citations.files(holdings)
    told = file.content.decode("utf-8")
    assert "no date given" in told
    assert "Archive: <https://web.archive.org/web/2026" in told and "\x1b" not in told


# --- short quotations ------------------------------------------------------------------------------------------------


def test_a_long_sentence_is_cut_between_words_around_its_figure() -> None:
    text = "word " * 200 + "about 40 trucks " + "more " * 200
    figure = Span(1000, 1008)
    kept = shortened(text, Span(0, len(text)), figure)
    assert figure.of(text) == "about 40" and kept.place.contains(figure)
    assert kept.place.end - kept.place.start <= SHORT and kept.cut_before and kept.cut_after
    assert kept.of(text).startswith("[…] word ") and kept.of(text).endswith(" more […]")


def test_a_sentence_without_blanks_is_cut_all_the_same() -> None:
    text = "x" * 5000
    kept = shortened(text, Span(0, 5000), Span(2000, 2900))
    assert kept.place == Span(2000, 2300)
