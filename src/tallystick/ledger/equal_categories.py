"""Which categories people let count as one in some programme, whether or not they took that back."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from sqlalchemy import Connection

from tallystick.ledger.log_entries import entries_by
from tallystick.model import Action, Entry


def equal_entries(connection: Connection) -> list[Entry]:
    """The entries that let categories count as one."""
    return entries_by(connection, Action.EQUAL)


def categories_beside(log: list[Entry]) -> dict[str, frozenset[str]]:
    """For each category of these entries all that were ever named with it, itself too."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in log:
        for category in entry.deed.categories:
            found[category].update(entry.deed.categories)
    return {category: frozenset(beside) for category, beside in found.items()}


def state_of(log: list[Entry]) -> str:
    """What these entries come to, as a name that changes with it."""
    told = [(entry.identity, entry.stands, entry.now) for entry in log]
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
