"""Two ledgers become one: as if all had been posted to one in the order of time, whichever is taken into which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from readings_made import READER, readings

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger, Posted
from tallystick.model import Document, Item, Mention, Quantity, Reading, Span, Status
from tallystick.packs import load

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEMMAS = load().lemmas
New = Callable[[], str]


@dataclass
class Clock:
    """Stands still until it is set."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


def one(number: str = "40", **about: object) -> Reading:
    text = f"We got {number} trucks."
    quantity = Quantity(Decimal(number), Decimal(number))
    mention = Mention(
        Span(0, len(text)), Span(7, 7 + len(number)), quantity, Item(None, "trucks", "vehicle"), Status.DELIVERED
    )
    facts = {"id": "d/1", "published": date(2026, 2, 4), **about}
    return Reading(READER, Document(text=text, **facts), (mention,))  # type: ignore[arg-type]  # facts are named


def newer(reading: Reading, version: str = "0.2.0") -> Reading:
    return replace(reading, reader=replace(READER, version=version))


Day = tuple[str, Reading]  # in which ledgers ("a", "b" or "ab") something is posted, and what
AT = {"outlet": "Gazette", "url": "https://g.example/1"}


def kept(place: str, name: str, days: Sequence[Day]) -> Ledger:
    """A ledger to which was posted what is meant for it, a day after the other; "all" takes everything."""
    clock = Clock()
    ledger = Ledger.open(place, clock=clock, linker=linker(), lemmas_of=LEMMAS)
    for number, (where, reading) in enumerate(days):
        clock.now = START + timedelta(days=number)
        if name == "all" or name in where:
            ledger.post(reading)
    clock.now = START + timedelta(days=999)
    return ledger


STORIES: list[tuple[str, list[Day]]] = [
    ("two documents", [("a", one()), ("b", one(id="d/2"))]),
    ("the same in both", [("ab", one())]),
    ("the same, found twice", [("a", one()), ("b", one())]),
    ("an edited page", [("a", one()), ("b", one("45"))]),
    ("an edit in between", [("a", one()), ("b", one("45")), ("a", one("50"))]),
    ("an edit that one ledger missed", [("ab", one()), ("b", one("45")), ("ab", one("50"))]),
    ("a text that comes back", [("a", one()), ("b", one("45")), ("a", one())]),
    ("seen first in the other", [("b", one()), ("a", one("45")), ("a", one())]),
    ("a newer reader", [("a", one()), ("b", newer(one()))]),
    ("readers in turn", [("a", one()), ("b", newer(one())), ("a", newer(one(), "0.3.0"))]),
    ("an old text read again", [("a", one()), ("a", one("45")), ("b", newer(one()))]),
    ("known by its address", [("a", one(**AT)), ("b", one("45", id="d/9", **AT))]),
    ("known by its address, later here", [("b", one(**AT)), ("a", one("45", id="d/9", **AT))]),
    ("one text in two outlets", [("a", one(**AT)), ("b", one(id="d/2", outlet="Kurier", url="https://k.example/2"))]),
    ("an id for two addresses", [("a", one(**AT)), ("b", one("45", outlet="Kurier", url="https://k.example/2"))]),
]


@pytest.mark.parametrize(("story", "days"), STORIES, ids=[story for story, _ in STORIES])
def test_either_way_it_is_as_if_all_had_been_posted_to_one(new_place: New, story: str, days: list[Day]) -> None:
    with kept(new_place(), "all", days) as whole, kept(new_place(), "a", days) as a, kept(new_place(), "b", days) as b:
        expected, theirs = whole.dump(), b.dump()
        list(a.merge(b))
        assert a.dump() == expected
        assert b.dump() == theirs
        assert {taken.posted for taken in a.merge(b)} <= {Posted.UNCHANGED, None}
        assert a.dump() == expected
        list(b.merge(a))
        assert b.dump() == expected


