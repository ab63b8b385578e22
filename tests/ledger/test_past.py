"""A ledger as it was by two clocks, and ids that lead on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from readings_made import READER, readings

from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger, ShownClaim
from tallystick.ledger.past import Moment
from tallystick.model import Action, Deed, Document, Item, Mention, Quantity, Reading, Span, Status

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(new_place: Callable[[], str]) -> Iterator[Ledger]:
    ticks = iter(range(1_000_000))
    with Ledger.open(new_place(), clock=lambda: START + timedelta(days=next(ticks)), linker=linker()) as opened:
        yield opened


def report(number: str, id: str, published: date | None) -> Reading:
    text = f"On Monday the port got {number} trucks from the north."
    start = text.index(number)
    span, amount = Span(start, start + len(number)), Quantity(Decimal(number), Decimal(number))
    mention = Mention(Span(0, len(text)), span, amount, Item(None, "trucks", "vehicle"), Status.DELIVERED)
    return Reading(READER, Document(id, text, published=published), (mention,))


def told(ledger: Ledger) -> list[tuple[str, list[str]]]:
    return sorted((str(c.quantity.said), sorted(m.document for m in c.mentions)) for c in ledger.claims())


def test_what_was_published_and_what_was_known(ledger: Ledger) -> None:
    # Recorded on the first, second, third and fourth of March.
    ledger.post(report("40", "late", date(2026, 2, 20)))
    ledger.post(report("40", "early", date(2026, 2, 1)))
    ledger.post(report("55", "undated", None))
    ledger.post(report("41", "early", date(2026, 2, 1)))
    now = [("40", ["late"]), ("41", ["early"]), ("55", ["undated"])]
    cases = [
        (Moment(), now),
        (Moment(published=date(2026, 1, 31)), []),
        (Moment(published=date(2026, 2, 10)), [("40", ["early"])]),
        (Moment(published=date(2026, 2, 20)), [("40", ["early", "late"])]),
        (Moment(published=date(2026, 3, 3)), [("40", ["early", "late"]), ("55", ["undated"])]),
        (Moment(published=date(2026, 3, 4)), now),
        (Moment(recorded=START - timedelta(seconds=1)), []),
        (Moment(recorded=START), [("40", ["late"])]),
        (Moment(recorded=START + timedelta(days=1)), [("40", ["early", "late"])]),
        (Moment(date(2026, 2, 10), START), []),
    ]
    for moment, expected in cases:
        with ledger.past(moment) as past:
            assert told(past) == expected, moment


def test_the_ledger_of_now_is_the_one_that_stands(ledger: Ledger) -> None:
    list(ledger.post_many(readings(3, 15)))
    names = sorted(ref.id for claim in ledger.claims() for ref in claim.mentions)
    ledger.review(Deed(Action.REJECT, (names[0],)), by="Ann")
    ledger.review(Deed(Action.CORRECT, (names[1],), slot="category", value="vehicle"), by="Ann")
    with ledger.past(Moment()) as past:
        assert past.dump() == ledger.dump()
        assert past.verify().faults == ()


def test_a_judgement_counts_from_when_it_was_made(ledger: Ledger) -> None:
    ledger.post(report("40", "one", date(2026, 2, 1)))
    (claim,) = ledger.claims()
    ledger.review(Deed(Action.CORRECT, (claim.mentions[0].id,), slot="number", value="45"), by="Ann")
    ledger.review(Deed(Action.UNDO, subject="1"), by="Ann")
    for days, number in ((0, "40"), (1, "45"), (2, "40")):
        with ledger.past(Moment(recorded=START + timedelta(days=days))) as past:
            assert told(past) == [(number, ["one"])]


def test_an_old_id_finds_the_claim_that_stands_now(ledger: Ledger) -> None:
    ledger.post(report("40", "late", date(2026, 2, 20)))
    (born,) = ledger.claims()
    ledger.post(report("40", "early", date(2026, 2, 1)))
    (reborn,) = ledger.claims()
    assert born.id != reborn.id
    ledger.post(report("70", "other", date(2026, 2, 3)))
    other = next(claim for claim in ledger.claims() if claim.id != reborn.id)
    ledger.review(Deed(Action.MERGE, (born.id, other.id)), by="Ann")
    moved = replace(report("40", "late", date(2026, 2, 20)))
    text = f"Update. {moved.document.text}"
    mention = replace(
        moved.mentions[0], span=Span(8, len(text)), quantity_span=moved.mentions[0].quantity_span.shifted(8)
    )
    ledger.post(replace(moved, document=replace(moved.document, text=text), mentions=(mention,)))
    (standing,) = ledger.claims()
    for old in (born.id, reborn.id, other.id, born.mentions[0].id):
        shown = ledger.show(old)
        assert isinstance(shown, ShownClaim), old
        assert shown.claim.id == standing.id
    assert ledger.show("feedfacefeedface") is None
