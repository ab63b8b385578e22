"""A mention as somebody saw it who knew the log up to some entry: what was judged later is left out."""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.errors import RefusedError
from tallystick.ledger.slots import corrected
from tallystick.model import Action, Entry, Mention


def as_seen(read: Mention, entries: Iterable[Entry], seen: int) -> Mention:
    """The mention as its reader left it, with the corrections that stood when the log ended with an entry.

    `entries` are those on the mention, with those that take them back.
    """
    known = [entry for entry in entries if entry.number <= seen]
    undone: set[int] = set()
    for entry in reversed(known):
        if entry.undoes is not None and entry.number not in undone:
            undone.add(entry.undoes)
    for entry in known:
        if entry.deed.action is Action.CORRECT and entry.number not in undone:
            read = _corrected(read, entry)
    return read


def _corrected(mention: Mention, entry: Entry) -> Mention:
    """The mention with an entry's correction; one that no longer fits it rests."""
    try:
        return corrected(mention, entry.deed.slot or "", entry.deed.value or "")
    except RefusedError:
        return mention
