"""Months that are told one by one are counted from the month in which their promise was made."""

from __future__ import annotations

from datetime import date

import pytest
from telling import tell

from tallystick.model import Edge, Linked, Period, ProgrammeReading, Status, Told, exactly
from tallystick.tally.programmes import programmes

BY_SUMMER = Period(None, date(2030, 6, 30), Edge.BY)


def month(number: int, last: int) -> Period:
    return Period(date(2030, number, 1), date(2030, number, last))


def reading(*months: Told) -> ProgrammeReading:
    plan = tell("plan", number="90", status=Status.PLANNED, period=BY_SUMMER, day=5)
    told = [Linked(f"claim of {one.ref.id}", (one,)) for one in (plan, *months)]
    (made,) = programmes(told)
    return made.readings[0]


MARCH = tell("a", number="20", period=month(3, 31), day=date(2030, 4, 1))
APRIL = tell("b", number="10", period=month(4, 30), day=date(2030, 5, 2))
MAY = tell("c", number="7", period=month(5, 31), day=date(2030, 6, 3))


@pytest.mark.parametrize(
    ("label", "months", "expected"),
    [
        ("one month alone", (MARCH,), 20),
        ("each month once", (MARCH, APRIL, MAY), 37),
        ("a gap ends the sum", (MARCH, APRIL, tell("d", number="7", period=month(6, 30), day=date(2030, 7, 2))), 30),
    ],
)
def test_months_add_up(label: str, months: tuple[Told, ...], expected: int) -> None:
    assert reading(*months).delivered == exactly(expected)


def test_a_month_before_the_promise_is_no_part_of_it() -> None:
    february = tell("e", number="20", period=month(2, 28), day=10)
    assert len(reading(february, APRIL).claims) == 1
