"""Counts of rows by what they are chosen by, kept by differences: nobody has to count a whole table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, delete
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.ledger.tally_tables import roll_ups

CHANGES = "changes"


class Count(NamedTuple):
    """So many rows of a kind with a value, and so many mentions in them."""

    name: str
    value: str
    total: int
    times: int = 0


def add_up(connection: Connection, more: Iterable[Count], less: Iterable[Count] = ()) -> None:
    """Adds some counts, takes others away, and drops what is none any more."""
    changed: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for sign, counts in ((1, more), (-1, less)):
        for one in counts:
            changed[one.name, one.value][0] += sign * one.total
            changed[one.name, one.value][1] += sign * one.times
    rows = [
        {"name": name, "value": value, "total": total, "times": times}
        for (name, value), (total, times) in sorted(changed.items())
        if total or times
    ]
    if not rows:
        return
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    made = insert(roll_ups)
    summed = {"total": roll_ups.c.total + made.excluded.total, "times": roll_ups.c.times + made.excluded.times}
    connection.execute(made.on_conflict_do_update(index_elements=["name", "value"], set_=summed), rows)
    names = sorted({str(row["name"]) for row in rows})
    connection.execute(delete(roll_ups).where(roll_ups.c.name.in_(names), roll_ups.c.total == 0))
