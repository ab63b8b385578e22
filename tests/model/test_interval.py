"""Laws of interval arithmetic: whatever the parts may be, the result holds what they give."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.model import Interval, exactly

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
positive = st.decimals(min_value=0, max_value=10**9, places=3)


@st.composite
def intervals(draw, ends=numbers):
    low, high = sorted((draw(ends), draw(ends)))
    strict = low < high
    open_low, open_high = strict and draw(st.booleans()), strict and draw(st.booleans())
    below, above = ends is numbers and draw(st.booleans()), draw(st.booleans())
    return Interval(
        None if below else low,
        None if above else high,
        low_open=open_low and not below,
        high_open=open_high and not above,
    )


@st.composite
def with_a_number(draw, ends=numbers):
    """An interval and a number that it holds: one of its ends, or one between them."""
    interval = draw(intervals(ends=ends))
    number = draw(ends)
    if interval.low is not None:
        number = max(number, interval.low)
    if interval.high is not None:
        number = min(number, interval.high)
    assume(interval.holds(number))
    return interval, number


@given(with_a_number(), with_a_number())
def test_a_sum_holds_the_sum_of_any_two_numbers(first, second):
    (a, x), (b, y) = first, second
    assert (a + b).holds(x + y)
    assert (a - b).holds(x - y)


@given(with_a_number(ends=positive), with_a_number(ends=positive))
def test_a_quotient_holds_the_quotient_of_any_two_numbers(first, second):
    (a, x), (b, y) = first, second
    assume(y > 0)
    quotient = a / b
    assert quotient.low is None or quotient.low * y <= x
    assert quotient.high is None or quotient.high * y >= x


@given(intervals(), intervals(), intervals())
def test_addition_is_commutative_and_associative(a, b, c):
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@given(intervals())
def test_negation_undoes_itself_and_zero_is_neutral(a):
    assert -(-a) == a  # noqa: B002
    assert a + exactly(0) == a


@given(intervals(), intervals(), numbers)
def test_overlap_and_hull_agree_with_membership(a, b, x):
    if a.holds(x) and b.holds(x):
        assert a.overlaps(b)
    if a.holds(x) or b.holds(x):
        assert a.hull(b).holds(x)
    assert a.overlaps(b) == b.overlaps(a)


@given(intervals(ends=positive))
def test_an_interval_less_itself_holds_zero(a):
    assert (a - a).holds(Decimal(0)) or a.low_open or a.high_open


@pytest.mark.parametrize(("low", "high", "low_open"), [(Decimal(2), Decimal(1), False), (Decimal(1), Decimal(1), True)])
def test_an_empty_interval_is_refused(low, high, low_open):
    with pytest.raises(ValueError):
        Interval(low, high, low_open)


def test_more_than_ten_over_more_than_310_says_nothing_above_zero():
    more_than_ten = Interval(Decimal(10000), None, low_open=True)
    more_than_plan = Interval(Decimal(310000), None, low_open=True)
    assert more_than_ten / more_than_plan == Interval(Decimal(0), None, low_open=True)
