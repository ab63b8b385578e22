"""What people said of single mentions, out of the log, as exports take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallystick.exports.judged import Judged
from tallystick.model import Action, Entry


def judged(log: Iterable[Entry]) -> Iterator[Judged]:
    """The acceptances and corrections that stand, by the names that their mentions have now."""
    for entry in log:
        if entry.stands and entry.deed.action in (Action.ACCEPT, Action.CORRECT):
            for mention in filter(None, entry.now):
                yield Judged(entry.identity, mention, entry.by, entry.recorded, entry.why, entry.deed.slot)
