"""The ledger's state: another text whenever something was recorded or judged, found without reading the tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from tallystick.ledger.tables import review_log
from tallystick.ledger.tally_counts import CHANGES
from tallystick.ledger.tally_tables import roll_ups, tally_rules

STATE = (
    select(func.max(review_log.c.number)).scalar_subquery().label("entries"),
    select(roll_ups.c.total).where(roll_ups.c.name == CHANGES).scalar_subquery().label("changes"),
    select(func.substr(func.min(tally_rules.c.value), 1, 8)).scalar_subquery().label("rules"),
)
"""The columns that a state is made of."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ledger stands: its state, the entry of the log that purged last, and whether nothing waits to be tallied.

    Two views of the same standing show the same, if nothing waits in them.
    """

    state: str
    purged: int
    settled: bool


def state_of_row(row: Any) -> str:
    """The state that a row with these columns tells.

    How often tallies were brought in line, by which rules, and the number of the last entry of the log: whatever is
    recorded waits to be tallied, so this speaks of a view in which nothing waits.
    """
    return "-".join(str(one or 0) for one in (row.entries, row.changes, row.rules))
