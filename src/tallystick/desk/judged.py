"""What people said of single mentions, out of the log, as exports take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tallystick.exports.judged import Judged
from tallystick.model import Action, Entry


def judged(log: Iterable[Entry]) -> Iterator[Judged]:
    """The acceptances and corrections that stand, by the names that their mentions have now.

    Of several corrections of one slot the last one counts, and it alone is told.
    """
    last: dict[tuple[str, str], Judged] = {}
    for entry in sorted(log, key=lambda entry: (entry.recorded, entry.number)):
        if entry.stands and entry.deed.action in (Action.ACCEPT, Action.CORRECT):
            for mention in filter(None, entry.now):
                about = entry.deed.slot or entry.identity
                last.pop((mention, about), None)
                last[mention, about] = Judged(
                    entry.identity, mention, entry.by, entry.recorded, entry.why, entry.deed.slot
                )
    yield from last.values()
