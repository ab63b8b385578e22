"""Mentions of one block into claims: equal figures first, then the roundings to the one anchor that they fit.

The partition is a function of the block's set of mentions: they are taken in an
order of their own (the fullest first, then the earliest), so that no order of
posting shows through. A group never holds a pair that conflicts. A mention that
fits several groups joins the one that more speaks for, else stays alone.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tallystick.linking import fits
from tallystick.linking.fits import Fit
from tallystick.model import NO_TIES, Bound, Ties, Told
from tallystick.names.voice import land_in


@dataclass(slots=True, eq=False)
class Group:
    """Mentions that say one thing, each with the rule that brought it here and why.

    `kinds` has one mention for each set of slots in it: a claim may be told a thousand times, and in a dozen ways.
    """

    told: list[Told] = field(default_factory=list)
    rules: list[tuple[str, str]] = field(default_factory=list)
    kinds: dict[tuple[object, ...], Told] = field(default_factory=dict)
    land: str | None = None

    def add(self, told: Told, rule: str, why: str) -> None:
        """Take a mention in."""
        self.told.append(told)
        self.rules.append((rule, why))
        self.kinds.setdefault(_slots(told), told)


def _slots(told: Told) -> tuple[object, ...]:
    """All of a mention that is compared with others."""
    mention = told.mention
    recipient, agent, said = mention.recipient, mention.agent, mention.said
    return (
        told.period,
        mention.quantity,
        mention.item.name,
        told.language,
        recipient and (recipient.key, recipient.name),
        agent and (agent.key, agent.name),
        said and (said.start, said.end),
        told.published is None,
    )


def grouped(block: Iterable[Told], ties: Ties = NO_TIES) -> list[Group]:
    """The claims of a block; no group holds a pair that people keep apart."""
    by_number: dict[tuple[Decimal, ...], list[Told]] = defaultdict(list)
    for told in block:
        by_number[told.mention.quantity.numbers].append(told)
    groups = [group for _, same in sorted(by_number.items()) for group in _equal(same, ties)]
    return _with_roundings(groups, ties)


def _equal(same: Sequence[Told], ties: Ties) -> list[Group]:
    """Claims among mentions of the same numbers."""
    groups = _ByLand()
    for told in sorted(same, key=_fullest_first):
        near = groups.near(told)
        fitting = [(score, group) for group in near if (score := evidence(told, group, ties)) is not None]
        best = max((score for score, _ in fitting), default=None)
        at_best = [group for score, group in fitting if score == best]
        if len(at_best) > 1:
            at_best = _as_silent(told, at_best) or _largest(at_best)
        if len(at_best) == 1:
            at_best[0].add(told, "equal figures", _why(told, at_best[0].told[0]))
            groups.settle(at_best[0])
        else:
            group = Group()
            group.add(told, "first", "nothing else says so" if not fitting else "fits several alike")
            groups.take(group)
    return groups.all


class _ByLand:
    """Groups by the land that receives: those of another land conflict, and need not be looked at."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._by_land: dict[str | None, list[Group]] = defaultdict(list)

    def near(self, told: Told) -> list[Group]:
        """The groups of a mention's land and those that name none; all of them for a mention that names none."""
        land = _land(told)
        return self.all if land is None else [*self._by_land[land], *self._by_land[None]]

    def take(self, group: Group) -> None:
        """Take in a new group."""
        group.land = _land(group.told[0])
        self.all.append(group)
        self._by_land[group.land].append(group)

    def settle(self, group: Group) -> None:
        """Note the land that a group's latest mention may have brought."""
        land = _land(group.told[-1])
        if group.land is None and land is not None:
            self._by_land[None].remove(group)
            self._by_land[land].append(group)
            group.land = land


def _land(told: Told) -> str | None:
    recipient = told.mention.recipient
    return land_in(recipient.name, recipient.key) if recipient else None


def _as_silent(told: Told, groups: list[Group]) -> list[Group]:
    """The groups that name no period either, for a mention without one that fits several with one."""
    if told.period is not None:
        return []
    return [group for group in groups if all(other.period is None for other in group.kinds.values())]


def _largest(groups: list[Group]) -> list[Group]:
    """The group that more reports tell, where one is larger than all others."""
    most = max(len({told.ref.document for told in group.told}) for group in groups)
    return [group for group in groups if len({told.ref.document for told in group.told}) == most]


def evidence(told: Told, group: Group, ties: Ties = NO_TIES) -> int | None:
    """How much speaks for a mention's belonging to a group; None where anything speaks against it."""
    best = 0
    for other in group.kinds.values():
        compared = _compared(told, other)
        if compared is None:
            return None
        best = max(best, sum(weight for fit, weight in zip(compared, _WEIGHTS, strict=True) if fit is Fit.SAME))
    return None if ties.apart and _is_kept_apart(told, group, ties) else best


def _is_kept_apart(told: Told, group: Group, ties: Ties) -> bool:
    return any(ties.part(told.ref.id, other.ref.id) for other in group.told)


# Period, figure with its bound, item, recipient, agent, speaker's occasion.
_WEIGHTS = (8, 1, 2, 2, 1, 2)


def _compared(one: Told, two: Told, *, rounded: bool = False) -> tuple[Fit, ...] | None:
    """How each slot of two mentions fits; None as soon as one speaks against their being one."""
    found: list[Fit] = []
    for fit in _slot_by_slot(one, two, rounded):
        if fit is Fit.CONFLICT:
            return None
        found.append(fit)
    return tuple(found)


def _slot_by_slot(one: Told, two: Told, rounded: bool) -> Iterator[Fit]:
    a, b = one.mention, two.mention
    yield fits.periods(one.period, two.period)
    yield Fit.OPEN if rounded else fits.figures(a.quantity, b.quantity)
    yield fits.items(a.item, b.item, one.language == two.language)
    yield fits.parties(a.recipient, b.recipient)
    yield fits.parties(a.agent, b.agent)
    yield Fit.SAME if a.said and b.said and (a.said.start, a.said.end) == (b.said.start, b.said.end) else Fit.OPEN


def _with_roundings(groups: list[Group], ties: Ties) -> list[Group]:
    """The groups, with those that are roundings of one other laid into it; the roughest go last.

    Only the anchors within reach of a rounding are looked at.
    """
    kept: list[Group] = []
    sizes: list[tuple[Decimal, int]] = []
    for group in sorted(groups, key=lambda group: (-_places(group), group.told[0].order)):
        least, most = fits.reach(group.told[0].mention.quantity)
        near = sizes[bisect_left(sizes, (least, -1)) : bisect_left(sizes, (most, len(kept)))]
        nearest = _nearest(group, [kept[place] for _, place in near if _rounds_to(group, kept[place], ties)])
        if nearest is None:
            insort(sizes, (group.told[0].mention.quantity.said, len(kept)))
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
    kinds = group.kinds.values()
    if not all(fits.is_rounding(told.mention.quantity, exact) and not _cannot_be_placed(told) for told in kinds):
        return False
    if any(_compared(told, other, rounded=True) is None for told in kinds for other in anchor.kinds.values()):
        return False
    return not (ties.apart and any(_is_kept_apart(told, anchor, ties) for told in group.told))


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
    same = [name for name, fit in zip(names, _slot_by_slot(told, first, False), strict=True) if fit is Fit.SAME]
    return f"same {', '.join(same)}" if same else "nothing speaks against it"
