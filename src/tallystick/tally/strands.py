"""Months, or years, that are told one by one, added up by voice.

Two voices on January and one on February make two sums: what the first voice counts,
and the second's January with the first's February. A figure never takes a rival's
place in a sum without standing beside it, and the sum of one voice comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tallystick.model import Edge, Widths
from tallystick.tally.claim_view import View, one_voice
from tallystick.tally.counts import RIVALS, Came, are_rivals, count, weight


class Steps:
    """The stretches with both ends that are told, by the day on which they begin."""

    def __init__(self, deliveries: Iterable[View], preferred: Iterable[View]) -> None:
        self._preferred = {view.claim.id for view in preferred}
        self._from: dict[date, list[View]] = defaultdict(list)
        for view in deliveries:
            period = view.period
            if period is not None and period.edge is Edge.IN and period.start is not None and period.end is not None:
                self._from[period.start].append(view)

    def behind(self, reached: date, end: date) -> list[View]:
        """Those that begin on the next day and are over by the end; named as the plan names its thing, if any is."""
        following = [view for view in self._from.get(reached + timedelta(days=1), ()) if _is_over(view, end)]
        return [view for view in following if view.claim.id in self._preferred] or following

    def disputed(self, start: date, end: date) -> Iterator[View]:
        """Those for whose very days another figure is told, the weightiest first."""
        inside = [view for day, views in self._from.items() if day >= start for view in views if _is_over(view, end)]
        for view in sorted(inside, key=weight):
            if any(_rivals(view, other) for other in self._from[_begin(view)]):
                yield view


def strands(heads: list[View], steps: Steps, start: date, end: date, widths: Widths) -> list[Came]:
    """The counts that reach the latest day, rivals beside each other: what was said, carried on by what follows.

    `heads` are counts from the first day on, up to one day. Where there is none, at least two stretches make a sum.
    """
    leaders = [*heads, *steps.disputed(start, end)] if heads else [None, *steps.disputed(start, end)]
    found = (_carried_on(_head(leader, heads), leader, steps, start, end, widths) for leader in leaders)
    made = [came for came in found if came is not None and (heads or len(came.views) > 1)]
    if heads:
        made += _counted_apart(made, heads, steps, start, end, widths)
    last = max((came.last for came in made), default=None)
    return _one_amount_each(came for came in made if came.last == last)


def _head(leader: View | None, heads: list[View]) -> View | None:
    """The count that a voice's sum begins with: its own, else the one that most reports tell."""
    return min(heads, key=lambda head: not _is_led_by(head, leader), default=None)


def _carried_on(
    head: View | None, leader: View | None, steps: Steps, start: date, end: date, widths: Widths
) -> Came | None:
    """A count with the stretches that go on right behind it, the leader's own where it tells them."""
    came = count(head, widths) if head else None
    while following := steps.behind(came.last if came else start - timedelta(days=1), end):
        step = count(min(following, key=lambda view: (not _is_led_by(view, leader), *weight(view))), widths)
        came = Came(came.amount + step.amount, step.last, (*came.views, *step.views)) if came else step
    return came


def _counted_apart(
    made: list[Came], heads: list[View], steps: Steps, start: date, end: date, widths: Widths
) -> Iterator[Came]:
    """The sums of voices that have no count of their own beside the others', where they tell every part themselves."""
    for leader in steps.behind(start - timedelta(days=1), end):
        if any(one_voice(head, leader) or not head.voices for head in heads):
            continue
        came = _carried_on(None, leader, steps, start, end, widths)
        if came is None or len(came.views) < 2 or not came.is_of_one_voice:
            continue
        if not any(came.amount.overlaps(other.amount) for other in made):
            yield came


def _one_amount_each(found: Iterable[Came]) -> list[Came]:
    """Counts of different amounts: of one voice first, then those that most reports tell, and no more than two."""
    chosen: dict[object, Came] = {}
    for came in sorted(found, key=_order):
        chosen.setdefault(came.amount if len(came.views) > 1 else came.views[0].quantity.numbers, came)
    return list(chosen.values())[:RIVALS]


def _order(came: Came) -> tuple[bool, bool, int, tuple[str, ...]]:
    is_mixed = len(came.views) > 1 and not came.is_of_one_voice
    reports = min(len(view.documents) for view in came.views)
    return (is_mixed, bool(came.views[0].parts_of), -reports, tuple(view.claim.id for view in came.views))


def _is_led_by(view: View, leader: View | None) -> bool:
    return leader is not None and (view is leader or one_voice(view, leader))


def _rivals(one: View, two: View) -> bool:
    """Whether two claims give figures for the same days that cannot both be true."""
    alike = one.period is not None and two.period is not None and one.period.end == two.period.end
    return one is not two and alike and are_rivals(one, two)


def _is_over(view: View, end: date) -> bool:
    return view.period is not None and view.period.end is not None and view.period.end <= end


def _begin(view: View) -> date:
    assert view.period is not None and view.period.start is not None, "a stretch has both ends"
    return view.period.start
