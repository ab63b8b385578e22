"""What people judged in two ledgers becomes one log: nothing is lost or doubled, and the later judgement wins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.ledger.merging import Conflict
from tallystick.model import Action, Deed, Document, Item, Mention, Quantity, Reader, Reading, Span, Status

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
New = Callable[[], str]
Judged = Callable[[Ledger], Deed]


def report(name: str, number: str = "40") -> Reading:
    text = f"On Monday the port got {number} trucks from the north."
    start = text.index(number)
    amount = Quantity(Decimal(number), Decimal(number))
    span = Span(start, start + len(number))
    mention = Mention(Span(0, len(text)), span, amount, Item(None, "trucks", "vehicle"), Status.DELIVERED)
    return Reading(Reader("tallystick", "1"), Document(name, text, published=date(2026, 2, 4)), (mention,))


def ids(ledger: Ledger) -> list[str]:
    return [ref.id for made in sorted(ledger.claims(), key=lambda c: c.mentions[0].document) for ref in made.mentions]


def correct(value: str) -> Judged:
    return lambda ledger: Deed(Action.CORRECT, (ids(ledger)[0],), slot="category", value=value)


def reject(ledger: Ledger) -> Deed:
    return Deed(Action.REJECT, (ids(ledger)[0],))


def accept(ledger: Ledger) -> Deed:
    return Deed(Action.ACCEPT, (ids(ledger)[0],))


def merge(ledger: Ledger) -> Deed:
    return Deed(Action.MERGE, tuple(claim.id for claim in ledger.claims()))


def apart(ledger: Ledger) -> Deed:
    one, two = ids(ledger)
    return Deed(Action.APART, (one,), (two,))


@contextmanager
def kept(place: str, judged: list[tuple[int, Judged]]) -> Iterator[Ledger]:
    """A ledger of two reports, judged in these minutes."""
    moment = [START]
    with Ledger.open(place, clock=lambda: moment[0], linker=linker()) as ledger:
        for reading in (report("d/1"), report("d/2", "45")):
            ledger.post(reading)
        for minute, deed in judged:
            moment[0] = START + timedelta(minutes=minute)
            ledger.review(deed(ledger), by=f"editor {minute}", why=f"reason {minute}")
        moment[0] = START + timedelta(days=9)
        yield ledger


def merged(one: Ledger, other: Ledger) -> list[Conflict]:
    return [conflict for taken in one.merge(other) for conflict in taken.conflicts]


STORIES = [
    # what is judged here and there, and how many conflicts there are
    ("one side", [(1, correct("arms"))], [], 0),
    ("different things", [(1, correct("arms"))], [(2, merge)], 0),
    ("the same correction", [(1, correct("arms"))], [(2, correct("arms"))], 0),
    ("two corrections", [(1, correct("arms"))], [(2, correct("vehicle.tank"))], 1),
    ("two corrections, the other first", [(2, correct("arms"))], [(1, correct("vehicle.tank"))], 1),
    ("accepted and rejected", [(1, accept)], [(2, reject)], 1),
    ("merged and kept apart", [(1, merge)], [(2, apart)], 1),
    ("kept apart and merged", [(1, apart)], [(2, merge)], 1),
]


@pytest.mark.parametrize(("story", "here", "there", "conflicts"), STORIES, ids=[story for story, *_ in STORIES])
def test_either_way_the_later_judgement_wins_and_both_stand(
    new_place: New, story: str, here: list[tuple[int, Judged]], there: list[tuple[int, Judged]], conflicts: int
) -> None:
    with kept(new_place(), here) as a, kept(new_place(), there) as b:
        assert len(merged(a, b)) == conflicts
        merged(b, a)
        assert a.dump() == b.dump()
        for ledger in (a, b):
            told = [(entry.by, entry.why, entry.recorded) for entry in ledger.log()]
            assert sorted(told) == sorted(
                (f"editor {m}", f"reason {m}", START + timedelta(minutes=m)) for m, _ in (*here, *there)
            )
        whole, log = a.dump(), a.log()
        merged(a, b)
        assert (a.dump(), a.log()) == (whole, log)


def test_the_later_correction_is_shown(new_place: New) -> None:
    with kept(new_place(), [(2, correct("arms"))]) as a, kept(new_place(), [(1, correct("vehicle.tank"))]) as b:
        (conflict,) = merged(a, b)
        assert conflict.kept == conflict.here == "correct category arms by editor 2 on 2026-03-01"
        assert sorted(claim.category for claim in a.claims()) == ["arms", "vehicle"]


def test_the_chain_goes_on_and_names_the_hash_of_origin(new_place: New) -> None:
    with kept(new_place(), [(1, correct("arms"))]) as a, kept(new_place(), [(2, merge)]) as b:
        merged(a, b)
        own, taken = a.log()
        assert (own.origin, taken.origin) == (None, b.log()[0].hash)
        assert [entry.number for entry in a.log()] == [1, 2]
        assert a.verify().faults == ()
