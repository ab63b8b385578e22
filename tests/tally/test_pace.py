"""Verdicts as a table, and the law that a verdict holds for every number inside its intervals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model import Interval, Verdict
from tallystick.tally.counts import Came
from tallystick.tally.pace import tally, verdict_of


def interval(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("label", "plan", "came", "gone", "over", "verdict"),
    [
        ("all came", ("40", "40"), ("40", "40"), "0.5", False, "met"),
        ("too little at the end", ("40", "40"), ("30", "39"), "1", True, "missed"),
        ("open at the end", ("40", "40"), ("30", None), "1", True, "undetermined"),
        ("fast", ("40", "40"), ("30", "30"), "0.5", False, "ahead"),
        ("slow", ("40", "40"), ("10", "10"), "0.5", False, "behind"),
        ("just so", ("40", "40"), ("20", "20"), "0.5", False, "on_pace"),
        ("too wide", ("40", "40"), ("10", "30"), "0.5", False, "undetermined"),
    ],
)
def test_verdicts(
    label: str, plan: tuple[str, str], came: tuple[str, str], gone: str, over: bool, verdict: str
) -> None:
    target, done = interval(*plan), interval(*came)
    share = done / target
    pace = Interval(
        None if share.low is None else share.low / Decimal(gone),
        None if share.high is None else share.high / Decimal(gone),
    )
    assert verdict_of(target, done, pace, Decimal(gone), is_over=over)[0] == verdict


@given(st.integers(1, 90), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_missed_and_met_hold_for_every_number(plan: int, low: int, more: int, inside: int) -> None:
    came = Interval(Decimal(low), Decimal(low + more))
    value = Decimal(low + min(inside, more))
    verdict, _ = verdict_of(Interval(Decimal(plan), Decimal(plan)), came, came, Decimal(1), is_over=True)
    assert verdict is not Verdict.MET or value >= plan
    assert verdict is not Verdict.MISSED or value < plan


def test_what_came_before_the_rest_of_a_year_counts_alike_on_both_sides() -> None:
    rest, came = Interval(Decimal("20.5"), Decimal("21.5")), Interval(Decimal("1.5"), Decimal("2.5"))
    made = tally(rest, Came(came, date(2026, 1, 31), ()), date(2026, 1, 1), date(2026, 12, 31), rest=True)
    assert made.share_done.low is not None and made.share_done.high is not None
    assert (round(made.share_done.low, 3), round(made.share_done.high, 3)) == (Decimal("0.065"), Decimal("0.109"))
    assert made.required_rate is not None and made.required_rate.low is not None
    assert round(made.required_rate.low * (334 / Decimal("30.4375")), 6) == Decimal("20.5")


@pytest.mark.parametrize(
    ("rest", "came", "share"),
    [
        (Interval(Decimal(9), None), Interval(Decimal(1), Decimal(1)), Interval(Decimal(0), Decimal("0.1"))),
        (Interval(None, Decimal(9)), Interval(Decimal(1), Decimal(1)), Interval(Decimal("0.1"), Decimal(1))),
        (Interval(Decimal(9), Decimal(9)), Interval(Decimal(1), None), Interval(Decimal("0.1"), Decimal(1))),
    ],
)
def test_an_open_rest_leaves_the_share_open(rest: Interval, came: Interval, share: Interval) -> None:
    made = tally(rest, Came(came, date(2026, 1, 31), ()), date(2026, 1, 1), date(2026, 12, 31), rest=True)
    assert made.share_done == share
