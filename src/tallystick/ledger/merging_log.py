"""Takes the review log of another ledger in: who judged what, when and why, behind what was judged here.

An entry keeps its time, its author and the hash that it had where it was first
written, by which it is known in any ledger; so nothing is taken in twice. The chain
of this ledger goes on over it. Of two judgements that do not fit together the later
one wins, wherever it was made, and both stand in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from sqlalchemy import Connection, select

from tallystick.ledger.anchoring import place_again
from tallystick.ledger.linker import Linker
from tallystick.ledger.merging import Conflict
from tallystick.ledger.review_log import append, entries
from tallystick.ledger.reviewing import carry_out
from tallystick.ledger.tables import documents
from tallystick.model import Action, Entry

_PART = (Action.SPLIT, Action.APART)


def take_entries(connection: Connection, theirs: Iterable[Entry], linker: Linker, now: str) -> list[Conflict]:
    """Adds the entries that are not here yet, carries them out, and returns what disagrees with those that are."""
    theirs = list(theirs)
    ours = entries(connection)
    known = {entry.identity for entry in ours}
    first = len(ours) + 1
    for entry in theirs:
        if entry.identity not in known and entry.deed.action is not Action.PURGE and not entry.purged:
            _take(connection, entry, linker, now)
    shared = {entry.identity for entry in theirs}
    log = [entry for entry in entries(connection) if entry.stands]
    alone = [entry for entry in log if entry.number < first and entry.identity not in shared]
    new = [entry for entry in log if entry.identity in shared]
    return [conflict for here, there in product(alone, new) for conflict in _conflict(here, there)]


def _take(connection: Connection, entry: Entry, linker: Linker, now: str) -> None:
    number = append(
        connection,
        entry.deed,
        entry.quotes,
        by=entry.by,
        why=entry.why,
        recorded=entry.recorded.isoformat(),
        origin=entry.identity,
    )
    there = documents.c.key.in_({quote.document for quote in entry.quotes})
    for key in connection.execute(select(documents.c.key).where(there).order_by(documents.c.key)).scalars().all():
        place_again(connection, key)
    carry_out(connection, number, now, linker)


def _conflict(here: Entry, there: Entry) -> Iterator[Conflict]:
    """What two judgements that stand say differently, and which of them counts."""
    about = sorted(_disagree(here, there))
    if about:
        later = max(here, there, key=lambda entry: (entry.recorded, entry.number))
        yield Conflict(" ".join(about), *map(_told, (here, there, later)))


def _disagree(here: Entry, there: Entry) -> frozenset[str]:
    """The mentions on which they do."""
    actions = (here.deed.action, there.deed.action)
    common = frozenset(filter(None, here.now)) & frozenset(filter(None, there.now))
    if actions == (Action.CORRECT, Action.CORRECT):
        differ = here.deed.slot == there.deed.slot and here.deed.value != there.deed.value
        return common if differ else frozenset()
    if set(actions) == {Action.ACCEPT, Action.REJECT}:
        return common
    if Action.MERGE in actions and set(actions) & set(_PART):
        merged, parted = (here, there) if actions[0] is Action.MERGE else (there, here)
        both = _joined(merged) & _parted(parted)
        return frozenset().union(*both)
    return frozenset()


def _joined(entry: Entry) -> set[frozenset[str]]:
    return set(map(frozenset, combinations(filter(None, entry.now), 2)))


def _parted(entry: Entry) -> set[frozenset[str]]:
    cut = len(entry.deed.mentions)
    return set(map(frozenset, product(filter(None, entry.now[:cut]), filter(None, entry.now[cut:]))))


def _told(entry: Entry) -> str:
    """A judgement in a few words."""
    what = " ".join(filter(None, (entry.deed.slot, entry.deed.value)))
    return f"{entry.deed.action}{f' {what}' if what else ''} by {entry.by} on {entry.recorded.date()}"
