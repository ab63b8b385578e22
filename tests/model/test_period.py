"""Periods hold days, with open ends."""

from datetime import date

import pytest

from tallystick.model import Period
from tallystick.model.period import last_day


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 2, 29), (2026, 2, 28), (2026, 12, 31), (9999, 12, 31), (2026, 4, 30)]
)
def test_the_last_day_of_a_month(year, month, day):
    assert last_day(year, month) == date(year, month, day)


def test_days_overlap_and_holds():
    january = Period(date(2026, 1, 1), date(2026, 1, 31))
    deadline = Period(None, date(2026, 1, 15))
    later = Period(date(2026, 2, 1), None)
    assert january.days == 31 and deadline.days is None
    assert january.overlaps(deadline) and not january.overlaps(later) and not later.overlaps(deadline)
    assert deadline.holds(date(1990, 1, 1)) and not later.holds(date(2026, 1, 31))


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError):
        Period(date(2026, 2, 1), date(2026, 1, 31))
