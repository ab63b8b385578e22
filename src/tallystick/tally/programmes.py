"""Programmes: plans with an end, and the deliveries of the same thing to the same receiver set against them.

A plan that its own voice has replaced is no longer a reading. The same figure for
the whole year and for its rest gives two readings, side by side. Of running totals
the last one counts; they are never summed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from tallystick.model import (
    Edge,
    Linked,
    NotCompared,
    Period,
    Programme,
    ProgrammeReading,
    Stage,
    Status,
    Told,
    Widths,
)
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.tally.claim_view import View, by_unit, denied, has_designator, may_share_receiver, one_voice, views
from tallystick.tally.pace import Tallied, tally
from tallystick.tally.pairs import overstated
from tallystick.tally.rates import rate_programmes

Key = tuple[str, str, str, str, str]
_PROMISES = frozenset({Status.PLANNED, Status.PLEDGED, Status.ORDERED})
_STAGES = frozenset({None, Stage.DELIVER, Stage.PRODUCE})
# How many rival deliveries are set against one plan.
_RIVALS = 2


def programmes(claims: Iterable[Linked], as_of: date | None = None, widths: Widths = DEFAULT_WIDTHS) -> list[Programme]:
    """The programmes that the plans of a ledger make, by category, land and year; `as_of` is the last report's day."""
    told = views(claims)
    above = {name for together in by_unit(told) for name in overstated(together)}
    seen = [view for view in told if not view.ids <= above]
    found: dict[Key, list[View]] = defaultdict(list)
    for view in seen:
        if _is_plan(view):
            found[_key(view)].append(view)
    made = [_programme(key, plans, seen, as_of, widths) for key, plans in sorted(_with_landless(found).items())]
    made += rate_programmes(seen, as_of)
    return [programme for programme in made if programme is not None]


def _key(view: View) -> Key:
    assert view.period is not None and view.period.end is not None, "a plan has an end"
    unit = f"{view.first.quantity.unit}/{view.first.quantity.per or ''}"
    return view.category, unit, _wanted(view), str(view.period.end), min(view.lands, default="")


def _with_landless(found: dict[Key, list[View]]) -> dict[Key, list[View]]:
    """The plans by key, with those that name no land laid to the one land that the same plan names elsewhere."""
    result: dict[Key, list[View]] = {key: list(plans) for key, plans in found.items() if key[4]}
    for key, plans in found.items():
        if key[4]:
            continue
        homes = [other for other in result if other[4] and other[:4] == key[:4]]
        result.setdefault(homes[0] if len(homes) == 1 else key, []).extend(plans)
    return result


def _is_plan(view: View) -> bool:
    """Whether it is a promise of things with a day by which, counted and not a share or a change."""
    told = view.first
    promised = told.status in _PROMISES and told.stage in _STAGES
    amount = told.quantity.measure not in ("share", "growth", "rate") and told.quantity.per is None
    if view.period is None or view.period.end is None:
        return False
    return promised and amount and view.period.edge in (Edge.IN, Edge.BY, Edge.REST)


def _wanted(view: View) -> str:
    """What would fulfil the promise."""
    return Status.PRODUCED if view.first.stage is Stage.PRODUCE else Status.DELIVERED


def _programme(key: Key, plans: list[View], seen: list[View], as_of: date | None, widths: Widths) -> Programme | None:
    category, _, wanted, *_ = key
    deliveries = [view for view in seen if _delivers(view, plans[0], wanted)]
    standing = _standing(plans)
    day = as_of or _last_day([*plans, *deliveries])
    if day is None:
        return None
    lines = [line for plan in standing for line in _readings(plan, deliveries, day, widths)]
    apart = _not_compared(plans, deliveries, seen, wanted)
    name = hashlib.sha256("\0".join(key).encode()).hexdigest()[:16]
    first = plans[0].first
    return Programme(
        id=name,
        category=category,
        recipient=first.recipient.name if first.recipient else None,
        agent=first.agent.name if first.agent else None,
        as_of=day,
        readings=tuple(lines),
        not_compared=apart,
    )


