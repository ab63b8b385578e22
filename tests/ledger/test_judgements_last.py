"""What people judged lasts: through a better reader that moves spans and ids, an edited page, and another ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tallystick.desk.books import Ledger
from tallystick.desk.reading import read
from tallystick.desk.rooms import ledger_room, linker
from tallystick.desk.settings import packs_of
from tallystick.model import Entry, Reader, Reading, Span

New = Callable[[], str]
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXTS = (
    ("plan", "In Paris it was said that France will deliver 100 tanks to Ukraine in 2026.", "2026-01-05"),
    ("came", "As of Monday France delivered more than 40 tanks to Ukraine in January 2026.", "2026-02-10"),
    ("one", "Poland delivered 55 trucks to Ukraine in January 2026, Defence Minister Anna Berg said.", "2026-02-12"),
    ("two", "Poland delivered 80 trucks to Ukraine in January 2026, President Karl Lind said.", "2026-02-12"),
    ("three", "Poland delivered 80 trucks to Ukraine in January 2026, Ambassador Ida Holt said.", "2026-02-13"),
    ("other", "Spain pledged 7,000 tents to Egypt for the winter.", "2026-02-14"),
)


def present() -> list[Reading]:
    """What the reader of today reads."""
    return [read(text, published=day, language="en", id=name).reading for name, text, day in TEXTS]


def former(reading: Reading) -> Reading:
    """How an older reader might have read it: each figure takes in the word before it, so that spans and ids move."""
    text = reading.document.text

    def wider(span: Span) -> Span:
        return Span(text.rindex(" ", 0, span.start - 1) + 1, span.end)

    mentions = tuple(replace(mention, quantity_span=wider(mention.quantity_span)) for mention in reading.mentions)
    return replace(reading, reader=Reader("tallystick", "0.0.1", "0ld"), mentions=mentions, quantities=())


@contextmanager
def opened(place: str) -> Iterator[Ledger]:
    ticks = iter(range(10_000))
    room = ledger_room().open(place, clock=lambda: START + timedelta(minutes=next(ticks)), linker=linker())
    with Ledger(room, packs_of()) as books:
        yield books


def mention(books: Ledger, document: str) -> str:
    return next(r.id for claim in books.claims() for r in claim.mentions if r.document == document)


def seen(books: Ledger) -> dict[str, Any]:
    """All that the judgements below show in, without ids."""
    (programme, *_) = [one for one in books.programmes() if one.category == "vehicle.tank"]
    return {
        "claims": sorted((c.category, str(c.quantity.said), sorted(m.document for m in c.mentions)) for c in books.claims()),
        "findings": sorted((str(f.kind), sorted(m.document for m in f.mentions)) for f in books.findings()),
        "delivered": [str(line.delivered.low) for line in programme.readings if line.delivered],
    }  # fmt: skip


def correct(books: Ledger) -> Entry:
    return books.review.correct(mention(books, "came"), "number", "45", by="Ann")


def recategorise(books: Ledger) -> Entry:
    return books.review.correct(mention(books, "came"), "category", "vehicle.armoured", by="Ann")


def reject(books: Ledger) -> Entry:
    return books.review.reject(mention(books, "three"), by="Ann")


def merge(books: Ledger) -> Entry:
    return books.review.merge(mention(books, "other"), mention(books, "came"), by="Ann")


def split(books: Ledger) -> Entry:
    return books.review.split(mention(books, "three"), by="Ann")


def apart(books: Ledger) -> Entry:
    return books.review.apart(mention(books, "three"), mention(books, "two"), by="Ann")


def dismiss(books: Ledger) -> Entry:
    return books.review.dismiss(next(f.id for f in books.findings() if f.kind == "contradiction"), by="Ann")


def equal(books: Ledger) -> Entry:
    recategorise(books)
    plan = next(programme.id for programme in books.programmes() if programme.category == "vehicle.tank")
    return books.review.equal("vehicle.tank", "vehicle.armoured", programme=plan, by="Ann")


JUDGED = [correct, recategorise, reject, merge, split, apart, dismiss, equal]


@pytest.mark.parametrize("judge", JUDGED, ids=[judge.__name__ for judge in JUDGED])
def test_it_lasts_through_another_reader_an_edit_and_another_ledger(
    new_place: New, judge: Callable[[Ledger], Entry]
) -> None:
    with ExitStack() as stack:
        books, plain, merged = (stack.enter_context(opened(new_place())) for _ in range(3))
        for reading in present():
            books.post(former(reading))
            plain.post(reading)
        before = seen(books)
        assert before == seen(plain)
        ids = {mention(books, name) for name, _, _ in TEXTS}
        judge(books)
        wanted = seen(books)
        assert wanted != before
        assert len([change for change in books.reread() if hasattr(change, "mentions")]) == len(TEXTS)
        assert ids.isdisjoint(ref.id for claim in books.claims() for ref in claim.mentions)
        assert seen(books) == wanted
        for reading in present():
            document = replace(reading.document, text=f"{reading.document.text} Corrected.")
            books.post(replace(reading, document=document))
        assert seen(books) == wanted
        list(merged.merge_ledger(books))
        assert seen(merged) == seen(books)
        list(plain.merge_ledger(books))
        assert seen(plain) == wanted
        for entry in reversed(merged.log()):
            merged.undo(entry.number, by="Ben")
        assert seen(merged) == before


def test_a_correction_of_words_that_two_versions_share_is_no_silent_correction(new_place: New) -> None:
    with opened(new_place()) as books:
        (reading,) = (one for one in present() if one.document.id == "came")
        books.post(reading)
        books.post(replace(reading, document=replace(reading.document, text=f"{reading.document.text} Corrected.")))
        assert books.findings() == []
        correct(books)
        assert books.findings() == []
