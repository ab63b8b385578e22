"""Which claims are plans, and which of them make one programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from tallystick.model import Edge, Measure, Programme, Stage, Status
from tallystick.tally.claim_view import View, denied, has_designator, one_voice, other_things

_KEPT_BY = {Stage.PRODUCE: Status.PRODUCED, Stage.USE: Status.USED}
_STAGES = frozenset({None, Stage.DELIVER, *_KEPT_BY})
_NO_AMOUNTS = frozenset({Measure.SHARE, Measure.GROWTH})
_DATED = frozenset({Edge.IN, Edge.BY, Edge.REST})


class Topic(NamedTuple):
    """What plans have to agree in to make one programme; a land is empty where no report names it."""

    category: str
    unit: str
    wanted: str
    end: date | None
    receiver: str
    giver: str

    @property
    def order(self) -> tuple[str, ...]:
        """Its place among others."""
        return (*self[:3], str(self.end), self.receiver, self.giver)

    def knows_less(self, other: Topic) -> bool:
        """Whether this is the other topic, but for a land that only the other names."""
        lands = ((self.receiver, other.receiver), (self.giver, other.giver))
        return self != other and self[:4] == other[:4] and all(mine in ("", theirs) for mine, theirs in lands)


Wanted = Callable[[Topic], bool]
"""Which topics are asked for."""


def every_topic(_: Topic) -> bool:
    """Any topic, for who wants all."""
    return True


AMOUNTS, RATES = "0", "1"
"""The first word of a programme's place: amounts in all come before what is told over and over."""


class Placed(NamedTuple):
    """A programme with its place in the list of all, and its topic."""

    order: tuple[str, ...]
    topic: Topic
    programme: Programme


def is_promise(view: View) -> bool:
    """Whether a claim promises an amount of things: no share, no change, no decision to order."""
    told = view.first
    return told.status.is_plan and told.stage in _STAGES and told.quantity.measure not in _NO_AMOUNTS


def is_rate(view: View) -> bool:
    """Whether an amount is told over and over: so many a month, a year."""
    return view.first.quantity.per is not None


def is_dated(view: View) -> bool:
    """Whether a promise has a day by which it is to be kept; the day or year in which an order was placed is none."""
    period = view.period
    if period is None or period.end is None or period.edge not in _DATED:
        return False
    return not (view.first.status is Status.ORDERED and period.edge is Edge.IN and str(period.end) <= view.day)


def wanted_of(view: View) -> str:
    """The status that fulfils a promise; for what is no promise, what it would be if it were."""
    stage = view.first.stage
    return _KEPT_BY.get(stage, Status.DELIVERED) if stage else Status.DELIVERED


def topics(plans: Iterable[View]) -> dict[Topic, list[View]]:
    """Plans by their topic; those that leave a land open are laid to the one topic that names it."""
    found: dict[Topic, list[View]] = defaultdict(list)
    for plan in plans:
        found[topic_of(plan)].append(plan)
    alike: dict[tuple[object, ...], list[Topic]] = defaultdict(list)
    for topic in found:
        alike[topic[:4]].append(topic)
    result: dict[Topic, list[View]] = defaultdict(list)
    for topic, together in found.items():
        homes = [other for other in alike[topic[:4]] if topic.knows_less(other)]
        result[homes[0] if len(homes) == 1 else topic].extend(together)
    return dict(sorted(result.items(), key=lambda pair: pair[0].order))


def topic_of(plan: View) -> Topic:
    """What a plan has to agree in with others, as far as it tells itself."""
    end = plan.period.end if plan.period and is_dated(plan) else None
    quantity = plan.first.quantity
    unit = f"{quantity.unit}/{quantity.per or ''}"
    receiver, giver = min(plan.lands, default=""), min(plan.givers, default="")
    return Topic(plan.category, unit, wanted_of(plan), end, receiver, giver)


def standing(plans: list[View]) -> list[View]:
    """The plans that no later one of the same voice and period has replaced."""
    return [plan for plan in plans if not any(_replaces(other, plan) for other in plans)]


def _replaces(new: View, old: View) -> bool:
    if new is old or _stretch(new) != _stretch(old) or new.parts_of:
        return False
    if _is_put_in_place_of(new, old):
        return True
    if new.day <= old.day:
        return False
    dropped = any(denied(told) for told in old.claim.told)
    undated = new.period is None and bool(new.givers & old.givers) and not _are_two_kinds(new, old)
    return dropped or one_voice(new, old) or undated


def _is_put_in_place_of(new: View, old: View) -> bool:
    """Whether one report tells the old plan as no longer so, and the new one as so."""
    dropped = {told.ref.document for told in old.claim.told if denied(told)}
    return any(told.ref.document in dropped and not denied(told) for told in new.claim.told)


def _are_two_kinds(one: View, two: View) -> bool:
    """Whether a second promise may be of something else: one of them names a make or model that the other does not."""
    return has_designator(one) != has_designator(two) or other_things(one, two)


def _stretch(view: View) -> tuple[object, ...]:
    period = view.period
    return () if period is None else (period.start, period.end, period.edge)