def _delivers(view: View, plan: View, wanted: str) -> bool:
    """Whether a claim is a delivery of the plan's thing, in its unit, to nobody else."""
    same = view.category == plan.category and view.kind[2:] == plan.kind[2:]
    return view.first.status == wanted and same and may_share_receiver(view, plan)


def _standing(plans: list[View]) -> list[View]:
    """The plans that no later one of the same voice and period has replaced."""
    return [plan for plan in plans if not any(_replaces(other, plan) for other in plans)]


def _replaces(new: View, old: View) -> bool:
    if new is old or new.period is None or old.period is None:
        return False
    same_period = (new.period.start, new.period.end, new.period.edge) == (
        old.period.start,
        old.period.end,
        old.period.edge,
    )
    dropped = any(denied(told) for told in old.claim.told)
    return same_period and new.day > old.day and (dropped or one_voice(new, old))


def _readings(plan: View, deliveries: list[View], as_of: date, widths: Widths) -> Iterator[ProgrammeReading]:
    """The plan against its latest deliveries, rival ones as lines of their own."""
    period = plan.period
    assert period is not None and period.end is not None, "a plan has an end"
    start = _start(period)
    inside = [view for view in deliveries if _covers(view.period, start, period.end) and _since_the_plan(view, plan)]
    whole = [view for view in inside if has_designator(view) == has_designator(plan)]
    inside = whole or inside
    ends = [view.period.end for view in inside if view.period and view.period.end]
    best = [view for view in inside if view.period and view.period.end == max(ends)] if ends else []
    rivals: list[View | None] = [*_one_number_each(best)[:_RIVALS]]

    for delivered in rivals or [None]:
        tallied = tally(
            plan.interval(widths), delivered, start, period.end, as_of, rest=period.edge is Edge.REST, widths=widths
        )
        yield _line(plan, delivered, Period(start, period.end), tallied)


def _start(period: Period) -> date:
    """The first day that counts: the year's for a deadline and for the rest of a year, to which the start belongs."""
    assert period.end is not None, "a plan has an end"
    if period.start is None or period.edge is Edge.REST:
        return date(period.end.year, 1, 1)
    return period.start


def _covers(period: Period | None, start: date, end: date) -> bool:
    """Whether a delivery is told from the first day of the plan to some day of it."""
    if period is None or period.end is None or period.end > end or period.end < start:
        return False
    return period.start == start or (period.start is None and period.edge is Edge.SO_FAR)


def _since_the_plan(view: View, plan: View) -> bool:
    """Whether a delivery was told of days after a deadline was set; what came before it is no part of the promise."""
    if plan.period is None or plan.period.edge is not Edge.BY:
        return True
    return view.period is not None and str(view.period.end) >= plan.day


def _one_number_each(rivals: list[View]) -> list[View]:
    """Rivals of different figures, those that most reports tell first; a thing's part stands behind the whole."""
    chosen: dict[object, View] = {}
    for view in sorted(rivals, key=lambda view: (bool(view.parts_of), -len(view.documents), view.claim.id)):
        chosen.setdefault(view.quantity.numbers, view)
    return list(chosen.values())


def _line(plan: View, delivered: View | None, period: Period, tallied: Tallied) -> ProgrammeReading:
    shown = (plan.claim.told[0],) + ((delivered.claim.told[0],) if delivered else ())
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
        claims=(plan.claim.id,) + ((delivered.claim.id,) if delivered else ()),
        mentions=tuple(told.ref for told in shown),
    )


def _not_compared(plans: list[View], deliveries: list[View], seen: list[View], wanted: str) -> tuple[NotCompared, ...]:
    """Deliveries of another kind of thing that reports tell beside the plan: named, and left out."""
    documents = {document for plan in plans for document in plan.documents}
    others: dict[str, list[Told]] = defaultdict(list)
    for view in seen:
        beside = view.first.status == wanted and view.kind[2:] == plans[0].kind[2:] and view not in deliveries
        if beside and view.category != plans[0].category and documents & view.documents:
            others[view.category].append(view.claim.told[0])
    return tuple(NotCompared(category, tuple(told.ref for told in shown)) for category, shown in sorted(others.items()))


def _last_day(seen: list[View]) -> date | None:
    return max((told.published for view in seen for told in view.claim.told if told.published), default=None)
