"""Mentions of one block into claims: equal figures first, then the roundings to the one anchor that they fit.

The partition is a function of the block's set of mentions: they are taken in an
order of their own (the fullest first, then the earliest), so that no order of
posting shows through. A group never holds a pair that conflicts. A mention that
fits several groups joins the one that more speaks for, else stays alone.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from tallystick.linking import fits
from tallystick.linking.choice import chosen
from tallystick.linking.fits import Fit
from tallystick.linking.group import Group, giver_of, receiving_land
from tallystick.model import NO_TIES, Bound, Measure, Ties, Told


def grouped(block: Iterable[Told], ties: Ties = NO_TIES) -> list[Group]:
    """The claims of a block; no group holds a pair that people keep apart."""
    by_number: dict[tuple[Decimal, ...], list[Told]] = defaultdict(list)
    for told in block:
        by_number[told.mention.quantity.numbers].append(told)
    groups = [group for _, same in sorted(by_number.items()) for group in _equal(same, ties)]
    return _with_roundings(groups, ties)


def _equal(same: Sequence[Told], ties: Ties) -> list[Group]:
    """Claims among mentions of the same numbers; those that fit several are asked again at the end."""
    groups = _ByLand()
    left = [told for told in sorted(same, key=_fullest_first) if not _is_placed(told, groups, ties)]
    for told in [told for told in left if not _is_placed(told, groups, ties)]:
        if not _is_placed(told, groups, ties):
            groups.begin(told, "fits several alike")
    return groups.all


def _is_placed(told: Told, groups: _ByLand, ties: Ties) -> bool:
    """Whether a mention has found its group: the one that more speaks for, or a new one where all speak against it."""
    near = groups.near(told)
    fitting = [(score, group) for group in near if (score := evidence(told, group, ties)) is not None]
    if not fitting:
        groups.begin(told, "nothing else says so")
        return True
    best = max(score for score, _ in fitting)
    at_best = [group for score, group in fitting if score == best]
    if len(at_best) > 1:
        at_best = chosen(told, at_best)
    if len(at_best) > 1:
        return False
    at_best[0].add(told, "equal figures", _why(told, at_best[0].told[0]))
    groups.settle(at_best[0])
    return True


class _ByLand:
    """Groups by the land that receives: those of another land conflict, and need not be looked at."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._by_land: dict[str | None, list[Group]] = defaultdict(list)

    def near(self, told: Told) -> list[Group]:
        """The groups of a mention's land and those that name none; all of them for a mention that names none."""
        land = receiving_land(told)
        return self.all if land is None else [*self._by_land[land], *self._by_land[None]]

    def begin(self, told: Told, why: str) -> None:
        """Begin a new group with a mention."""
        group = Group()
        group.add(told, "first", why)
        group.land = receiving_land(told)
        self.all.append(group)
        self._by_land[group.land].append(group)

    def settle(self, group: Group) -> None:
        """Note the land that a group's latest mention may have brought."""
        land = receiving_land(group.told[-1])
        if group.land is None and land is not None:
            self._by_land[None].remove(group)
            self._by_land[land].append(group)
            group.land = land


def evidence(told: Told, group: Group, ties: Ties = NO_TIES) -> int | None:
    """How much speaks for a mention's belonging to a group; None where anything speaks against it."""
    best = 0
    for other in group.kinds.values():
        compared = _compared(told, other)
        if compared is None:
            return None
        best = max(best, sum([weight for fit, weight in zip(compared, _WEIGHTS, strict=True) if fit is Fit.SAME]))
    told_apart = any(_are_told_apart(told, other) for other in group.beside(told))
    return None if told_apart or group.is_kept_apart(told, ties) else best


def _are_told_apart(one: Told, two: Told) -> bool:
    """Whether one report counts two things with one number: a part and its whole, or what it calls by unlike names.

    A title may call a thing otherwise than its text, and what is weighed or paid often has several names.
    """
    if one.ref.id == two.part_of or two.ref.id == one.part_of:
        return True
    counted = one.mention.measure is Measure.COUNT and one.mention.quantity.numbers == two.mention.quantity.numbers
    return counted and one.ref.place == two.ref.place and fits.are_unlike_names(one.mention.item, two.mention.item)


# Period, figure with its bound, item, recipient, agent, speaker's occasion.
_WEIGHTS = (8, 1, 2, 2, 1, 2)


def _compared(one: Told, two: Told, *, rounded: bool = False) -> tuple[Fit, ...] | None:
    """How each slot of two mentions fits; None as soon as one speaks against their being one.

    It is run for every pair that a block holds, so it is written out, what speaks against most pairs first.
    """
    a, b = one.mention, two.mention
    period = (fits.rounded_periods if rounded else fits.periods)(one.period, two.period)
    if period is Fit.CONFLICT:
        return None
    figure = Fit.OPEN if rounded else fits.figures(a.quantity, b.quantity)
    if figure is Fit.CONFLICT:
        return None
    item = fits.items(a.item, b.item, one.language == two.language)
    if item is Fit.CONFLICT or fits.are_narrowed_apart(a, b):
        return None
    recipient = fits.parties(a.recipient, b.recipient)
    if recipient is Fit.CONFLICT:
        return None
    agent = fits.parties(giver_of(one), giver_of(two))
    if agent is Fit.CONFLICT:
        return None
    is_one_occasion = a.said and b.said and (a.said.start, a.said.end) == (b.said.start, b.said.end)
    return (period, figure, item, recipient, agent, Fit.SAME if is_one_occasion else Fit.OPEN)


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
    if any(_are_told_apart(told, other) for told in group.told for other in anchor.beside(told)):
        return False
    return not any(anchor.is_kept_apart(told, ties) for told in group.told)


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
    return (-known, mention.quantity.bound is not Bound.EXACT, receiving_land(told) is None, -parties, told.order)


def _why(told: Told, first: Told) -> str:
    names = ("period", "figure", "item", "recipient", "agent", "occasion")
    same = [name for name, fit in zip(names, _compared(told, first) or (), strict=False) if fit is Fit.SAME]
    return f"same {', '.join(same)}" if same else "nothing speaks against it"
