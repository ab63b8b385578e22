"""Programmes for which people let two categories count as one.

Such a programme is tallied once more with what is of the other category taken as its own; all other programmes are
left as they are. It is known by the plans that it had when it was judged, so that it is found again under another id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from tallystick import tally
from tallystick.model import Action, Entry, Linked, Programme, Told, Widths


def tallied(
    linked: Sequence[Linked],
    log: Iterable[Entry],
    as_of: date | None = None,
    widths: Widths | None = None,
    seen: tally.Seen | None = None,
) -> list[Programme]:
    """The programmes of a ledger, by what people judged of their categories; `seen` are its claims, if at hand."""
    width = widths or Widths()
    made = tally.programmes(seen or linked, as_of, width)
    for id, others in sorted(_others(made, linked, log).items()):
        own = next(programme.category for programme in made if programme.id == id)
        again = tally.programmes([_as_own(claim, own, others) for claim in linked], as_of, width)
        renewed = {programme.id: programme for programme in again if programme.id == id}
        made = [renewed.get(programme.id, programme) for programme in made]
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
