"""Programmes: plans, and the deliveries of the same thing to the same receiver set against them.

A plan that its own voice has replaced is no longer a reading. The same figure for
the whole year and for its rest gives two readings, side by side. A plan without a
day by which can be met, and never missed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tallystick.model import (
    Edge,
    Linked,
    NotCompared,
    Period,
    Programme,
    ProgrammeReading,
    Reason,
    Told,
    Verdict,
    Widths,
)
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.tally.came import beside, came_by, deliveries_of, month_made
from tallystick.tally.claim_view import View, may_share_receiver
from tallystick.tally.counts import Came, unreplaced
from tallystick.tally.pace import Tallied, share_of, tally
from tallystick.tally.plans import (
    AMOUNTS,
    Placed,
    Topic,
    Wanted,
    every_topic,
    is_dated,
    is_promise,
    is_rate,
    standing,
    topics,
    wanted_of,
)
from tallystick.tally.rates import rate_programmes
from tallystick.tally.seen import Seen


def programmes(
    claims: Iterable[Linked] | Seen, as_of: date | None = None, widths: Widths = DEFAULT_WIDTHS
) -> list[Programme]:
    """The programmes that the plans of a ledger make; `as_of` is the day of the last report on their subject."""
    return [placed.programme for placed in placed_programmes(claims, as_of, widths)]


def placed_programmes(
    claims: Iterable[Linked] | Seen,
    as_of: date | None = None,
    widths: Widths = DEFAULT_WIDTHS,
    wanted: Wanted = every_topic,
) -> list[Placed]:
    """The programmes of the topics that are wanted, each with its place among all."""
    seen = Seen.of(claims).counted
    plans = topics(view for view in seen if is_promise(view) and not is_rate(view))
    made = [
        Placed((AMOUNTS, *topic.order), topic, programme)
        for topic, together in plans.items()
        if wanted(topic) and (programme := _programme(topic, together, seen, as_of, widths)) is not None
    ]
    return [*made, *rate_programmes(seen, as_of, widths, wanted)]


def _programme(
    topic: Topic, plans: list[View], seen: list[View], as_of: date | None, widths: Widths
) -> Programme | None:
    """The programme of one topic; None where nothing can be said of it."""
    day = as_of or _last_day(plans[0], seen)
    if day is None:
        return None
    found = standing(plans)
    lines = [line for plan in found for line in _readings(plan, found, seen, day, widths)]
    if not lines:
        return None
    first = plans[0].first
    return Programme(
        id=hashlib.sha256("\0".join(map(str, topic)).encode()).hexdigest()[:16],
        category=topic.category,
        recipient=first.recipient.name if first.recipient else None,
        agent=first.agent.name if first.agent else None,
        as_of=day,
        readings=tuple(lines),
        not_compared=_not_compared(plans, seen) if topic.end else (),
    )


def _readings(
    plan: View, plans: list[View], seen: list[View], as_of: date, widths: Widths
) -> Iterator[ProgrammeReading]:
    """The plan against its latest deliveries, rival ones as lines of their own."""
    deliveries = unreplaced(beside(plan, plans, deliveries_of(plan, seen)))
    period = plan.period
    if period is None or not is_dated(plan):
        yield from _without_end(plan, deliveries, as_of, widths)
        return
    assert period.end is not None, "a dated plan has an end"
    start = _start(plan)
    rest = period.edge is Edge.REST
    counts: list[Came | None] = [*came_by(plan, deliveries, start, period.end, widths)]
    for came in counts or [None]:
        begun = came.since or start if came else start
        tallied = tally(plan.interval(widths), came, begun, period.end, rest=rest)
        if came is None and any(_may_be_of_it(view, plan) for view in deliveries):
            tallied = replace(tallied, why=Reason.NO_TIME_TOLD)
        yield _line(plan, came, Period(begun, period.end, period.edge), tallied)


def _without_end(plan: View, deliveries: list[View], as_of: date, widths: Widths) -> Iterator[ProgrammeReading]:
    """A plan that names no day, against the most that one report counts: met, or left open."""
    goal = plan.interval(widths)
    later = [view for view in deliveries if _comes_after(view, plan)]
    if not later or plan.parts_of or plan.day > str(as_of):
        return
    best = max(later, key=lambda view: (view.interval(widths).low or Decimal(0), len(view.documents), view.claim.id))
    came = Came(best.interval(widths), as_of, (best,))
    target = goal.high if goal.high is not None else goal.low
    met = came.amount.low is not None and target is not None and came.amount.low >= target
    share = share_of(came.amount, goal)
    verdict, why = (Verdict.MET, Reason.ENOUGH_CAME) if met else (Verdict.UNDETERMINED, Reason.NO_DAY_SET)
    tallied = Tallied(goal, came.amount, share, Decimal(1), None, None, None, verdict, why)
    yield _line(plan, came, Period(date.fromisoformat(plan.day), as_of), tallied)


def _may_be_of_it(view: View, plan: View) -> bool:
    """Whether something is told as come since the plan was made, over no time that is known."""
    return view.reached is None and _comes_after(view, plan)


def _comes_after(view: View, plan: View) -> bool:
    """Whether a delivery was told no earlier than a plan, and of days that were not over when it was made."""
    over = view.period is not None and view.period.end is not None and str(view.period.end) < plan.day
    return view.day >= plan.day and not over


def _start(plan: View) -> date:
    """The first day that counts: the year's for a deadline in it and for the rest of it, to which the start belongs.

    A deadline in a later year than the promise counts from the month of the promise.
    """
    period = plan.period
    assert period is not None and period.end is not None, "a dated plan has an end"
    if period.start is not None and period.edge is not Edge.REST:
        return period.start
    start = date(period.end.year, 1, 1)
    return min(start, month_made(plan, start)) if period.edge is Edge.BY else start


def _line(plan: View, came: Came | None, period: Period, tallied: Tallied) -> ProgrammeReading:
    shown = (plan, *(came.views if came else ()))
    return ProgrammeReading(
        period=period,
        unit=plan.first.quantity.unit,
        plan=tallied.plan,
        delivered=tallied.delivered,
        share_done=tallied.share_done,
        time_gone=tallied.time_gone,
        pace=tallied.pace,
        required_rate=tallied.required_rate,
        projection=tallied.projection,
        verdict=tallied.verdict,
        why=tallied.why,
        claims=tuple(view.claim.id for view in shown),
        mentions=(plan.claim.told[0].ref, *(view.shown.ref for view in shown[1:])),
    )


def _not_compared(plans: list[View], seen: list[View]) -> tuple[NotCompared, ...]:
    """Deliveries of another kind of thing that reports tell beside the plan: named, and left out."""
    documents = {document for plan in plans for document in plan.documents}
    wanted, kind = wanted_of(plans[0]), plans[0].kind[2:]
    others: dict[str, list[Told]] = defaultdict(list)
    for view in seen:
        told_beside = view.first.status == wanted and view.kind[2:] == kind and documents & view.documents
        if told_beside and view.category != plans[0].category and may_share_receiver(view, plans[0]):
            others[view.category].append(view.claim.told[0])
    return tuple(NotCompared(category, tuple(told.ref for told in shown)) for category, shown in sorted(others.items()))


def _last_day(plan: View, seen: list[View]) -> date | None:
    """The day of the last report that tells of the plan's kind of thing for its receiver."""
    near = (view for view in seen if view.category == plan.category and may_share_receiver(view, plan))
    return max((told.published for view in near for told in view.claim.told if told.published), default=None)
