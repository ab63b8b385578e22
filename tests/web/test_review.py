"""Judging on the pages: each judgement is an entry of the log, and nobody else's form is taken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk_serving import Desk, served

from tallystick.desk.books import Ledger


def first_case(desk: Desk) -> str:
    found = re.search(r'name="mention" value="([0-9a-f]{16})"', desk.get("/review").text)
    assert found
    return found[1]


def test_accepting_takes_the_case_off_the_queue_and_undo_brings_it_back(desk: Desk) -> None:
    case = first_case(desk)
    answer = desk.post("/review/accept", mention=case, next="/review")
    assert answer.status_code == 303
    page = desk.get(answer.headers["location"]).text
    assert "Entry 1 of the log." in page
    assert f'data-case="{case}"' not in page
    assert "This reading does not wait for a person." not in page
    assert "This reading does not wait for a person." in desk.get(f"/review?case={case}").text
    assert desk.post("/review/undo", entry="1", next="/log").status_code == 303
    assert first_case(desk) == case
    assert [entry.by for entry in desk.books.log()] == ["anna", "anna"]


def test_correcting_a_slot_changes_the_tally_and_undo_restores_it(desk: Desk) -> None:
    before = desk.books.programmes()
    wheat = next(one for one in before if one.category == "food.grain.wheat")
    mention = wheat.readings[0].mentions[-1].id
    desk.post("/review/correct", mention=mention, slot="category", value="food.grain.maize", next="/")
    assert desk.books.programmes() != before
    assert desk.books.log()[0].deed.value == "food.grain.maize"
    desk.post("/review/undo", entry="1", next="/")
    assert desk.books.programmes() == before


def test_rejecting_splitting_merging_and_dismissing_are_kept(desk: Desk) -> None:
    one, two = desk.books.claims()[:2]
    finding = desk.books.findings()[0]
    shared = next(claim for claim in desk.books.claims() if len(claim.mentions) > 1)
    assert desk.post("/review/dismiss", finding=finding.id, next="/findings").status_code == 303
    assert finding.id not in {found.id for found in desk.books.findings()}
    assert desk.post("/review/split", claim=shared.id, mention=shared.mentions[0].id, next="/").status_code == 303
    assert desk.post("/review/merge", claim=one.id, other=two.id, next="/").status_code == 303
    assert desk.post("/review/reject", mention=first_case(desk), next="/", why="no figure").status_code == 303
    assert [str(entry.deed.action) for entry in desk.books.log()] == ["dismiss", "split", "merge", "reject"]


def test_what_would_change_is_shown_before_claims_are_merged(desk: Desk) -> None:
    one, two = desk.books.claims()[:2]
    page = desk.get(f"/claims/{one.id}/regroup?do=merge&other={two.id}").text
    assert f"A claim told {len(one.mentions) + len(two.mentions)} times" in page
    assert desk.books.claims()[:2] == [one, two]
    desk.books.review.accept(one.mentions[0].id, by="boris")
    stale = desk.post("/review/merge", claim=one.id, other=two.id, seen="0", next="/")
    told = desk.get(stale.headers["location"]).text
    assert "boris judged this in entry 1" in told
    assert len(desk.books.log()) == 1
    assert desk.post("/review/merge", claim=one.id, other=two.id, seen="1", next="/").status_code == 303


def test_claims_are_kept_apart_and_the_same_is_refused_in_words(desk: Desk) -> None:
    one, two = desk.books.claims()[:2]
    assert desk.post("/review/claims_apart", claim=one.id, other=two.id, next="/").status_code == 303
    assert desk.books.log()[0].deed.others == tuple(mention.id for mention in two.mentions)
    assert "are one claim already" in desk.get(f"/claims/{one.id}/regroup?do=merge&other={one.id}").text
    assert desk.get(f"/claims/{one.id}/regroup?do=nothing").status_code == 404


def test_two_reviewers_never_overwrite_each_other_in_silence(desk: Desk) -> None:
    case = first_case(desk)
    desk.books.review.correct(case, "item", "guns", by="boris")
    late = desk.post("/review/correct", mention=case, slot="item", value="howitzers", seen="0", next="/review")
    assert late.status_code == 409
    assert "boris judged this while you were reading" in late.text
    shown = re.search(r'<section class="notice clash".*?</section>', late.text, re.DOTALL)
    assert shown
    assert re.search(r"<td>howitzers \(Artillery\)</td><td><b>guns \(Artillery\)</b></td>", shown[0])
    assert "Item → howitzers" in shown[0]
    assert len(desk.books.log()) == 1
    seen = re.findall(r'name="seen" value="(\d+)"', shown[0])
    assert seen == ["1"]
    again = desk.post("/review/correct", mention=case, slot="item", value="howitzers", seen=seen[0], next="/review")
    assert again.status_code == 303
    assert [entry.by for entry in desk.books.log()] == ["boris", "anna"]


def test_what_somebody_rejected_meanwhile_is_told(desk: Desk) -> None:
    case = first_case(desk)
    desk.books.review.reject(case, by="boris")
    late = desk.post("/review/accept", mention=case, seen="0", next="/review")
    assert late.status_code == 409
    assert "It counts in no claim now." in late.text
    assert "You were about to accept it as it was." in late.text


def test_an_undoing_meanwhile_counts_too(desk: Desk) -> None:
    case = first_case(desk)
    desk.books.review.correct(case, "item", "guns", by="anna")
    desk.books.undo(1, by="boris")
    late = desk.post("/review/accept", mention=case, seen="1", next="/review")
    assert late.status_code == 409
    assert re.search(r"<td>guns \(Artillery\)</td><td><b>howitzers \(Artillery\)</b></td>", late.text)


def test_an_open_page_hears_of_what_others_judged(desk: Desk) -> None:
    case, state = first_case(desk), desk.books.state()
    path = f"/review/queue?case={case}&since={state}&seen=0&rows={case}"
    assert desk.get(path).status_code == 204
    desk.books.review.accept(case, by="boris")
    told = desk.get(path).text
    assert told.count("boris: accepted (entry 1)") == 2


@pytest.mark.parametrize(
    "path", ["/review/accept", "/review/undo", "/review/dismiss", "/review/merge", "/read/example"]
)
def test_a_form_of_somebody_else_is_refused(desk: Desk, path: str) -> None:
    fields = {"mention": "m", "entry": "1", "finding": "f", "claim": "c", "other": "o"}
    desk.get("/")
    assert desk.post(path, token="wrong", **fields).status_code == 403
    assert desk.post(path, origin="https://evil.example", **fields).status_code == 403
    assert desk.books.log() == []


def test_bad_judgements_are_told_and_change_nothing(desk: Desk) -> None:
    case = first_case(desk)
    for path, fields in [
        ("/review/correct", {"mention": case, "slot": "period", "value": "some day"}),
        ("/review/correct", {"mention": case, "slot": "nothing", "value": "x"}),
        ("/review/accept", {"mention": "0000"}),
        ("/review/undo", {"entry": "77"}),
        ("/review/undo", {"entry": "'; drop table review_log"}),
        ("/review/dismiss", {"finding": "0000"}),
        ("/review/accept", {}),
    ]:
        answer = desk.post(path, next="/", **fields)
        assert answer.status_code == 422, (path, fields)
        assert "Nothing in the ledger was changed" in answer.text or "That was not done" in answer.text
    assert desk.books.log() == []


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_away(desk: Desk, address: str) -> None:
    answer = desk.post("/review/accept", mention=first_case(desk), next=address)
    assert answer.headers["location"].startswith("/?done=")


def test_where_nobody_may_judge_no_form_is_shown_or_taken(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.sqlite") as books, served(books, reviewer=None) as desk:
        books.read("Poland received 40 tanks in January 2026.", published="2026-02-04")
        case = books.claims()[0].mentions[0].id
        assert "/review/accept" not in desk.get("/review").text
        assert desk.post("/review/accept", mention=case).status_code == 403
        assert books.log() == []


def test_a_pasted_text_is_read_and_shown(empty_desk: Desk) -> None:
    assert "Put the example in" in empty_desk.get("/").text
    answer = empty_desk.post(
        "/read", text="Poland received 40 tanks in January 2026.", published="2026-02-04", outlet=" Tide <Post> "
    )
    page = empty_desk.get(answer.headers["location"]).text
    assert '<mark class="figure"' in page and "Tide &lt;Post&gt;" in page
    for bad in ({"text": "  "}, {"text": "x" * 500_000}, {"text": "40 tanks", "published": "soon"}):
        assert empty_desk.post("/read", **bad).status_code == 422
    assert [document.outlet for document in empty_desk.books.documents()] == ["Tide <Post>"]


def test_the_example_is_one_click_away(empty_desk: Desk) -> None:
    page = empty_desk.get(empty_desk.post("/read/example").headers["location"]).text
    assert "17 reports are in the ledger now." in page
    assert len(empty_desk.books.documents()) == 17


def test_categories_are_compared_where_a_person_says_so(desk: Desk) -> None:
    made = next(one for one in desk.books.programmes() if one.not_compared)
    other = made.not_compared[0].category
    fields = {"programme": made.id, "category": made.category, "other": other, "why": "one kit", "next": "/"}
    assert desk.post("/review/equal", **fields).status_code == 303
    now = next(one for one in desk.books.programmes() if one.id == made.id)
    assert other not in {left.category for left in now.not_compared}
    assert desk.books.log()[0].why == "one kit"
