"""Plans by the month: a goal for each month, set against the months that reports tell of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from tallystick.model import Per, Period, Programme, ProgrammeReading, Reason, Status, Verdict, exactly
from tallystick.model.interval import Interval
from tallystick.model.period import month_of
from tallystick.tally.claim_view import View, may_share_receiver

_PROMISES = (Status.PLANNED, Status.PLEDGED)


def rate_programmes(seen: Iterable[View], as_of: date | None) -> Iterator[Programme]:
    """A programme for each monthly goal with at least one month told; its reading is the best month."""
    told = list(seen)
    for plan in told:
        if plan.first.status not in _PROMISES or plan.first.quantity.per is not Per.MONTH:
            continue
        months = [view for view in told if _is_month_of(view, plan)]
        if months:
            yield _programme(plan, max(months, key=lambda view: view.quantity.said), as_of)


def _is_month_of(view: View, plan: View) -> bool:
    """Whether a claim tells what came of the plan's thing in one month."""
    period = view.period
    if period is None or period.start is None or view.first.status is not Status.DELIVERED:
        return False
    month = (period.start, period.end) == month_of(period.start.year, period.start.month)
    same = view.category == plan.category and view.first.quantity.unit == plan.first.quantity.unit
    return month and same and view.first.quantity.per is None and may_share_receiver(view, plan)


def _programme(plan: View, best: View, as_of: date | None) -> Programme:
    """The goal against the best month; "up to" a number names the number that is aimed at."""
    goal, came = exactly(plan.quantity.said), best.interval()
    period = best.period
    assert period is not None and period.end is not None, "a month has its days"
    verdict, why = _verdict(goal, came)
    share = (came if came.low is not None else Interval(exactly(0).low, came.high)) / goal
    name = hashlib.sha256(f"monthly\0{plan.claim.id}".encode()).hexdigest()[:16]
    reading = ProgrammeReading(
        period=Period(period.start, period.end),
        unit=plan.first.quantity.unit,
        plan=goal,
        delivered=came,
        share_done=share,
        time_gone=Decimal(1),
        pace=share,
        required_rate=None,
        projection=None,
        verdict=verdict,
        why=why,
        claims=(plan.claim.id, best.claim.id),
        mentions=(plan.claim.told[0].ref, best.claim.told[0].ref),
    )
    first = plan.first
    last = max((told.published for view in (plan, best) for told in view.claim.told if told.published), default=None)
    return Programme(
        id=name,
        category=plan.category,
        recipient=first.recipient.name if first.recipient else None,
        agent=first.agent.name if first.agent else None,
        as_of=as_of or last or period.end,
        readings=(reading,),
    )


def _verdict(goal: Interval, came: Interval) -> tuple[Verdict, Reason]:
    if came.high is not None and goal.low is not None and came.high < goal.low:
        return Verdict.MISSED, Reason.NO_MONTH_REACHED
    if came.low is not None and goal.high is not None and came.low >= goal.high:
        return Verdict.MET, Reason.A_MONTH_REACHED
    return Verdict.UNDETERMINED, Reason.MONTHS_TOO_WIDE
