"""Quantities keep what was said, exactly; widths are a setting."""

from decimal import Decimal

import pytest

from tallystick.model import Bound, Interval, Quantity, Widths

D = Decimal


@pytest.mark.parametrize(
    ("lower", "upper", "bound", "interval"),
    [
        (D(10000), None, Bound.MORE_THAN, Interval(D(10000), None, low_open=True)),
        (D(40), None, Bound.AT_LEAST, Interval(D(40), None)),
        (None, D(7), Bound.LESS_THAN, Interval(None, D(7), high_open=True)),
        (None, D(7), Bound.UP_TO, Interval(None, D(7))),
        (D(5), D(9), Bound.BETWEEN, Interval(D(5), D(9))),
        (D(2000000), D(2000000), Bound.ABOUT, Interval(D(1500000), D(2500000))),
        (D(21000000), D(21000000), Bound.ABOUT, Interval(D(20500000), D(21500000))),
        (D(310000), D(310000), Bound.ABOUT, Interval(D(305000), D(315000))),
        (D(2500000), D(2500000), Bound.ABOUT, Interval(D(2450000), D(2550000))),
        (D(20), D(20), Bound.ABOUT, Interval(D(15), D(25))),
        (D(295300), D(295300), Bound.ABOUT, Interval(D(295250), D(295350))),
        (None, D(300), Bound.NEARLY, Interval(D(250), D(300))),
        (D("8.2"), D("8.2"), Bound.EXACT, Interval(D("8.2"), D("8.2"))),
    ],
)
def test_what_was_said_as_an_interval(lower, upper, bound, interval):
    assert Quantity(lower, upper, bound).interval() == interval


def test_the_width_is_a_setting():
    about = Quantity(D(2000000), D(2000000), Bound.ABOUT)
    assert about.interval(Widths(D("0.1"))) == Interval(D(1900000), D(2100000))


@pytest.mark.parametrize(
    ("lower", "upper", "bound"),
    [
        (D(1), None, Bound.EXACT),
        (D(1), D(2), Bound.EXACT),
        (D(1), D(2), Bound.MORE_THAN),
        (D(1), D(1), Bound.NEARLY),
        (D(3), D(2), Bound.BETWEEN),
        (D("NaN"), D("NaN"), Bound.EXACT),
        (0.1, 0.1, Bound.EXACT),
        (None, None, Bound.UP_TO),
    ],
)
def test_ends_that_disagree_with_the_bound_are_refused(lower, upper, bound):
    with pytest.raises(ValueError):
        Quantity(lower, upper, bound)
