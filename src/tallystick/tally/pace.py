"""How far a plan has come, in intervals: share, pace, rate still needed, projection, verdict and reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tallystick.model import Interval, Reason, Verdict, exactly
from tallystick.tally.counts import Came

# How far from its pace a delivery may be and still be on it.
_LEEWAY = Decimal("0.05")
_NOTHING_KNOWN = Interval(Decimal(0), None)
_DAYS_A_MONTH = Decimal("30.4375")


@dataclass(frozen=True, slots=True)
class Tallied:
    """One plan set against one delivery."""

    plan: Interval
    delivered: Interval
    share_done: Interval
    time_gone: Decimal
    pace: Interval | None
    required_rate: Interval | None
    projection: Interval | None
    verdict: Verdict
    why: Reason


def tally(plan: Interval, came: Came | None, start: date, end: date, *, rest: bool) -> Tallied:
    """A plan against what came; what came before the rest of a year began is set with it against the whole year."""
    if came is None:
        nothing = Interval(Decimal(0), None)
        return Tallied(plan, nothing, nothing, Decimal(0), None, None, None, Verdict.UNDETERMINED, Reason.NOTHING_TOLD)
    amount = came.amount
    whole = plan + amount if rest else plan
    days, covered = (end - start).days + 1, (came.last - start).days + 1
    gone = Decimal(covered) / Decimal(days)
    share = _share_beside(amount, plan) if rest else share_of(amount, whole)
    pace = _scaled(share, 1 / gone)
    left = plan if rest else _left(whole, amount)
    months = Decimal(days - covered) / _DAYS_A_MONTH
    verdict, why = verdict_of(whole, amount, pace, gone, is_over=came.last >= end)
    rate = _scaled(left, 1 / months) if months else None
    return Tallied(whole, amount, share, gone, pace, rate, _scaled(amount, 1 / gone), verdict, why)


def verdict_of(
    plan: Interval, came: Interval, pace: Interval, gone: Decimal, *, is_over: bool
) -> tuple[Verdict, Reason]:
    """The verdict that holds for every number the intervals allow, else undetermined.

    >>> from tallystick.model import exactly
    >>> verdict_of(exactly(10), exactly(4), exactly(1), Decimal(1), is_over=True)[0]
    <Verdict.MISSED: 'missed'>
    """
    target = plan.high if plan.high is not None else plan.low
    if came.low is not None and target is not None and came.low >= target:
        return Verdict.MET, Reason.ENOUGH_CAME
    if is_over:
        if came.high is not None and plan.low is not None and came.high < plan.low:
            return Verdict.MISSED, Reason.TOO_LITTLE_CAME
        return Verdict.UNDETERMINED, Reason.OPEN_AT_THE_END
    if pace.low is not None and pace.low > 1 + _LEEWAY:
        return Verdict.AHEAD, Reason.FASTER
    if pace.high is not None and pace.high < 1 - _LEEWAY:
        return Verdict.BEHIND, Reason.SLOWER
    if pace.low is not None and pace.high is not None and pace.low >= 1 - _LEEWAY and pace.high <= 1 + _LEEWAY:
        return Verdict.ON_PACE, Reason.AS_FAST
    return Verdict.UNDETERMINED, Reason.TOO_WIDE


def share_of(came: Interval, plan: Interval) -> Interval:
    """What is done of the whole; a plan that may be nothing, or a delivery with no least, leaves an end open."""
    low = Interval(Decimal(0) if came.low is None else came.low, came.high, came.low_open, came.high_open)
    base = Interval(Decimal(0) if plan.low is None else plan.low, plan.high, plan.low_open, plan.high_open)
    return _NOTHING_KNOWN if base.high == 0 else low / base


def _share_beside(came: Interval, rest: Interval) -> Interval:
    """What is done of a whole that is what came and what is still to come: the same amount stands on both sides.

    Taken apart, the two would allow a little of what came in one place and much of it in the other.

    >>> _share_beside(Interval(Decimal(1), Decimal(3)), Interval(Decimal(9), Decimal(9)))
    Interval(low=Decimal('0.1'), high=Decimal('0.25'), low_open=False, high_open=False)
    """
    low, high = Decimal(0), Decimal(1)
    if came.low and rest.high is not None:
        low = (exactly(came.low) / exactly(came.low + rest.high)).low or low
    if came.high is not None and rest.low:
        high = (exactly(came.high) / exactly(came.high + rest.low)).high or high
    return Interval(low, high)


def _left(plan: Interval, came: Interval) -> Interval:
    """What is still to come; nothing left gives zero, never less."""
    left = plan - came
    low = Decimal(0) if left.low is None or left.low < 0 else left.low
    high = None if left.high is None else max(left.high, low)
    return Interval(low, high)


def _scaled(interval: Interval, by: Decimal) -> Interval:
    """An interval times a positive number; its ends count as inside."""
    low = None if interval.low is None else interval.low * by
    high = None if interval.high is None else interval.high * by
    return Interval(low, high)
