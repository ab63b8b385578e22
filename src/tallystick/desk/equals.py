"""Programmes for which people let two categories count as one.

Such a programme is tallied once more with what is of the other category taken as its own; all other programmes are
left as they are. It is known by the plans that it had when it was judged, so that it is found again under another id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from tallystick import tally
from tallystick.model import Action, Entry, Linked, Programme, Told, Widths
from tallystick.tally.plans import Placed, Wanted, every_topic
from tallystick.tally.programmes import placed_programmes


def tallied(
    linked: Sequence[Linked],
    log: Iterable[Entry],
    as_of: date | None = None,
    widths: Widths | None = None,
    seen: tally.Seen | None = None,
) -> list[Programme]:
    """The programmes of a ledger, by what people judged of their categories; `seen` are its claims, if at hand."""
    return [placed.programme for placed in placed_tallied(linked, log, as_of, widths, seen)]


def placed_tallied(
    linked: Sequence[Linked],
    log: Iterable[Entry],
    as_of: date | None = None,
    widths: Widths | None = None,
    seen: tally.Seen | None = None,
    wanted: Wanted = every_topic,
    near: Callable[[list[Linked]], list[Linked]] = lambda claims: [],
) -> list[Placed]:
    """The programmes of the topics that are wanted, each with its place among all.

    Where only some claims are `linked`, `near` gives those that claims with another category have to do with.
    """
    width = widths or Widths()
    made = placed_programmes(seen or linked, as_of, width, wanted)
    others = _others([placed.programme for placed in made], linked, log)
    for id, categories in sorted(others.items()):
        own = next(placed.programme.category for placed in made if placed.programme.id == id)
        same = [_as_own(claim, own, categories) for claim in linked]
        same += [_as_own(claim, own, categories) for claim in near(same)]
        again = placed_programmes(sorted(same, key=lambda claim: claim.id), as_of, width, wanted)
        renewed = {placed.programme.id: placed.programme for placed in again if placed.programme.id == id}
        made = [placed._replace(programme=renewed.get(placed.programme.id, placed.programme)) for placed in made]
    return made


def _others(made: Sequence[Programme], linked: Sequence[Linked], log: Iterable[Entry]) -> dict[str, set[str]]:
    """By the ids of programmes, the categories that count as theirs."""
    claim_of = {told.ref.id: claim.id for claim in linked for told in claim.told}
    found: dict[str, set[str]] = defaultdict(set)
    for entry in log:
        if entry.stands and entry.deed.action is Action.EQUAL:
            plans = {claim_of[name] for name in entry.now if name in claim_of}
            for programme in made:
                if _is_of(programme, plans) and programme.category in entry.deed.categories:
                    found[programme.id].update(entry.deed.categories)
    return found


def _is_of(programme: Programme, plans: set[str]) -> bool:
    return any(plans & set(reading.claims[:1]) for reading in programme.readings)


def _as_own(claim: Linked, own: str, others: set[str]) -> Linked:
    return replace(claim, told=tuple(_told_as_own(told, own, others) for told in claim.told))


def _told_as_own(told: Told, own: str, others: set[str]) -> Told:
    item = told.mention.item
    if item.category not in others or item.category == own:
        return told
    return replace(told, mention=replace(told.mention, item=replace(item, category=own)))
