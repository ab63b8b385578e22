"""What a judgement would change, told before it is made, is what it changes; and nobody overwrites what they had not seen."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tallystick.contract.slot_values import figure_from, figure_value
from tallystick.desk.books import Ledger
from tallystick.errors import RefusedError, StaleError
from tallystick.model import Bound, Deed, Measure, Per, Quantity

PLAN = "Ukraine plans to deliver 600 tonnes of wheat to Ethiopia in 2026, Minister Olena Hrytsenko said."
CAME = "Ukraine delivered 100 tonnes of wheat to Ethiopia in January 2026, Minister Olena Hrytsenko said."
MORE = "Ukraine delivered 150 tonnes of wheat to Ethiopia in February 2026, Minister Olena Hrytsenko said."


@pytest.fixture
def books() -> Iterator[Ledger]:
    """A plan and two deliveries; every test leaves its own log."""
    with Ledger.open(":memory:") as made:
        for name, text, day in (("plan", PLAN, "2026-01-05"), ("one", CAME, "2026-02-03"), ("two", MORE, "2026-03-03")):
            made.read(text, published=day, id=name)
        yield made


def mention_in(books: Ledger, document: str) -> str:
    return next(ref.id for claim in books.claims() for ref in claim.mentions if ref.document == document)


def deeds(books: Ledger) -> list[Deed]:
    one, two = mention_in(books, "one"), mention_in(books, "two")
    return [
        books.deeds.accept(one),
        books.deeds.correct(one, "figure", "more_than 120"),
        books.deeds.correct(one, "status", "planned deliver asserted"),
        books.deeds.reject(two),
        books.deeds.merge(one, two),
        books.deeds.claims_apart(one, two),
    ]


def test_a_trial_tells_what_happens_and_leaves_no_trace(books: Ledger) -> None:
    for deed in deeds(books):
        before, claims, programmes = books.state(), list(books.claims()), list(books.programmes())
        trial = books.trial(deed)
        assert (books.state(), list(books.claims()), list(books.programmes())) == (before, claims, programmes)
        entry = books.review.do(deed, by="anna")
        after = {claim.id: claim for claim in books.claims()}
        assert all(after[claim.id] == claim for claim in trial.after.claims)
        now = {programme.id: programme for programme in books.programmes()}
        changed = {one.id for one in [*programmes, *now.values()] if one not in programmes or one not in now.values()}
        assert changed <= {one.id for one in [*trial.before.programmes, *trial.after.programmes]}
        assert all(now[one.id] == one for one in trial.after.programmes)
        assert books.trial(books.deeds.undo(entry.number)).after.claims == trial.before.claims
        books.undo(entry.number, by="anna")
        assert list(books.claims()) == claims


def test_what_was_judged_after_one_had_looked_is_not_overwritten(books: Ledger) -> None:
    one, two = mention_in(books, "one"), mention_in(books, "two")
    seen = books.last_entry()
    books.review.accept(one, by="boris")
    for deed in (books.deeds.reject(one), books.deeds.merge(one, two), books.deeds.undo(1)):
        with pytest.raises(StaleError, match="boris judged this in entry 1") as stale:
            books.review.do(deed, by="anna", seen=seen)
        assert (stale.value.who, stale.value.number) == ("boris", 1)
    books.review.reject(two, by="anna", seen=seen)
    books.review.reject(one, by="anna", seen=books.last_entry())
    books.undo(3, by="boris")
    with pytest.raises(StaleError, match="entry 4"):
        books.review.accept(one, by="anna", seen=3)


FIGURES = [
    Quantity(Decimal(12000), None, Bound.MORE_THAN, unit="tonne", per=Per.MONTH, measure=Measure.RATE),
    Quantity(Decimal("1.5"), Decimal(2), Bound.BETWEEN, unit="percent", measure=Measure.SHARE),
    Quantity(None, Decimal("2E+6"), Bound.NEARLY),
    Quantity(Decimal(24), None, Bound.AT_LEAST, vague=True),
    Quantity(Decimal(-30), Decimal(-30), unit="percent", measure=Measure.GROWTH),
    Quantity(Decimal(5), Decimal(5), unit="troy ounce", measure=Measure.MASS),
]


@pytest.mark.parametrize("quantity", FIGURES, ids=figure_value)
def test_a_figure_written_in_one_line_is_read_as_the_same(quantity: Quantity) -> None:
    assert figure_from(FIGURES[0], figure_value(quantity)) == quantity


COMPOUND = [
    ("figure", "between 90 110", lambda m: (m.quantity.lower, m.quantity.upper, m.quantity.unit), (90, 110, "tonne")),
    ("period", "..2026-06-30 by", lambda m: (m.period.period.start, str(m.period.period.end)), (None, "2026-06-30")),
    ("item", "maize [food.grain.maize]", lambda m: (m.item.name, m.item.category), ("maize", "food.grain.maize")),
    ("status", "planned none possible", lambda m: (m.status, m.stage, m.modality), ("planned", None, "possible")),
    ("speaker", "Anna [~person.anna]", lambda m: (m.speaker.name, m.speaker.key), ("Anna", "~person.anna")),
    ("carriers", "PAP; dpa [agency.dpa]", lambda m: [(c.name, c.key) for c in m.carriers], [("PAP", None), ("dpa", "agency.dpa")]),
]  # fmt: skip


def test_what_belongs_together_is_corrected_together(books: Ledger) -> None:
    one = mention_in(books, "one")
    for slot, value, held, wanted in COMPOUND:
        told = books.trial(books.deeds.correct(one, slot, value)).after.of(one)
        assert told is not None
        assert held(told.mention) == wanted, slot


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("figure", "aboot 12"),
        ("figure", "between 12"),
        ("figure", "between 20 12"),
        ("period", "2026-01-01..2026-02-30 in"),
        ("period", "..2026-06-30 until"),
        ("status", "arrived"),
        ("item", "maize [food/grain]"),
        ("nothing", "x"),
    ],
)
def test_what_a_slot_cannot_have_is_refused_before_anything_is_done(books: Ledger, slot: str, value: str) -> None:
    with pytest.raises(RefusedError):
        books.trial(books.deeds.correct(mention_in(books, "one"), slot, value))
    assert books.log() == []
