"""Verdicts as a table, and the law that a verdict holds for every number inside its intervals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.model import Interval, Verdict
from tallystick.tally.pace import verdict_of


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
