"""What is told while a period runs says nothing of its end, and what one land gets nothing of another's plan."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.model import Edge, Linked, Per, Period, Programme, ProgrammeReading, Reason, Status, Told, Verdict
from tallystick.tally.findings import findings
from tallystick.tally.programmes import programmes

YEAR = Period(date(2030, 1, 1), date(2030, 12, 31))
MAY = Period(date(2030, 5, 1), date(2030, 5, 31))


def made_of(*told: Told, as_of: date | None = None) -> tuple[list[Programme], set[str]]:
    claims = [Linked(f"claim of {one.ref.id}", (one,)) for one in told]
    made = programmes(claims, as_of)
    return made, {str(one.kind) for one in findings(claims, made)}


def reading(*told: Told) -> ProgrammeReading:
    (made,), _ = made_of(*told)
    return made.readings[0]


@pytest.mark.parametrize(
    ("told_on", "verdict", "gone"),
    [(date(2030, 7, 2), Verdict.BEHIND, "0.501"), (date(2031, 1, 9), Verdict.MISSED, "1.000")],
)
def test_this_year_reaches_to_the_day_on_which_it_is_told(told_on: date, verdict: Verdict, gone: str) -> None:
    plan = tell("a", number="300", status=Status.PLANNED, period=YEAR)
    line = reading(plan, tell("b", number="120", period=YEAR, day=told_on))
    assert (line.verdict, f"{line.time_gone:.3f}") == (verdict, gone)


@pytest.mark.parametrize(("told_on", "lines"), [(date(2030, 5, 16), 0), (date(2030, 6, 2), 1)])
def test_a_month_that_is_not_over_misses_no_monthly_goal(told_on: date, lines: int) -> None:
    goal = tell("a", number="300", status=Status.PLANNED, per=Per.MONTH)
    made, _ = made_of(goal, tell("b", number="120", period=MAY, day=told_on))
    assert sum(len(one.readings) for one in made) == lines


@pytest.mark.parametrize(
    ("period", "kinds"),
    [(Period(date(2030, 3, 4), date(2030, 3, 4)), set()), (Period(None, date(2030, 3, 9), Edge.BY), {"overdue"})],
)
def test_the_day_of_an_order_is_not_the_day_on_which_it_is_due(period: Period, kinds: set[str]) -> None:
    order = tell("a", number="300", status=Status.ORDERED, period=period, day=5, speaker="the ministry")
    assert made_of(order, as_of=date(2030, 6, 1))[1] == kinds


@pytest.mark.parametrize(
    ("recipient", "speaker", "claims"),
    [
        (None, "the Kenyan health ministry", 1),
        (None, "the Peruvian health ministry", 2),
        (None, "the warehouse", 2),
        ("Kenya", "the warehouse", 1),
        ("Peru", "the warehouse", 2),
    ],
)
def test_what_came_in_one_land_is_not_set_against_the_plan_of_another(
    recipient: str | None, speaker: str, claims: int
) -> None:
    plan = tell("a", number="300", status=Status.PLEDGED, period=YEAR, speaker="the government of Peru")
    came = tell("b", number="120", period=YEAR, recipient=recipient, speaker=speaker, day=date(2030, 7, 2))
    assert len(reading(plan, came).claims) == claims


def test_what_a_giver_says_is_set_against_its_own_plan() -> None:
    plan = tell("a", number="300", status=Status.PLEDGED, period=YEAR, agent="Denmark", speaker="the Danish ministry")
    came = tell("b", number="120", period=YEAR, agent="Denmark", speaker="Ghana's ministry", day=date(2030, 7, 2))
    assert len(reading(plan, came).claims) == 2


def test_what_had_come_by_the_day_of_the_plan_is_set_against_it() -> None:
    deadline = Period(None, date(2030, 9, 30), Edge.BY)
    plan = tell("a", number="300", status=Status.PLEDGED, period=deadline, recipient="Nigeria", speaker="the ministry")
    came = tell("b", number="120", period=deadline, recipient="Nigeria", day=date(2030, 10, 5))
    made, kinds = made_of(plan, came)
    assert (made[0].readings[0].verdict, kinds) == (Verdict.MISSED, {"shortfall"})


@pytest.mark.parametrize(
    ("told_on", "period", "why"),
    [
        (date(2030, 7, 2), None, Reason.NO_TIME_TOLD),
        (date(2030, 2, 2), None, Reason.NOTHING_TOLD),
        (date(2030, 7, 2), Period(date(2029, 5, 1), date(2029, 5, 31)), Reason.NOTHING_TOLD),
    ],
)
def test_what_came_over_no_known_time_is_told_all_the_same(told_on: date, period: Period | None, why: Reason) -> None:
    plan = tell("a", number="300", status=Status.PLANNED, period=YEAR)
    line = reading(plan, tell("b", number="120", period=period, day=told_on))
    assert (line.verdict, line.why) == (Verdict.UNDETERMINED, why)
