"""The client is the API: over a wire the names and values are those of a ledger at hand."""

from __future__ import annotations

import inspect
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
from tallystick.desk.remote import RemoteLedger, RemoteReviews
from tallystick.desk.remote_alerts import RemoteSearches, RemoteWebhooks
from tallystick.desk.reviewing import Reviews
from tallystick.desk.searches import Searches
from tallystick.desk.webhooks import Webhooks
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


LOCAL_ALONE = {
    "open": "`tallystick.connect` opens the other one",
    "packs": "a desk reads with its own",
    "clock": "a desk records by its own",
    "access": "users are an admin's, at the desk or beside the ledger",
    "look": "one view of the store for a page; over the wire each answer has the tag of its state",
    "state": "the tag of each answer tells that",
    "ready": "/readyz tells that",
    "counts": "/metrics tells that",
    "read_all": "takes settings and files of this machine",
    "post_lines": "takes files of this machine",
    "post_each": "takes what was read from files of this machine",
    "link": "judges the whole ledger anew, which is done beside it",
    "reread": "reads the whole ledger anew, which is done beside it",
    "merge_ledger": "takes another ledger of this machine",
    "backup": "writes a file beside the ledger",
    "restore": "makes a ledger here",
    "claim_objects": "is how `claims --json` goes past memory",
    "holdings": "is what exports are made of; `export` sends these",
    "exporting": "is how `export` goes past memory",
    "feasibilities": "`feasibility` tells one after the other",
    "quotes": "`claim` and `show` bring them along",
    "dismissed": "`log` tells what was dismissed",
    "deeds": "`review` does them",
    "trial": "the desk's pages show what would change",
    "last_entry": "`log` has it",
    "last_entries": "`log` has them",
    "entries_on": "`log` has them",
    "standing": "the tag of each answer tells that",
    "catch_up": "it looks after that by itself",
    "entries_after": "`log` has them",
    "entries_before": "`log` has them",
}
"""What a ledger over a wire has not, and why."""
LEFT_OUT = {"by", "widths", "to", "as_recorded", "at", "sort", "allow_hosts", "quoted"}
"""Who does it is who is connected; widths, files and the clock of recording are of the machine that has the ledger.

What is quoted of a hit costs nothing more over the wire, which gives it always.
"""


def public(of: type) -> set[str]:
    return {name for name in (*vars(of), *getattr(of, "__slots__", ())) if not name.startswith("_")}


@pytest.mark.parametrize(
    ("near", "far", "without"),
    [
        (Ledger, RemoteLedger, set(LOCAL_ALONE)),
        (Reviews, RemoteReviews, {"do", "room", "deeds"}),
        (Searches, RemoteSearches, {"room", "tallies", "look", "watch"}),
        (Webhooks, RemoteWebhooks, {"searches", "deliver", "send"}),
    ],
)
def test_both_faces_are_one(near: type, far: type, without: set[str]) -> None:
    """What the ledger at hand offers, the other does under the same names, or it is said why not.

    The desk notes what is new and sends it by itself; where one was, `after` tells.
    """
    for name in sorted(public(near) - without):
        assert name in public(far), name
        ours, theirs = getattr(near, name), getattr(far, name)
        if callable(ours):
            here, there = (set(inspect.signature(one).parameters) for one in (ours, theirs))
            assert here - LEFT_OUT <= there, (name, here - there)
    assert not without & public(far)


def test_the_past_is_looked_at_over_the_wire(reading_desk: Desk) -> None:
    day = "2026-02-11"
    with tallystick.connect(reading_desk.address) as now:
        with now.past(as_of=day) as far, reading_desk.books.past(as_of=day) as near:
            assert 0 < len(far.claims()) < len(now.claims())
            assert list(map(claim_object, far.claims())) == list(map(claim_object, near.claims()))
            assert far.documents() == near.documents()
            assert far.origins() == sorted(near.origins(), key=lambda one: one.id)
            mention = near.claims()[0].mentions[0].id
            assert whole_claim_object(far.claim(mention)) == whole_claim_object(near.claim(mention))
            assert far.search("vaccine").total == near.search("vaccine").total
            assert far.show(reading_desk.books.documents()[-1].id) == near.show(reading_desk.books.documents()[-1].id)
            with pytest.raises(SettingError, match="not changed"):
                far.read("Poland received 40 tanks.")
        assert now.claims()


def test_lists_are_chosen_and_paged_over_the_wire(reading_desk: Desk) -> None:
    near = reading_desk.books
    with tallystick.connect(reading_desk.address) as far:
        found = far.claims(sort="last", status="delivered", q="wheat")
        assert [one.id for one in found] == [one.id for one in near.claims(sort="last", status="delivered", q="wheat")]
        assert found
        first, here = far.claims(limit=3), near.claims(limit=3)
        assert ([one.id for one in first], first.next) == ([one.id for one in here], here.next)
        assert [one.id for one in far.claims(limit=3, after=first.next)] == [
            one.id for one in near.claims(limit=3, after=here.next)
        ]
        kind = near.findings()[0].kind
        assert {one.id for one in far.findings(kind=kind)} == {one.id for one in near.findings(kind=kind)}
        finding = near.findings(language="fr")[0]
        assert far.finding(finding.id, language="fr") == finding == near.finding(finding.id[:10], language="fr")
        for name in (near.claims()[0].id, near.documents()[0].id, "none", "0123456789abcdef"):
            shown, there = near.show(name), far.show(name)
            assert type(shown) is type(there)
        assert far.show(near.documents()[0].id) == near.show(near.documents()[0].id)
        with pytest.raises(SettingError, match="nothing here is called"):
            far.claims(statuss="delivered")


def test_searches_and_webhooks_go_over_the_wire(empty_desk: Desk) -> None:
    near, name = empty_desk.books, "tanks/é & <b>"
    with tallystick.connect(empty_desk.address) as far:
        saved = far.searches.save(name, "claims", q="tank", language="en", status="delivered")
        assert far.searches.all() == near.searches.all() == [saved] == [far.searches.named(name)]
        for text in ("Estonia received 41 tanks in January 2026.", "Chile lost 3 tanks in January 2026."):
            far.read(text, published="2026-02-04", language="en")
        near.searches.look()
        (alert,) = far.searches.alerts(name)
        assert [alert] == near.searches.alerts(name) == far.searches.alerts(name, newest=True)
        thing = far.searches.thing(alert, saved.sought)
        assert thing is not None and thing.id == near.claims(status="delivered")[0].id == alert.thing
        hook, secret = far.webhooks.add(name, "https://hooks.example/new")
        assert ([hook], 43) == (near.webhooks.all(), len(secret)) and far.webhooks.all() == [hook]
        assert far.webhooks.undelivered() == []
        for refused in (
            lambda: far.searches.save(name, "claims"),
            lambda: far.searches.save("x", "claims", kind="revision"),
            lambda: far.searches.named("none"),
            lambda: far.webhooks.add("none", "https://hooks.example/"),
            lambda: far.webhooks.add(name, "file:///etc/passwd"),
            lambda: far.webhooks.again(hook.id, 1),
        ):
            with pytest.raises(SettingError):
                refused()
        far.webhooks.remove(hook.id)
        far.searches.forget(name)
        assert (near.webhooks.all(), near.searches.all()) == ([], [])
