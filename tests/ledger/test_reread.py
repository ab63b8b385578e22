"""Reading again: what changed is told and posted, a dry run changes nothing, other people's readings stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from tallystick.desk.books import Ledger
from tallystick.desk.reading import read
from tallystick.desk.rereading import ClaimChange, Reread, change_object
from tallystick.errors import ReadingError
from tallystick.model import Reader, Reading

TEXT = "France delivered 40 tanks to Ukraine in January 2026. Poland delivered 12 howitzers to Ukraine."
FORMER = Reader("tallystick", "0.0.1", "0ld")


@pytest.fixture
def books(new_place: Callable[[], str]) -> Iterator[Ledger]:
    with Ledger.open(new_place()) as opened:
        yield opened


def present(name: str = "d/1", text: str = TEXT) -> Reading:
    made = read(text, published=date(2026, 2, 4), language="en", id=name).reading
    assert len(made.mentions) >= 2
    return made


def former(reading: Reading) -> Reading:
    """How an older program might have read it: one mention is missing, and of the other a slot is wrong."""
    first = reading.mentions[0]
    wrong = replace(first, item=replace(first.item, category="other"))
    return replace(reading, reader=FORMER, mentions=(wrong,))


def told(changes: list[object]) -> tuple[list[Reread], list[ClaimChange]]:
    return [c for c in changes if isinstance(c, Reread)], [c for c in changes if isinstance(c, ClaimChange)]


@pytest.mark.parametrize("dry_run", [True, False])
def test_what_changed_is_told_slot_by_slot(books: Ledger, dry_run: bool) -> None:
    books.post(former(present()))
    before = books._room.dump()
    (text,), claims = told(list(books.reread(dry_run=dry_run)))
    assert (text.document, text.version, text.is_current, text.language) == ("d/1", 1, True, "en")
    changed, new = text.mentions
    assert (changed.kind, changed.figure) == ("changed", "40")
    assert [(slot.name, slot.was, slot.now) for slot in changed.slots] == [("item.category", "other", "vehicle.tank")]
    assert (new.kind, new.figure) == ("new", "12")
    assert "12 howitzers" in new.words
    assert [(c.was is None, c.now is None) for c in claims].count((True, False)) >= 1
    assert (books._room.dump() == before) is dry_run


def test_a_dry_run_tells_the_same_as_the_real_one(books: Ledger) -> None:
    for number in range(3):
        books.post(former(present(f"d/{number}")))
    dry = [change_object(c) for c in books.reread(dry_run=True) if not isinstance(c, ReadingError)]
    real = [change_object(c) for c in books.reread() if not isinstance(c, ReadingError)]
    assert dry == real
    assert len(dry) > 3


def test_reading_again_twice_changes_nothing_the_second_time(books: Ledger) -> None:
    books.post(former(present()))
    assert list(books.reread())
    after = books._room.dump()
    assert list(books.reread()) == []
    assert books._room.dump() == after


def test_the_ledger_is_then_as_if_it_had_been_read_so(books: Ledger) -> None:
    books.post(former(present()))
    list(books.reread())
    (stored,) = books._room.stored()
    assert stored.reading == present()
    assert {(c.category, str(c.quantity.said)) for c in books.claims()} >= {("vehicle.tank", "40")}


def test_packs_that_come_back_count_again(books: Ledger) -> None:
    """A reading that is recorded already, but was followed by another, is made to count once more."""
    books.post(present())
    books.post(former(present()))
    assert [claim.category for claim in books.claims()] == ["other"]
    assert list(books.reread())
    assert "vehicle.tank" in [claim.category for claim in books.claims()]
    assert list(books.reread()) == []


def test_a_newer_program_that_reads_the_same_leaves_no_trace(books: Ledger) -> None:
    books.post(replace(present(), reader=FORMER))
    assert list(books.reread()) == []
    (stored,) = books._room.stored()
    assert stored.reading.reader == FORMER


def test_other_readers_are_left_alone_unless_all_are_asked_for(books: Ledger) -> None:
    books.post(replace(former(present()), reader=Reader("Ann Archivist", "1")))
    assert list(books.reread()) == []
    texts, _ = told(list(books.reread(all=True)))
    assert [text.document for text in texts] == ["d/1"]


def test_former_versions_are_read_again_and_stay_former(books: Ledger) -> None:
    books.post(former(present()))
    books.post(present("d/1", TEXT.replace("40", "45")))
    texts, claims = told(list(books.reread()))
    assert [(text.version, text.is_current) for text in texts] == [(1, False)]
    assert claims == []
    assert "45" in [str(claim.quantity.said) for claim in books.claims()]


def test_a_mention_that_is_gone_is_told_with_its_words(books: Ledger) -> None:
    made = present()
    ghost = replace(made.mentions[0], quantity_span=made.mentions[0].item.span or made.mentions[0].span)
    books.post(replace(made, reader=FORMER, mentions=(*made.mentions, ghost)))
    (text,), _ = told(list(books.reread()))
    assert [(mention.kind, mention.figure) for mention in text.mentions] == [("gone", "tanks")]
