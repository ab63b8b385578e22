"""Linking: tables of slots that fit or do not, and laws that hold for any mentions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.linking import judge
from tallystick.linking.fits import Fit, figures, is_rounding, items, parties, periods, rounded_periods
from tallystick.linking.groups import grouped
from tallystick.model import (
    Bound,
    Edge,
    Item,
    Mention,
    MentionRef,
    Party,
    Period,
    Quantity,
    Span,
    Speaker,
    SpokenPeriod,
    Status,
    Told,
)
from tallystick.names.voice import Same, same_voice, voice_of


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def period(start: str | None, end: str | None, edge: str = "in") -> Period:
    return Period(day(start), day(end), Edge(edge))


def quantity(number: str, bound: str = "exact") -> Quantity:
    value, kind = Decimal(number), Bound(bound)
    return Quantity(value if kind.has_lower else None, value if kind.has_upper else None, kind)


YEAR = period("2030-01-01", "2030-12-31")

PERIODS = [
    ("nothing said", None, YEAR, "open"),
    ("no date", period(None, None), YEAR, "open"),
    ("equal", YEAR, YEAR, "same"),
    ("month in year", period("2030-05-01", "2030-05-31"), YEAR, "conflict"),
    ("deadline at its end", period(None, "2030-12-31", "by"), YEAR, "open"),
    ("deadline elsewhere", period(None, "2030-06-30", "by"), YEAR, "conflict"),
    ("rest of the year", period("2030-03-02", "2030-12-31", "rest"), YEAR, "conflict"),
    ("rests told on two days", period("2030-03-02", "2030-12-31", "rest"), period(None, "2030-12-31", "rest"), "same"),
    ("totals told again", period(None, "2030-05-02", "so_far"), period(None, "2030-05-20", "so_far"), "open"),
    ("totals of two years", period("2029-01-01", "2030-05-02", "since"), period("2030-01-01", "2030-05-02", "since"), "conflict"),
    ("total and its period", period("2030-01-01", "2030-12-31", "since"), YEAR, "same"),
    ("total and deadline", period(None, "2030-12-31", "so_far"), period(None, "2030-12-31", "by"), "conflict"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "one", "two", "fit"), PERIODS, ids=[row[0] for row in PERIODS])
def test_periods(label: str, one: Period | None, two: Period | None, fit: str) -> None:
    assert periods(one, two) == periods(two, one) == fit


@pytest.mark.parametrize(
    ("one", "two", "fit"),
    [
        (quantity("400"), quantity("400"), "same"),
        (quantity("400"), quantity("400", "more_than"), "open"),
        (quantity("400"), quantity("400", "less_than"), "conflict"),
        (quantity("400", "up_to"), quantity("400"), "open"),
        (quantity("400", "up_to"), quantity("400", "more_than"), "conflict"),
        (quantity("400"), quantity("401"), "conflict"),
    ],
)
def test_figures(one: Quantity, two: Quantity, fit: str) -> None:
    assert figures(one, two) == figures(two, one) == fit


@pytest.mark.parametrize(
    ("rough", "exact", "rounds"),
    [
        (quantity("300000", "nearly"), quantity("295300"), True),
        (quantity("33000000", "about"), quantity("32900000"), True),
        (quantity("33000000"), quantity("32900000"), False),
        (quantity("26000", "more_than"), quantity("26700"), True),
        (quantity("26000", "more_than"), quantity("27000"), False),
        (quantity("2000000", "about"), quantity("3000000"), False),
    ],
)
def test_roundings_are_marked_and_within_their_width(rough: Quantity, exact: Quantity, rounds: bool) -> None:
    assert is_rounding(rough, exact) is rounds


def test_parties_and_items() -> None:
    assert parties(Party(None, "Kyjiw"), None) is Fit.OPEN
    assert parties(Party(None, "die polnische Armee"), Party(None, "el ejército español")) is Fit.CONFLICT
    assert parties(Party(None, "польська армія"), Party(None, "die polnische Armee")) is Fit.SAME
    assert items(Item(None, "155 mm rounds"), Item(None, "122 mm rounds"), True) is Fit.CONFLICT
    assert items(Item(None, "barges"), Item(None, "voyages"), True) is Fit.CONFLICT


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("Jan Kowal", "polski minister obrony", "named"), ("das polnische Verteidigungsministerium", None, None), "yes"),
        (("Jan Kowal", "prezydent", "named"), ("Ян Коваль", None, "named"), "yes"),
        (("Jan Kowal", None, "named"), ("Piotr Nowak", None, "named"), "no"),
        (("Jan Kowal", "polski prezydent", "named"), ("Ministerstwo Obrony", None, None), "no"),
        (("a source", None, "anonymous"), ("Jan Kowal", None, "named"), "no"),
    ],
)  # fmt: skip
def test_voices(one: tuple[str, ...], two: tuple[str, ...], same: str) -> None:
    made = [voice_of(name, role, None, anonymity) for name, role, anonymity in (one, two)]
    assert same_voice(*made) is Same(same)


def told(number: int, figure: Quantity, when: Period | None, speaker: str | None, recipient: str | None) -> Told:
    mention = Mention(
        span=Span(0, 5),
        quantity_span=Span(number, number + 1),
        quantity=figure,
        item=Item(None, "pumps", "equipment"),
        status=Status.DELIVERED,
        period=SpokenPeriod(None, when) if when else None,
        speaker=Speaker(None, speaker) if speaker else None,
        recipient=Party(None, recipient) if recipient else None,
    )
    ref = MentionRef(f"{number:016x}", f"doc{number % 4}", Span(number, number + 1))
    return Told(ref, mention, language="en", published=date(2030, 1, 1 + number % 5))


ANY = st.lists(
    st.builds(
        told,
        st.integers(0, 40),
        st.sampled_from([quantity("295"), quantity("300", "nearly"), quantity("300"), quantity("300", "about"), quantity("310")]),
        st.sampled_from([None, YEAR, period(None, "2030-12-31", "by"), period(None, "2030-06-30", "by"), period(None, None)]),
        st.sampled_from([None, "the ministry", "Jan Kowal"]),
        st.sampled_from([None, "Poland", "Spain", "the army"]),
    ),
    max_size=14,
    unique_by=lambda one: one.ref.id,
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(ANY, st.randoms())
def test_any_order_gives_the_same_claims(block: list[Told], random) -> None:
    shuffled = random.sample(block, len(block))
    as_set = {(one.mention, one.claim, one.origin) for one in judge(block)}
    assert as_set == {(one.mention, one.claim, one.origin) for one in judge(shuffled)}
    assert len(as_set) == len(block)


@settings(deadline=None, max_examples=60)
@given(ANY)
def test_a_group_never_holds_a_pair_that_conflicts(block: list[Told]) -> None:
    for group in grouped(block):
        for one, two in combinations(group.told, 2):
            periods_of = [t.mention.period.period if t.mention.period else None for t in (one, two)]
            assert periods(*periods_of) is not Fit.CONFLICT
            assert parties(one.mention.recipient, two.mention.recipient) is not Fit.CONFLICT


def test_a_total_of_a_later_month_is_no_rounding_of_an_earlier_one() -> None:
    march = period(None, "2030-03-14", "so_far")
    assert rounded_periods(march, period(None, "2030-04-10", "so_far")) is Fit.OPEN
    assert rounded_periods(march, period(None, "2030-06-10", "so_far")) is Fit.CONFLICT
    assert rounded_periods(YEAR, YEAR) is Fit.SAME
