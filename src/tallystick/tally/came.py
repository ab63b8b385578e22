"""What came of a plan: the figures that may be set against it, and rival counts beside each other.

Of running totals the last one counts, and they are never summed. Months or years
that are told one by one are added to the total that they go on from, each once, and
by voice (`strands`). What a voice has replaced by a later figure no longer counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from tallystick.model import Edge, Status, Widths
from tallystick.tally.claim_view import MANY, View, has_designator, may_share_receiver, unlike_things
from tallystick.tally.counts import Came, one_number_each
from tallystick.tally.plans import wanted_of
from tallystick.tally.strands import Steps, strands

# How many times more than planned may have come.
_MOST = 5


def deliveries_of(plan: View, seen: Collection[View]) -> list[View]:
    """The claims that something of the plan's kind came: of its category and unit, from its giver to its receiver."""
    near = [view for view in seen if view.category == plan.category and may_share_receiver(view, plan)]
    rivals = [view for view in near if view.documents & plan.documents or _is_for_one_land(view, plan)]
    lands = _lands_by_report(plan, seen)
    givers = {
        land for view in rivals if wanted_of(plan) in (view.first.status, wanted_of(view)) for land in view.givers
    }
    return [
        view
        for view in near
        if view.first.status == wanted_of(plan)
        and view.first.quantity.per is None
        and view.first.quantity.unit == plan.first.quantity.unit
        and _is_of_giver(view, plan, crowded=len(givers) > 1)
        and not unlike_things(view, plan)
        and not _is_of_another(view, plan, seen)
        and not _is_about_another(view, plan, lands)
        and not _is_out_of_size(view, plan)
    ]


def _is_out_of_size(view: View, plan: View) -> bool:
    """Whether so many times more came than was planned that something else must have been counted."""
    goal, came = plan.interval().high or plan.interval().low, view.interval().low
    return goal is not None and came is not None and came > goal * _MOST


def _is_for_one_land(view: View, plan: View) -> bool:
    """Whether two claims name one receiving land, or neither names any and the plan's is not for a place alone."""
    return bool(view.lands & plan.lands) or not (view.lands or plan.lands or (plan.places and not view.places))


def _is_of_another(view: View, plan: View, seen: Iterable[View]) -> bool:
    """Whether reports tell what came to no land that is known beside another land's plan, and not beside this one.

    What came to a place is asked for a report that tells of the plan's land as well.
    """
    if view.lands or not plan.lands or view.documents & plan.documents:
        return False
    if view.places and not any(other.documents & view.documents for other in seen if other.lands & plan.lands):
        return True
    return any(
        other.documents & view.documents and other.lands and not may_share_receiver(other, plan)
        for other in seen
        if other.category == plan.category and other.first.status.is_plan
    )


def _lands_by_report(plan: View, seen: Iterable[View]) -> Mapping[str, set[str]]:
    """The lands that reports are about, as far as they tell of the plan's category.

    Beside a plan that names its receiver, only what names none is asked: who looks at that land sees no other's.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for view in seen:
        if view.category == plan.category and view.about and not (view.lands and plan.lands):
            for document in view.documents:
                found[document] |= view.about
    return found


def _about(view: View, lands: Mapping[str, set[str]]) -> frozenset[str]:
    """The lands that a claim is about: its own, else those that its reports are about."""
    return view.about or frozenset().union(*(lands.get(document, ()) for document in view.documents))


def _is_about_another(view: View, plan: View, lands: Mapping[str, set[str]]) -> bool:
    """Whether two reports, of which not both name who receives, are about different lands: Peru and Kenya."""
    if view.documents & plan.documents or (view.lands and plan.lands):
        return False
    own, told = _about(plan, lands), _about(view, lands)
    return bool(own) and bool(told) and told.isdisjoint(own | plan.givers)


def _is_of_giver(view: View, plan: View, *, crowded: bool) -> bool:
    """Whether what came is the giver's; where several give, only what names the same one, or all or none on both sides.

    An order names who buys, and whoever is said to deliver delivers it.
    """
    if view.giving_lands and plan.giving_lands:
        return bool(view.givers & plan.givers)
    if not crowded or plan.first.status is Status.ORDERED:
        return True
    return not view.giving_lands and not plan.giving_lands and _is_named(view) == _is_named(plan)


def _is_named(view: View) -> bool:
    """Whether somebody gives who is no land, nor all of them together."""
    return view.has_agent and MANY not in view.givers


def beside(plan: View, plans: Iterable[View], deliveries: Iterable[View]) -> list[View]:
    """The deliveries that no report tells beside another figure's plan alone: homes, and subsidised homes."""
    others = [other for other in plans if other.quantity.numbers != plan.quantity.numbers]
    return [
        view
        for view in deliveries
        if view.documents & plan.documents or not any(view.documents & other.documents for other in others)
    ]


def came_by(plan: View, deliveries: list[View], start: date, end: date, widths: Widths) -> list[Came]:
    """The latest counts of what came from the first day of a plan on, rivals in the order of their reports."""
    late = _short_after_the_end(plan, deliveries, start, end, widths)
    if late is not None:
        return [late]
    counts = _counted_from(plan, deliveries, start, end, widths)
    if counts or plan.period is None or plan.period.edge is not Edge.BY:
        return counts
    since = max(start, month_made(plan, start))
    return [replace(came, since=since) for came in _counted_from(plan, deliveries, since, end, widths)]


def _counted_from(plan: View, deliveries: list[View], start: date, end: date, widths: Widths) -> list[Came]:
    """The latest counts from a day on, with the months that go on behind them."""
    alike = [view for view in deliveries if has_designator(view) == has_designator(plan)]
    inside = [view for view in deliveries if _covers(view, start, end) and _since_the_plan(view, plan)]
    inside = [view for view in inside if has_designator(view) == has_designator(plan)] or inside
    last = max((view.reached for view in inside if view.reached), default=None)
    heads = one_number_each(view for view in inside if view.reached == last)
    return strands(heads, Steps(deliveries, alike), start, end, widths)


def month_made(plan: View, unknown: date) -> date:
    """The first day of the month in which a promise was made; what came before it is no part of it."""
    return date.fromisoformat(plan.day).replace(day=1) if plan.day < "9999" else unknown


def _covers(view: View, start: date, end: date) -> bool:
    """Whether a delivery is told from the first day of the plan to some day of it.

    A total that was told before that day holds what came earlier.
    """
    period = view.period
    if period is None or period.end is None or view.reached is None or period.end > end or view.reached < start:
        return False
    return period.start == start or (period.start is None and period.edge is Edge.SO_FAR and view.day >= str(start))


def _since_the_plan(view: View, plan: View) -> bool:
    """Whether a delivery was told of days after a deadline was set; what came before it is no part of the promise."""
    if plan.period is None or plan.period.edge is not Edge.BY:
        return True
    return view.period is not None and str(view.period.end) > plan.day


def _short_after_the_end(plan: View, deliveries: list[View], start: date, end: date, widths: Widths) -> Came | None:
    """A running total of some day after the plan's end that is still below it: by its end it cannot have been more."""
    least = plan.interval(widths).low
    found = []
    for view in deliveries:
        period = view.period
        if period is None or period.end is None or period.end <= end or not period.edge.is_total:
            continue
        amount = view.interval(widths)
        begins_in_time = period.start is None or period.start <= start
        if begins_in_time and amount.high is not None and least is not None and amount.high < least:
            found.append((period.end, -len(view.documents), view.claim.id, Came(amount, end, (view,))))
    return max(found, key=lambda row: row[:3])[3] if found else None
