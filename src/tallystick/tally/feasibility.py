"""What speaks for and against a plan: matched with care, since a wrong order or obstacle is worse than none.

A directive belongs to a plan where its issuer may be a voice of the plan, and it
names the plan's thing or stands in a report of the plan; only one that names the
thing raises the plan's rung. An obstacle belongs to it where its report tells of the
plan's thing, and of no other unless the obstacle names the thing itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from tallystick.model import (
    Feasibility,
    Hindrance,
    Linked,
    Party,
    Period,
    Place,
    Reading,
    Rung,
    Status,
    Tasked,
)
from tallystick.names.voice import Same, land_in, same_voice, voice_of
from tallystick.tally.claim_view import View, denied, may_share_receiver, views
from tallystick.tally.tasks import hindrances, tasks
from tallystick.words.fold import fold

_RUNGS = {
    Status.REQUESTED: Rung.CONSIDER,
    Status.PLANNED: Rung.PLAN,
    Status.PLEDGED: Rung.PLEDGE,
    Status.ORDERED: Rung.ORDER,
}
_LETTERS = 4  # of a word, before it tells one thing from another
_ENDING = 3  # letters that may differ at the end of a word's forms
_WORD = re.compile(r"[^\W\d_]+")


def feasibility(
    name: str, plans: Collection[Linked], claims: Iterable[Linked], readings: Iterable[Reading]
) -> Feasibility:
    """All that is told of the plans, at least one, that some claims make together."""
    promised, seen, read = views(plans), views(claims), list(readings)
    directives = tuple(one for one in tasks(read) if any(_orders(one, plan) for plan in promised))
    near = [view for view in seen if any(_same_thing(view, plan) for plan in promised)]
    hindered = (one for one in hindrances(read) if _hinders(one, near, seen))
    return _told(name, promised, near, directives, tuple(hindered), _last_day(read))


def feasibility_of_task(task: Tasked, claims: Iterable[Linked], readings: Iterable[Reading]) -> Feasibility:
    """All that is told of one directive: the plans in figures that it may belong to, and the obstacles beside it."""
    seen, read = views(claims), list(readings)
    promised = [view for view in seen if is_promise(view.claim) and _orders(task, view)]
    near = [view for view in seen if any(_same_thing(view, plan) for plan in promised)]
    hindered = (
        one for one in hindrances(read) if one.place.document == task.place.document or _hinders(one, near, seen)
    )
    return _told(task.id, promised, near, (task,), tuple(hindered), _last_day(read))


def is_promise(claim: Linked) -> bool:
    """Whether a claim promises something."""
    return claim.told[0].mention.status.is_promise


def _told(
    name: str,
    plans: list[View],
    near: list[View],
    directives: tuple[Tasked, ...],
    obstacles: tuple[Hindrance, ...],
    as_of: date | None,
) -> Feasibility:
    ids = {plan.claim.id for plan in plans}
    against = [view for view in near if view.claim.id not in ids and any(_in_time(view, plan) for plan in plans)]
    rungs = [_RUNGS.get(plan.first.status, Rung.CONSIDER) for plan in plans]
    rungs += [one.rung for one in directives if not plans or _names(one.task, one.place, plans)]
    return Feasibility(
        id=name,
        as_of=as_of,
        plans=tuple(plan.claim for plan in plans),
        rung=max(rungs, key=lambda rung: rung.height),
        deadline=_deadline(plans, directives),
        directives=directives,
        ordered=tuple(_of(against, Status.ORDERED)),
        produced=tuple(_of(against, Status.PRODUCED)),
        delivered=tuple(_of(against, Status.DELIVERED)),
        obstacles=obstacles,
    )


def _orders(task: Tasked, plan: View) -> bool:
    """Whether a directive may be about the plan."""
    if not _may_be_heard_in(task.issuer, plan) or _apart(task.deadline, plan.period):
        return False
    named = _names(task.task, task.place, [plan])
    if task.place.document in plan.documents:
        return named or _is_voice_of(task.issuer, plan)
    return named and _is_voice_of(task.issuer, plan)


def _hinders(obstacle: Hindrance, near: list[View], seen: list[View]) -> bool:
    """Whether an obstacle stands in a report of the thing, and means it."""
    document = obstacle.place.document
    if not any(document in view.documents for view in near):
        return False
    others = {view.category for view in seen if document in view.documents} - {view.category for view in near}
    return not others or _names(obstacle.words, obstacle.place, near)


def _same_thing(view: View, plan: View) -> bool:
    """Whether a claim counts the plan's thing, for nobody else."""
    return (view.category, view.kind[2:4]) == (plan.category, plan.kind[2:4]) and may_share_receiver(view, plan)


def _in_time(view: View, plan: View) -> bool:
    """Whether a claim may count towards the plan: not told as over before the plan was made, nor as later."""
    if view.period is None or plan.period is None:
        return True
    was_before = view.period.end is not None and plan.period.start is None and str(view.period.end) < plan.day
    return not was_before and view.period.overlaps(Period(plan.period.start, plan.period.end))


def _of(near: Iterable[View], status: Status) -> Iterator[Linked]:
    """The claims of a status that nobody denies, the first told first."""
    for view in sorted(near, key=lambda view: (view.day, view.claim.id)):
        if view.first.status is status and not any(denied(told) for told in view.claim.told):
            yield view.claim


def _deadline(plans: list[View], directives: Iterable[Tasked]) -> Period | None:
    """The last day that a plan names, else one that a directive sets."""
    said = [*(plan.period for plan in plans), *(one.deadline for one in directives)]
    return next((period for period in said if period is not None and period.end is not None), None)


def _apart(one: Period | None, two: Period | None) -> bool:
    """Whether two periods are known not to meet."""
    return one is not None and two is not None and one.is_dated and not one.overlaps(two)


def _may_be_heard_in(issuer: Party | None, plan: View) -> bool:
    """Whether nothing says that somebody else ordered it."""
    land = land_in(issuer.name, issuer.key) if issuer else None
    return land is None or not _lands(plan) or land in _lands(plan)


def _is_voice_of(issuer: Party | None, plan: View) -> bool:
    """Whether whoever ordered it speaks for the plan, or is of the land of those who act and receive."""
    if issuer is None:
        return False
    voice = voice_of(issuer.name, None, issuer.key, "named")
    if any(same_voice(voice, other) is Same.YES for other in plan.voices):
        return True
    return land_in(issuer.name, issuer.key) in _lands(plan)


def _lands(plan: View) -> frozenset[str]:
    """The lands of all who act, receive and speak in a plan."""
    mentions = [told.mention for told in plan.claim.told]
    parties = [party for one in mentions for party in (one.agent, one.recipient, one.speaker) if party]
    return frozenset(land for party in parties if (land := land_in(party.name, party.key)))


def _names(words: str, place: Place, near: Iterable[View]) -> bool:
    """Whether some words name the counted thing as reports of their language do."""
    said = _stems(words)
    items = {told.mention.item.name for view in near for told in view.claim.told if told.language == place.language}
    return any(_alike(one, two) for item in items for one in _stems(item) for two in said)


def _stems(words: str) -> set[str]:
    return {word for word in _WORD.findall(fold(words)) if len(word) >= _LETTERS}


def _alike(one: str, two: str) -> bool:
    """Whether two words may be forms of one: they begin alike, but for an ending."""
    shared = max(_LETTERS, min(len(one), len(two)) - _ENDING)
    return one[:shared] == two[:shared] and abs(len(one) - len(two)) <= _ENDING


def _last_day(readings: Iterable[Reading]) -> date | None:
    return max((one.document.published for one in readings if one.document.published), default=None)
