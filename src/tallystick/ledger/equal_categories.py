"""Which categories people let count as one in some programme, whether or not they took that back."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from sqlalchemy import Connection, select

from tallystick.ledger.log_entries import entries_of
from tallystick.ledger.tables import review_log
from tallystick.model import Action, Entry


def equal_entries(connection: Connection) -> list[Entry]:
    """The entries that let categories count as one."""
    wanted = select(review_log.c.number).where(review_log.c.action == str(Action.EQUAL)).order_by(review_log.c.number)
    numbers = list(connection.execute(wanted).scalars())
    return entries_of(connection, numbers) if numbers else []


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
