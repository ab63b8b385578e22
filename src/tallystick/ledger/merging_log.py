"""Takes the review log of another ledger in: who judged what, when and why, behind what was judged here.

An entry keeps its time, its author and the hash that it had where it was first
written, by which it is known in any ledger; so nothing is taken in twice. The chain
of this ledger goes on over it. Of two judgements that do not fit together the later
one wins, wherever it was made, and both stand in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from sqlalchemy import Connection, select

from tallystick.ledger.anchoring import place_again
from tallystick.ledger.handing_over_log import KeptEntry
from tallystick.ledger.linker import Linker
from tallystick.ledger.log_entries import entries, entries_of
from tallystick.ledger.merging import Conflict
from tallystick.ledger.purging import blank, buried_here, bury, purge_of, remove, told_of_purge
from tallystick.ledger.review_log import append, append_without_words
from tallystick.ledger.reviewing import restated
from tallystick.ledger.tables import documents
from tallystick.ledger.unscrubbed import note, unscrubbed
from tallystick.ledger.waiting import wait
from tallystick.model import Action, Entry

_PART = (Action.SPLIT, Action.APART)


class TakenLog(NamedTuple):
    """What disagrees, and whether words were deleted because their documents are purged in one of the ledgers."""

    conflicts: tuple[Conflict, ...]
    purged: bool


def take_entries(connection: Connection, theirs: Sequence[KeptEntry], linker: Linker, now: str) -> TakenLog:
    """Adds the entries that are not here yet and carries them out; what they concern then waits to be linked."""
    ours = entries(connection)
    known = {entry.identity for entry in ours}
    taken = {_added(connection, kept): kept for kept in theirs if kept.entry.identity not in known}
    purges = [conflict for number, kept in taken.items() for conflict in _purge(connection, number, kept, linker, now)]
    _blank_what_is_purged(connection, taken)
    _place_again(connection, taken.values())
    wait(connection, {block for number in taken for block in restated(connection, number, linker)})
    shared = {kept.entry.identity for kept in theirs}
    log = [entry for entry in entries(connection) if entry.stands]
    alone = [entry for entry in log if entry.number <= len(ours) and entry.identity not in shared]
    new = [entry for entry in log if entry.identity in shared]
    disagree = [conflict for here, there in product(alone, new) for conflict in _conflict(here, there)]
    return TakenLog((*purges, *disagree), bool(unscrubbed(connection)))


def _added(connection: Connection, kept: KeptEntry) -> int:
    """The number under which an entry of the other ledger is added here."""
    entry, recorded = kept.entry, kept.entry.recorded.isoformat()
    if entry.purged:
        return append_without_words(
            connection,
            entry.deed,
            kept.places,
            seal=kept.seal,
            by=entry.by,
            recorded=recorded,
            origin=entry.identity,
        )
    return append(
        connection, entry.deed, entry.quotes, by=entry.by, why=entry.why, recorded=recorded, origin=entry.identity
    )


def _purge(connection: Connection, number: int, kept: KeptEntry, linker: Linker, now: str) -> Iterator[Conflict]:
    """Takes a purge over: its tombstone, and the document out of this ledger too, unless the purge was taken back."""
    if kept.entry.deed.action is not Action.PURGE:
        return
    bury(connection, kept.buried, number)
    (entry,) = entries_of(connection, [number])
    if entry.stands:
        for key, name in sorted(buried_here(connection, kept.buried).items()):
            remove(connection, key, number, now, linker)
            yield Conflict(name, "kept", told_of_purge(entry), "purged")


def _blank_what_is_purged(connection: Connection, taken: Mapping[int, KeptEntry]) -> None:
    """Deletes the words of entries that quote what was purged here before they came."""
    quoting = {document: number for number, kept in taken.items() for document, _ in kept.places}
    for document, number in sorted(quoting.items()):
        if purge_of(connection, [document]) is not None:
            note(connection, number)
            blank(connection, document)


def _place_again(connection: Connection, taken: Iterable[KeptEntry]) -> None:
    there = documents.c.key.in_({document for kept in taken for document, _ in kept.places})
    for key in connection.execute(select(documents.c.key).where(there).order_by(documents.c.key)).scalars().all():
        place_again(connection, key)


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
