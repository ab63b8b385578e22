"""What the standing entries of the review log come to, taken together.

It is a function of these entries and of where their mentions stand now, in the order of time: the later entry
wins, in whichever ledger it was written. So an undone entry leaves nothing behind, and the order of posting cannot
show through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import combinations, product

from sqlalchemy import Connection

from tallystick.errors import SettingError
from tallystick.ledger.log_entries import entries_of, numbers_in, numbers_on
from tallystick.ledger.slots import corrected
from tallystick.model import NO_TIES, Action, Entry, Mention, Ties

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided of the mentions that stand, by the ids that these have now."""

    corrections: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    ties: Ties = NO_TIES

    def corrected(self, name: str, mention: Mention) -> Mention:
        """A mention with everything that was corrected; a correction that no longer fits it rests."""
        for slot, value in self.corrections.get(name, ()):
            try:
                mention = corrected(mention, slot, value)
            except SettingError:
                continue
        return mention


NOTHING = Decisions()


def decisions_on(connection: Connection, document: str) -> Decisions:
    """What was decided of the mentions of a document."""
    return decided(entries_of(connection, numbers_on(connection, document)))


def decisions_in(connection: Connection, blocks: Collection[str]) -> Decisions:
    """What was decided of the mentions that stand in these blocks."""
    return decided(entries_of(connection, numbers_in(connection, blocks)))


def decided(log: Iterable[Entry]) -> Decisions:
    """What the standing entries of a log come to."""
    corrections: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rejected: dict[str, bool] = {}
    standing = sorted((entry for entry in log if entry.stands), key=lambda entry: (entry.recorded, entry.number))
    for entry in standing:
        for name in filter(None, entry.now):
            if entry.deed.action is Action.CORRECT and entry.deed.slot and entry.deed.value is not None:
                corrections[name].append((entry.deed.slot, entry.deed.value))
            elif entry.deed.action in (Action.ACCEPT, Action.REJECT):
                rejected[name] = entry.deed.action is Action.REJECT
    out = frozenset(name for name, is_rejected in rejected.items() if is_rejected)
    return Decisions(dict(corrections), out, _ties(standing))


def _ties(standing: Iterable[Entry]) -> Ties:
    """Pairs tied together by the latest entries that the kept-apart pairs allow."""
    together: dict[Pair, int] = {}
    apart: set[Pair] = set()
    for order, entry in enumerate(standing):
        if entry.deed.action is Action.MERGE:
            for pair in map(frozenset, combinations(_all(entry), 2)):
                together[pair] = order
                apart.discard(pair)
        elif entry.deed.action in (Action.SPLIT, Action.APART):
            for pair in map(frozenset, product(*_sides(entry))):
                if len(pair) == 2:
                    apart.add(pair)
                    together.pop(pair, None)
    return Ties(_components(together, apart), frozenset(apart))


def _all(entry: Entry) -> list[str]:
    return sorted({name for name in entry.now if name})


def _sides(entry: Entry) -> tuple[list[str], list[str]]:
    """The mentions on each side of a split, under the ids that they have now."""
    cut = len(entry.deed.mentions)
    return [name for name in entry.now[:cut] if name], [name for name in entry.now[cut:] if name]


def _components(together: dict[Pair, int], apart: set[Pair]) -> tuple[frozenset[str], ...]:
    """The sets that the pairs join, the latest judgement first; a pair that would join what is kept apart is left."""
    home: dict[str, frozenset[str]] = {}
    for pair, _ in sorted(together.items(), key=lambda item: (-item[1], sorted(item[0]))):
        one, two = (home.get(name, frozenset((name,))) for name in sorted(pair))
        if one == two or any(frozenset(across) in apart for across in product(one, two)):
            continue
        joined = one | two
        home.update(dict.fromkeys(joined, joined))
    return tuple(sorted(set(home.values()), key=sorted))
