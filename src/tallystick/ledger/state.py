"""The ledger's state: another text whenever something was recorded or judged, found without reading the tables."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tallystick.ledger.tables import review_log
from tallystick.ledger.tally_counts import CHANGES
from tallystick.ledger.tally_tables import roll_ups, tally_rules
from tallystick.model import Action

_ASKED = select(
    select(func.max(review_log.c.number)).scalar_subquery().label("entries"),
    select(roll_ups.c.total).where(roll_ups.c.name == CHANGES).scalar_subquery().label("changes"),
    select(func.substr(func.min(tally_rules.c.value), 1, 8)).scalar_subquery().label("rules"),
)
"""Each page asks, so it is one statement, made once."""
_PURGED = select(func.max(review_log.c.number)).where(review_log.c.action == str(Action.PURGE))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ledger stands: its state, the entry of the log that purged last, and whether nothing waits to be tallied.

    Two views of the same standing show the same, if nothing waits in them.
    """

    state: str
    purged: int
    settled: bool


def state_in(connection: Connection) -> str:
    """How often tallies were brought in line, by which rules, and the number of the last entry of the log.

    Whatever is recorded waits to be tallied; so this speaks of a view in which nothing waits.
    """
    return "-".join(str(one or 0) for one in connection.execute(_ASKED).one())


def standing_in(connection: Connection, *, settled: bool) -> Standing:
    """How a view of a ledger stands, in which nothing waits if it is `settled`."""
    return Standing(state_in(connection), connection.execute(_PURGED).scalar() or 0, settled)
