"""REST for other programs: what it answers is what the desk says, digit by digit, and only who may changes anything."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest
import simplejson
from desk_serving import REPORTS, Desk, served

from tallystick.contract.claims import claim_object
from tallystick.contract.lines import written
from tallystick.contract.tallies import programme_object
from tallystick.desk.books import Ledger
from tallystick.model import Sought
from tallystick.model.filters import FILTERS

HERE = {"X-Tallystick": "1"}
TEXT = {"id": "d1", "text": "Poland received 40 tanks in January 2026.", "published": "2026-02-04"}


def post(desk: Desk, path: str, body: object, **headers: str) -> httpx.Response:
    return desk.client.post(f"/api/v1{path}", content=written(body), headers={**JSON, **HERE, **headers})


JSON = {"Content-Type": "application/json"}
LINES = {"Content-Type": "application/x-ndjson"}


def test_claims_are_written_as_the_contract_writes_them(reading_desk: Desk) -> None:
    answer = reading_desk.get("/api/v1/claims?limit=500")
    expected = [claim_object(claim) for claim in sorted(reading_desk.books.claims(), key=lambda one: one.id)]
    assert answer.text == written({"items": expected, "next": None})


def test_numbers_keep_every_digit(empty_desk: Desk) -> None:
    exact = {**TEXT, "text": "Poland received 8,250,000.10 tonnes of wheat in January 2026."}
    post(empty_desk, "/documents", exact)
    answer = simplejson.loads(empty_desk.get("/api/v1/claims").text, use_decimal=True)
    assert [one["quantity"]["lower"] for one in answer["items"]] == [Decimal("8250000.1")]


@pytest.mark.parametrize("kind", ["claims", "findings", "programmes", "origins", "documents", "readings"])
def test_pages_lead_through_the_whole_list_once(reading_desk: Desk, kind: str) -> None:
    path, seen = f"/api/v1/{kind}?limit=2", []
    whole = reading_desk.get(f"/api/v1/{kind}?limit={100 if kind == 'readings' else 500}").json()["items"]
    while path:
        answer = reading_desk.get(path)
        assert len(answer.json()["items"]) <= 2
        seen += answer.json()["items"]
        path = answer.json()["next"]
        assert ("next" in answer.links) == (path is not None)
    assert seen == whole
    assert len(seen) >= 3


def test_a_cursor_whose_thing_is_gone_still_leads_on(desk: Desk) -> None:
    first = desk.get("/api/v1/claims?limit=2").json()
    gone = first["items"][-1]
    for mention in gone["mentions"]:
        post(desk, "/review/reject", {"mention": mention["id"]})
    onward = desk.get(first["next"]).json()["items"]
    assert onward[0]["claim"] > gone["claim"]


def test_an_answer_is_not_sent_again_until_something_changes(desk: Desk) -> None:
    answer = desk.get("/api/v1/programmes")
    tag = answer.headers["etag"]
    again = desk.get("/api/v1/programmes", **{"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    mention = desk.books.claims()[0].mentions[0].id
    assert post(desk, "/review/accept", {"mention": mention}).status_code == 200
    assert desk.get("/api/v1/programmes", **{"If-None-Match": tag}).status_code == 200


def test_one_thing_comes_with_its_evidence(reading_desk: Desk) -> None:
    claim = max(reading_desk.books.claims(), key=lambda one: len(one.mentions))
    answer = reading_desk.get(f"/api/v1/claims/{claim.mentions[-1].id}").json()
    assert answer["claim"] == claim.id
    assert len(answer["quotes"]) == len(answer["judgements"]) == len(claim.mentions)
    for quote in answer["quotes"]:
        text = reading_desk.get(f"/api/v1/documents/{quote['document']}").json()["text"]
        if "in" not in quote:
            assert text[slice(*quote["span"])] == quote["words"]
    programme = reading_desk.books.programmes()[0]
    found = reading_desk.get(f"/api/v1/programmes/{programme.id}").json()
    assert {name: found[name] for name in programme_object(programme)} == json.loads(
        written(programme_object(programme))
    )
    assert found["quotes"]


def test_filters_and_languages_are_those_of_the_pages(reading_desk: Desk) -> None:
    here = reading_desk.get("/api/v1/claims?status=delivered&limit=500").json()["items"]
    lines = reading_desk.get("/claims.json?status=delivered").text.splitlines()
    assert sorted(json.loads(line)["claim"] for line in lines) == [one["claim"] for one in here]
    assert 0 < len(here) < len(reading_desk.books.claims())
    french = {one["sentence"] for one in reading_desk.get("/api/v1/findings?language=fr").json()["items"]}
    assert french <= {found.sentence for found in reading_desk.books.findings(language="fr")}
    assert reading_desk.get("/api/v1/claims?as_of=2000-01-01").json() == {"items": [], "next": None}


def test_documents_come_in_one_by_one_and_line_by_line(empty_desk: Desk) -> None:
    answer = post(empty_desk, "/documents", TEXT)
    assert (answer.status_code, answer.json()["posted"], answer.json()["mentions"]) == (200, "new document", 1)
    assert answer.json()["reading"]["document"]["id"] == "d1"
    assert post(empty_desk, "/documents", TEXT).json()["posted"] == "unchanged"
    lines = REPORTS.read_bytes() + b'\n{"id": "no text"}\nnonsense\n'
    answer = empty_desk.client.post("/api/v1/documents", content=lines, headers={**LINES, **HERE})
    assert (answer.json()["posted"], answer.json()["refused"]) == (len(REPORTS.read_bytes().splitlines()), 2)
    assert "text" in answer.json()["items"][-2]["problem"]


def test_readings_made_elsewhere_come_in_and_bad_ones_are_refused_whole(empty_desk: Desk) -> None:
    reading = {
        "contract": 1,
        "reader": {"name": "by hand"},
        "document": {"id": "d1"},
        "mentions": [{"quantity": {"span": [16, 18], "lower": Decimal("40"), "upper": Decimal("40")}}],
    }
    answer = post(empty_desk, "/readings", {"reading": reading, "document": TEXT})
    assert (answer.status_code, answer.json()["mentions"]) == (200, 1)
    assert post(empty_desk, "/readings", {"reading": reading}).json()["posted"] == "unchanged"
    broken = {**reading, "mentions": [{"quantity": {"span": [16, 999], "lower": 40, "upper": 30}}]}
    answer = post(empty_desk, "/readings", {"reading": broken})
    assert answer.status_code == 422
    assert "reaches beyond" in answer.json()["detail"]
    lines = "\n".join(written({"reading": one}) for one in (broken, reading))
    answer = empty_desk.client.post("/api/v1/readings", content=lines, headers={**LINES, **HERE})
    assert (answer.json()["posted"], answer.json()["refused"]) == (1, 1)


def test_what_was_purged_is_not_taken_again(desk: Desk) -> None:
    gone = desk.books.documents()[0].id
    desk.books.purge(gone, reason="asked to", by="anna")
    answer = post(desk, "/documents", {**TEXT, "id": gone})
    assert answer.status_code == 409
    assert "was purged" in answer.json()["detail"]


def test_every_judgement_is_an_entry_of_the_log(desk: Desk) -> None:
    shared = next(claim for claim in desk.books.claims() if len(claim.mentions) > 1)
    one, two = [claim for claim in desk.books.claims() if claim.id != shared.id][:2]
    unlike = next(made for made in desk.books.programmes() if made.not_compared)
    mention, other = (shared.mentions[0].id, shared.mentions[1].id)
    for path, body in [
        ("accept", {"mention": mention, "why": "read it"}),
        ("correct", {"mention": mention, "slot": "item", "value": "guns"}),
        ("dismiss", {"finding": desk.books.findings()[0].id}),
        (
            "equal",
            {"programme": unlike.id, "category": unlike.category, "other": unlike.not_compared[0].category},
        ),
        ("merge", {"claim": one.id, "other": two.id}),
        ("split", {"mentions": [other]}),
        ("undo", {"entry": 1}),
    ]:
        answer = post(desk, f"/review/{path}", body)
        assert answer.status_code == 200, answer.text
        assert (answer.json()["action"], answer.json()["by"]) == (path, "anna")
    entries = desk.get("/api/v1/log?limit=2").json()
    assert [entry["entry"] for entry in entries["items"]] == [1, 2]
    assert [entry["entry"] for entry in desk.get(entries["next"]).json()["items"]] == [3, 4]
    two_mentions = [claim.mentions[0].id for claim in desk.books.claims()[:2]]
    apart = post(desk, "/review/apart", {"mention": two_mentions[0], "other": two_mentions[1]})
    assert apart.json()["action"] == "apart"


def test_a_later_judgement_is_not_overwritten_in_silence(desk: Desk) -> None:
    mention = desk.books.claims()[0].mentions[0].id
    assert post(desk, "/review/accept", {"mention": mention, "seen": 0}).status_code == 200
    late = post(desk, "/review/reject", {"mention": mention, "seen": 0})
    assert late.status_code == 409
    assert "anna judged this in entry 1" in late.json()["detail"]
    assert post(desk, "/review/reject", {"mention": mention, "seen": 1}).status_code == 200


def test_no_foreign_page_changes_anything(desk: Desk) -> None:
    mention = desk.books.claims()[0].mentions[0].id
    address = "/api/v1/review/accept"
    body = {"mention": mention}
    assert desk.client.post(address, json=body).status_code == 401
    assert desk.client.post(address, data=body, headers=HERE).status_code in (415, 422)
    assert desk.client.post(address, json=body, headers={**HERE, "Origin": "https://evil.example"}).status_code == 403
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    preflight = desk.client.options(address, headers={**asked, "Access-Control-Request-Headers": "x-tallystick"})
    assert "access-control-allow-origin" not in preflight.headers
    assert desk.client.post("/api/v1/documents", content=written(TEXT), headers=JSON).status_code == 401
    assert desk.books.log() == []


def test_a_desk_for_reading_only_takes_nothing(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books, reviewer=None) as desk:
        assert post(desk, "/documents", TEXT).status_code == 403
        assert books.documents() == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/claims/none", 404),
        ("/api/v1/documents/none/of/these", 404),
        ("/api/v1/readings/none", 404),
        ("/api/v1/programmes/none", 404),
        ("/api/v1/nothing", 404),
        ("/api/v1/claims?limit=0", 422),
        ("/api/v1/claims?status=stolen", 422),
        ("/api/v1/search?q=tank&language=xx", 422),
        ("/api/v1/exports/floppy", 404),
        ("/api/v1/exports/html", 422),
    ],
)
def test_errors_are_problem_documents(reading_desk: Desk, path: str, status: int) -> None:
    answer = reading_desk.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]
    assert reading_desk.books.name not in answer.text


def test_exports_come_as_one_file(reading_desk: Desk) -> None:
    assert {one["format"] for one in reading_desk.get("/api/v1/exports").json()["items"]} >= {"csv", "ical", "html"}
    packed = ZipFile(io.BytesIO(reading_desk.get("/api/v1/exports/csv").content))
    assert "claims.csv" in packed.namelist()
    assert reading_desk.get("/api/v1/exports/csv").content == reading_desk.get("/api/v1/exports/csv").content
    claim = reading_desk.books.claims()[0].id
    page = reading_desk.get(f"/api/v1/exports/html?of={claim}")
    assert page.headers["content-type"].startswith("text/html")
    assert "script-src" not in page.headers["content-security-policy"]


def test_a_body_that_is_too_long_is_not_read_to_its_end(empty_desk: Desk) -> None:
    answer = empty_desk.client.post("/api/v1/documents", content=b" " * 33_000_000, headers={**JSON, **HERE})
    assert answer.status_code == 413


@pytest.mark.parametrize("of", Sought)
def test_every_list_is_chosen_by_the_same_filters(reading_desk: Desk, of: Sought) -> None:
    described = reading_desk.get("/api/openapi.json").json()["paths"][f"/v1/{of}"]["get"]["parameters"]
    offered = {one["name"] for one in described if one["in"] == "query"}
    assert set(FILTERS[of]) == offered - {"after", "limit", "as_of", "sort", "whole"} - (
        {"language"} if of is not Sought.CLAIMS else set()
    )


def test_a_filter_that_is_written_wrong_is_refused(reading_desk: Desk) -> None:
    answer = reading_desk.get("/api/v1/claims?statuss=delivered")
    assert answer.status_code == 422 and "statuss" in answer.json()["detail"] and "stage" in answer.json()["detail"]


def test_alerts_are_paged_and_tagged_by_themselves(empty_desk: Desk) -> None:
    books = empty_desk.books
    assert post(empty_desk, "/searches", {"search": "all", "of": "claims"}).json()["alerts"] == 0
    tag = empty_desk.get("/api/v1/searches").headers["etag"]
    for number in (40, 41, 42):
        books.read(f"Poland received {number} tanks in January 2026.", published="2026-02-04", language="en")
    assert books.searches.look() == 3
    assert empty_desk.get("/api/v1/searches", **{"If-None-Match": tag}).status_code == 200
    path, seen = "/api/v1/alerts?search=all&limit=2", []
    while path:
        answer = empty_desk.get(path)
        assert empty_desk.get(path, **{"If-None-Match": answer.headers["etag"]}).status_code == 304
        seen += [(one["alert"], one["thing"]["quantity"]["lower"]) for one in answer.json()["items"]]
        path = answer.json()["next"]
    assert [number for number, _ in seen] == [1, 2, 3] and {value for _, value in seen} == {40, 41, 42}
