"""Plans that are to be kept over and over: so many a month, set against months; so many a year, against years.

Of months, weeks and days the best one that is told speaks for all; each year or quarter
is a line of its own. Where two voices count one of them apart, each count is a line.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from tallystick.model import Edge, Interval, Per, Period, Programme, ProgrammeReading, Reason, Verdict, Widths, exactly
from tallystick.model.period import month_of, year_of
from tallystick.tally.came import beside, deliveries_of
from tallystick.tally.claim_view import View
from tallystick.tally.counts import RIVALS, are_rivals, unreplaced
from tallystick.tally.pace import share_of, verdict_of
from tallystick.tally.plans import RATES, Placed, Wanted, every_topic, is_promise, is_rate, standing, topics

_BEST_ALONE = frozenset({Per.DAY, Per.WEEK, Per.MONTH})
_WEEK = 7


def rate_programmes(
    seen: Iterable[View], as_of: date | None, widths: Widths, wanted: Wanted = every_topic
) -> Iterator[Placed]:
    """A programme for each goal by the week, month, quarter or year of which at least one is told."""
    told = list(seen)
    plans = topics(view for view in told if is_promise(view) and is_rate(view))
    for topic, together in plans.items():
        found = standing(together) if wanted(topic) else []
        for number, plan in enumerate(found):
            lines = list(_lines(plan, found, told, widths))
            if lines:
                yield Placed((RATES, *topic.order, f"{number:06}"), topic, _programme(plan, lines, as_of, told))


def _lines(plan: View, plans: list[View], seen: list[View], widths: Widths) -> Iterator[ProgrammeReading]:
    """The readings of one goal: one for each year or quarter, or the best month, week or day."""
    by_stretch: dict[Period, list[View]] = defaultdict(list)
    for view in unreplaced(beside(plan, plans, deliveries_of(plan, seen))):
        stretch = _stretch_of(view, plan.quantity.per)
        if stretch is not None and _is_meant(stretch, plan):
            by_stretch[stretch].append(view)
    told = [(stretch, _counted(views)) for stretch, views in by_stretch.items()]
    if plan.quantity.per in _BEST_ALONE and told:
        told = [max(told, key=lambda pair: (pair[1][0].quantity.said, str(pair[0].start)))]
    for stretch, views in sorted(told, key=lambda pair: str(pair[0].start)):
        yield from (_line(plan, stretch, view, widths) for view in views)


def _counted(views: list[View]) -> list[View]:
    """The count of one stretch that most reports tell, and the first of its rivals."""
    best, *others = sorted(views, key=_weight, reverse=True)
    return [best, *(view for view in others if are_rivals(view, best))][:RIVALS]


def _is_meant(stretch: Period, plan: View) -> bool:
    """Whether a goal holds for a stretch: it was set before the stretch was over, and for no other time.

    What is to be reached by a day is asked of the stretch that holds the day.
    """
    period = plan.period
    assert stretch.start is not None and stretch.end is not None, "a stretch has its days"
    if str(stretch.end) < plan.day:
        return False
    if period is None:
        return True
    if period.edge is Edge.BY:
        return period.end is not None and stretch.start <= period.end <= stretch.end
    begun = period.start is None or stretch.start >= period.start
    return begun and (period.end is None or period.edge is Edge.SINCE or stretch.end <= period.end)


def _weight(view: View) -> tuple[int, str]:
    """Which of two counts of one stretch is shown: what more reports tell."""
    return len(view.documents), view.claim.id


def _stretch_of(view: View, per: Per | None) -> Period | None:
    """The day, week, month, quarter or year that a claim tells of; None where it tells of no whole or no past one."""
    period = view.period
    if period is None or period.start is None or period.end is None or view.reached != period.end:
        return None
    start, end = period.start, period.end
    whole = {
        Per.DAY: start == end,
        Per.WEEK: (end - start).days + 1 == _WEEK,
        Per.MONTH: (start, end) == month_of(start.year, start.month),
        Per.QUARTER: start.month % 3 == 1 and (start.day, end) == (1, month_of(start.year, start.month + 2)[1]),
        Per.YEAR: (start, end) == year_of(start.year),
    }
    return Period(start, end) if per is not None and whole.get(per, False) else None


def _line(plan: View, stretch: Period, view: View, widths: Widths) -> ProgrammeReading:
    """The goal against one stretch; "up to" a number names the number that is aimed at."""
    goal, came = exactly(plan.quantity.said), view.interval(widths)
    share = share_of(came, goal)
    verdict, why = verdict_of(goal, came, share, Decimal(1), is_over=True)
    if plan.quantity.per in _BEST_ALONE:
        why = _OF_THE_BEST[verdict]
    return ProgrammeReading(
        period=stretch,
        unit=plan.first.quantity.unit,
        plan=goal,
        delivered=Interval(Decimal(0), came.high, False, came.high_open) if came.low is None else came,
        share_done=share,
        time_gone=Decimal(1),
        pace=share,
        required_rate=None,
        projection=None,
        verdict=verdict,
        why=why,
        claims=(plan.claim.id, view.claim.id),
        mentions=(plan.claim.told[0].ref, view.claim.told[0].ref),
    )


_OF_THE_BEST = {
    Verdict.MISSED: Reason.NO_MONTH_REACHED,
    Verdict.MET: Reason.A_MONTH_REACHED,
    Verdict.UNDETERMINED: Reason.MONTHS_TOO_WIDE,
}


def _programme(plan: View, lines: list[ProgrammeReading], as_of: date | None, seen: list[View]) -> Programme:
    first = plan.first
    shown = {claim for line in lines for claim in line.claims}
    told = (told for view in seen if view.claim.id in shown for told in view.claim.told)
    last = max((one.published for one in told if one.published), default=None)
    end = lines[-1].period.end
    assert end is not None, "a stretch has its days"
    return Programme(
        id=hashlib.sha256(f"rate\0{plan.claim.id}".encode()).hexdigest()[:16],
        category=plan.category,
        recipient=first.recipient.name if first.recipient else None,
        agent=first.agent.name if first.agent else None,
        as_of=as_of or last or end,
        readings=tuple(lines),
    )
