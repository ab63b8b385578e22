"""Mentions of one block into claims: equal figures first, then the roundings to the one anchor that they fit.

The partition is a function of the block's set of mentions: they are taken in an
order of their own (the fullest first, then the earliest), so that no order of
posting shows through. A group never holds a pair that conflicts. A mention that
fits several groups joins the one that more speaks for, else stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tallystick.linking import fits
from tallystick.linking.fits import Fit
from tallystick.model import NO_TIES, Bound, Ties, Told


@dataclass(slots=True)
class Group:
    """Mentions that say one thing, each with the rule that brought it here and why."""

    told: list[Told] = field(default_factory=list)
    rules: list[tuple[str, str]] = field(default_factory=list)

    def add(self, told: Told, rule: str, why: str) -> None:
        """Take a mention in."""
        self.told.append(told)
        self.rules.append((rule, why))


def grouped(block: Iterable[Told], ties: Ties = NO_TIES) -> list[Group]:
    """The claims of a block; no group holds a pair that people keep apart."""
    by_number: dict[tuple[Decimal, ...], list[Told]] = defaultdict(list)
    for told in block:
        by_number[told.mention.quantity.numbers].append(told)
    groups = [group for _, same in sorted(by_number.items()) for group in _equal(same, ties)]
    return _with_roundings(groups, ties)


def _equal(same: Sequence[Told], ties: Ties) -> list[Group]:
    """Claims among mentions of the same numbers."""
    groups: list[Group] = []
    for told in sorted(same, key=_fullest_first):
        fitting = [(score, group) for group in groups if (score := evidence(told, group.told, ties)) is not None]
        best = max((score for score, _ in fitting), default=None)
        at_best = [group for score, group in fitting if score == best]
        if len(at_best) > 1:
            at_best = _as_silent(told, at_best) or _largest(at_best)
        if len(at_best) == 1:
            at_best[0].add(told, "equal figures", _why(told, at_best[0].told[0]))
        else:
            groups.append(Group([told], [("first", "nothing else says so" if not fitting else "fits several alike")]))
    return groups


def _as_silent(told: Told, groups: list[Group]) -> list[Group]:
    """The groups that name no period either, for a mention without one that fits several with one."""
    if told.period is not None:
        return []
    return [group for group in groups if all(other.period is None for other in group.told)]


def _largest(groups: list[Group]) -> list[Group]:
    """The group that more reports tell, where one is larger than all others."""
    most = max(len({told.ref.document for told in group.told}) for group in groups)
    return [group for group in groups if len({told.ref.document for told in group.told}) == most]


def evidence(told: Told, group: Sequence[Told], ties: Ties = NO_TIES) -> int | None:
    """How much speaks for a mention's belonging to a group; None where anything speaks against it."""
    best = 0
    for other in group:
        compared = _compared(told, other)
        if Fit.CONFLICT in compared or ties.part(told.ref.id, other.ref.id):
            return None
        best = max(best, sum(weight for fit, weight in zip(compared, _WEIGHTS, strict=True) if fit is Fit.SAME))
    return best


# Period, figure with its bound, item, recipient, agent, speaker's occasion.
_WEIGHTS = (8, 1, 2, 2, 1, 2)


def _compared(one: Told, two: Told, *, rounded: bool = False) -> tuple[Fit, ...]:
    a, b = one.mention, two.mention
    return (
        fits.periods(one.period, two.period),
        Fit.OPEN if rounded else fits.figures(a.quantity, b.quantity),
        fits.items(a.item, b.item, one.language == two.language),
        fits.parties(a.recipient, b.recipient),
        fits.parties(a.agent, b.agent),
        Fit.SAME if a.said and b.said and (a.said.start, a.said.end) == (b.said.start, b.said.end) else Fit.OPEN,
    )


def _with_roundings(groups: list[Group], ties: Ties) -> list[Group]:
    """The groups, with those that are roundings of one other laid into it; the roughest go last."""
    anchors = sorted(groups, key=lambda group: (-_places(group), group.told[0].order))
    kept: list[Group] = []
    for group in anchors:
        fitting = [anchor for anchor in kept if _rounds_to(group, anchor, ties)]
        nearest = _nearest(group, fitting)
        if nearest is None:
            kept.append(group)
            continue
        for told in group.told:
            nearest.add(told, "marked rounding", f"rounds {nearest.told[0].mention.quantity.said:f}")
    return kept


def _nearest(group: Group, anchors: list[Group]) -> Group | None:
    """The one anchor that a rounding belongs to: nearest in number, else nobody."""
    if not anchors:
        return None
    said = group.told[0].mention.quantity.said
    distances = [abs(anchor.told[0].mention.quantity.said - said) for anchor in anchors]
    best = min(distances)
    at_best = [anchor for anchor, distance in zip(anchors, distances, strict=True) if distance == best]
    return at_best[0] if len(at_best) == 1 else None


def _rounds_to(group: Group, anchor: Group, ties: Ties) -> bool:
    """Whether every mention of a group is a marked rounding of the anchor's figure, and nothing speaks against it."""
    exact = anchor.told[0].mention.quantity
    for told in group.told:
        if not fits.is_rounding(told.mention.quantity, exact) or _cannot_be_placed(told):
            return False
        for other in anchor.told:
            if ties.part(told.ref.id, other.ref.id) or Fit.CONFLICT in _compared(told, other, rounded=True):
                return False
    return True


def _cannot_be_placed(told: Told) -> bool:
    """Whether a report without a date says "last year": which year's figure it rounds cannot be known."""
    period = told.period
    return told.published is None and period is not None and not period.is_dated


def _places(group: Group) -> int:
    return len(group.told[0].mention.quantity.said.normalize().as_tuple().digits)


def _fullest_first(told: Told) -> tuple[object, ...]:
    """Mentions whose slots are known come before those that may be anything."""
    mention = told.mention
    period = told.period
    known = 0 if period is None else (period.start is not None) + (period.end is not None)
    parties = (mention.recipient is not None) + (mention.agent is not None)
    return (-known, mention.quantity.bound is not Bound.EXACT, -parties, told.order)


def _why(told: Told, first: Told) -> str:
    names = ("period", "figure", "item", "recipient", "agent", "occasion")
    same = [name for name, fit in zip(names, _compared(told, first), strict=True) if fit is Fit.SAME]
    return f"same {', '.join(same)}" if same else "nothing speaks against it"
