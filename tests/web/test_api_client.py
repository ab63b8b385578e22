"""The client is the API: over a wire the names and values are those of a ledger at hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from desk_serving import Desk, served

import tallystick
from tallystick.contract.claims import claim_object
from tallystick.contract.feasibility import feasibility_object
from tallystick.contract.reviews import entry_object
from tallystick.contract.tallies import programme_object
from tallystick.desk.books import Ledger
from tallystick.desk.objects import hit_object, whole_claim_object, whole_programme_object
from tallystick.errors import RemoteError, SettingError


def test_lookups_give_what_the_ledger_at_hand_gives(reading_desk: Desk) -> None:
    near = reading_desk.books
    with tallystick.connect(reading_desk.address) as far:
        assert list(map(claim_object, far.claims())) == list(map(claim_object, near.claims()))
        assert far.findings(language="fr") == sorted(near.findings(language="fr"), key=lambda one: one.id)
        assert far.origins() == sorted(near.origins(), key=lambda one: one.id)
        assert far.documents() == near.documents()
        by_id = sorted(near.programmes(), key=lambda one: one.id)
        there = sorted(far.programmes(), key=lambda one: one.id)
        assert list(map(programme_object, there)) == list(map(programme_object, by_id))
        for claim in near.claims():
            assert whole_claim_object(far.claim(claim.id)) == whole_claim_object(near.claim(claim.id))
            assert far.claim(claim.id).told == near.claim(claim.id).told
        for made in by_id:
            assert whole_programme_object(far.programme(made.id)) == whole_programme_object(near.programme(made.id))
        found, here = far.search("vaccine"), near.search("vaccine")
        assert list(map(hit_object, found.hits)) == list(map(hit_object, here.hits))
        assert (found.total, found.hits) == (here.total, here.hits)
        assert feasibility_object(far.feasibility(by_id[0].id)) == feasibility_object(near.feasibility(by_id[0].id))
        assert far.feasibility(by_id[0].id).plans == near.feasibility(by_id[0].id).plans
        assert far.verify() == near.verify()
        for format in ("csv", "citations"):
            assert far.export(format) == near.export(format)


def test_reading_posting_and_judging_go_over_the_wire(empty_desk: Desk, tmp_path: Path) -> None:
    with tallystick.connect(empty_desk.address) as far, Ledger.open(tmp_path / "near.sqlite") as near:
        text, day = "Poland received 40 tanks and 12 boats in January 2026.", "2026-02-04"
        assert far.read(text, published=day).mentions == near.read(text, published=day).mentions
        other = tallystick.read("Germany pledged 7,000 drones for 2026.", published=day, id="d2", title="Drones")
        assert (str(far.post(other)), str(far.post(other))) == ("new document", "unchanged")
        assert [claim.id for claim in far.claims()] == [claim.id for claim in empty_desk.books.claims()]
        mention = far.claims()[0].mentions[0].id
        entry = far.review.correct(mention, "item", "guns", why="as the ministry has it", seen=0)
        assert entry_object(entry) == entry_object(empty_desk.books.log()[0])
        with pytest.raises(SettingError, match="judged this in entry 1"):
            far.review.accept(mention, seen=0)
        assert far.undo(1).undoes == 1
        assert far.log() == empty_desk.books.log()


def test_what_cannot_be_done_is_told_as_at_hand(reading_desk: Desk, tmp_path: Path) -> None:
    with tallystick.connect(reading_desk.address) as far:
        with pytest.raises(SettingError, match="no claim of this id"):
            far.claim("none")
        with pytest.raises(SettingError, match="no mention of this id"):
            far.review.accept("none")
    with (
        Ledger.open(tmp_path / "l.sqlite") as books,
        served(books, reviewer=None) as desk,
        tallystick.connect(desk.address) as far,
        pytest.raises(RemoteError, match="for reading only"),
    ):
        far.read("40 tanks")
    with pytest.raises(SettingError, match="begins with http"):
        tallystick.connect("reports.sqlite")
    with tallystick.connect("http://127.0.0.1:9") as nobody, pytest.raises(RemoteError, match="does not answer"):
        nobody.claims()


def test_the_client_needs_no_web_framework() -> None:
    asked = "import sys, tallystick; tallystick.connect; print({'fastapi', 'starlette', 'uvicorn'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_document_is_purged_over_the_wire(empty_desk: Desk) -> None:
    with tallystick.connect(empty_desk.address) as far:
        far.read("Poland received 40 tanks in January 2026.", published="2026-02-04", id="one")
        entry = far.purge("one", reason="asked for by a court")
        assert (str(entry.deed.action), entry.why, far.documents()) == ("purge", "asked for by a court", [])
        assert far.verify().faults == ()
        with pytest.raises(SettingError):
            far.purge("one", reason="again")
