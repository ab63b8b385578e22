"""Figures across measures and claims: promises added up and told as come, a yearly rate told as a total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from tallystick.model import FindingKind, Per, Status, Told
from tallystick.tally.claim_view import View, denied, may_share_giver, may_share_receiver, other_things

Shown = tuple[FindingKind, tuple[Told, ...]]
_DAYS = {Per.WEEK: (7, 7), Per.MONTH: (28, 31), Per.QUARTER: (90, 92), Per.YEAR: (365, 366)}
# Small numbers add up by chance.
_LEAST_SUM = 10
_MOST_PROMISES = 12


def on_sums(near: Iterable[View]) -> Iterator[Shown]:
    """Promises of one report that were added up and told as come, by nobody in particular."""
    by_report: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for view in near:
        for told in view.claim.told:
            by_report[told.ref.document, view.category].append(told)
    for told_there in by_report.values():
        yield from in_report(told_there)


def in_report(told_there: Sequence[Told]) -> Iterator[Shown]:
    """What one report tells of one category and unit, in the order of the claims: its promises added up."""
    there = [told for told in told_there if not denied(told)]
    promised = [told for told in there if told.mention.status.is_plan and not told.part_of]
    for told in there:
        if told.mention.status is Status.DELIVERED and told.mention.speaker is None:
            parts = _adding_up(told.mention.quantity.said, promised[:_MOST_PROMISES])
            if parts:
                yield FindingKind.ESCALATION, (*parts, told)


def _adding_up(total: Decimal, promised: list[Told]) -> tuple[Told, ...]:
    """Two or three promises that make the total; none where nothing does."""
    if total < _LEAST_SUM:
        return ()
    for count in (2, 3):
        for parts in combinations(promised, count):
            if sum(part.mention.quantity.said for part in parts) == total:
                return parts
    return ()


def on_rates(seen: Iterable[View]) -> Iterator[Shown]:
    """A figure that is promised once a year, or a month, and once in all."""
    promised = [view for view in seen if view.first.status.is_plan]
    by_figure: dict[tuple[object, ...], list[View]] = defaultdict(list)
    for view in promised:
        by_figure[view.quantity.numbers, view.quantity.unit, view.category, view.kind[:2]].append(view)
    for together in by_figure.values():
        for rate in together:
            for total in together:
                if rate.quantity.per and not total.quantity.per and _is_total_of(total, rate):
                    yield FindingKind.DOUBLE_READING, (rate.claim.told[0], total.claim.told[0])


def _is_total_of(total: View, rate: View) -> bool:
    """Whether a figure in all is set where the same figure is a rate: over more than one unit of the rate's time."""
    assert rate.quantity.per is not None, "asked of rates"
    period = total.period
    if period is None or not (may_share_receiver(total, rate) and may_share_giver(total, rate)):
        return False
    least, most = _DAYS.get(rate.quantity.per, (1, 1))
    return not other_things(total, rate) and (period.days is None or not least <= period.days <= most)