@pytest.mark.parametrize("seed", range(3))
def test_many_reports_in_two_ledgers(new_place: New, seed: int) -> None:
    rng = Random(seed)
    days: list[Day] = []
    for made in readings(seed, 25):
        days.append((rng.choice(("a", "b", "ab")), made))
        if rng.random() < 0.4:
            days.append((rng.choice(("a", "b", "ab")), newer(made)))
    rng.shuffle(days)
    with kept(new_place(), "all", days) as whole, kept(new_place(), "a", days) as a, kept(new_place(), "b", days) as b:
        list(a.merge(b))
        assert a.dump() == whole.dump()
        assert list(a.claims()) == list(whole.claims())
        words = "the ministry"
        assert [hit.id for hit in a.search(words).hits] == [hit.id for hit in whole.search(words).hits]
        list(b.merge(a))
        assert b.dump() == whole.dump()


def test_times_of_recording_are_kept(new_place: New) -> None:
    days = [("a", one()), ("b", one("45"))]
    with kept(new_place(), "a", days) as a, kept(new_place(), "b", days) as b:
        list(b.merge(a))
        shown = b.show("d/1")
    assert [version.recorded for version in shown.versions] == [START, START + timedelta(days=1)]  # type: ignore[union-attr]  # a document


def test_the_bytes_of_either_ledger_are_kept(new_place: New) -> None:
    plain = one()
    raw = replace(plain, document=replace(plain.document, raw=b"<p>We got 40 trucks.</p>"))
    for days in ([("a", plain), ("b", raw), ("a", one("45"))], [("b", raw), ("a", plain)]):
        with kept(new_place(), "a", days) as a, kept(new_place(), "b", days) as b:
            list(a.merge(b))
            (first, *_) = a.stored()
            assert first.reading.document.raw == raw.document.raw


def test_an_id_for_two_addresses_is_told_each_time_and_the_first_is_kept(new_place: New) -> None:
    _, days = STORIES[-1]
    with kept(new_place(), "a", days) as a, kept(new_place(), "b", days) as b:
        for _ in range(2):
            ((conflict,), _) = [taken.conflicts for taken in a.merge(b)]
            assert conflict.about == "d/1"
            assert (conflict.here, conflict.there) == ("Gazette, https://g.example/1", "Kurier, https://k.example/2")
            assert conflict.kept == conflict.here
        ((conflict,), _) = [taken.conflicts for taken in b.merge(a)]
        assert conflict.kept == conflict.there == "Gazette, https://g.example/1"


def test_a_ledger_merged_with_itself_stays_as_it_is(new_place: New) -> None:
    place = new_place()
    with kept(place, "a", [("a", one()), ("a", one("45"))]) as a, Ledger.open(place, linker=linker()) as same:
        before = a.dump()
        assert {taken.posted for taken in a.merge(same)} == {Posted.UNCHANGED, None}
        assert a.dump() == before


def test_one_store_into_the_other_and_back(new_database: New, tmp_path: Path) -> None:
    _, days = STORIES[4]
    days = [*days, ("a", one(id="d/7", outlet="\ud800 a\0b")), ("b", one("7", id="😀"))]
    with (
        kept(new_database(), "a", days) as a,
        kept(str(tmp_path / "b"), "b", days) as b,
        kept(str(tmp_path / "all"), "all", days) as whole,
    ):
        list(a.merge(b))
        list(b.merge(a))
        assert a.dump() == b.dump() == whole.dump()


def test_what_was_made_to_count_again_still_counts(new_place: New) -> None:
    clock = Clock()
    with Ledger.open(new_place(), clock=clock, linker=linker()) as a, Ledger.open(new_place(), linker=linker()) as b:
        for number, made in enumerate((one(), newer(replace(one(), mentions=())), one())):
            clock.now = START + timedelta(days=number)
            a.reread(made) if number else a.post(made)
        list(b.merge(a))
        assert len(list(b.claims())) == 1
        assert b.dump() == a.dump()
        assert {taken.posted for taken in b.merge(a)} == {Posted.UNCHANGED, None}
