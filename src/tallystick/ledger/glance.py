"""What one statement tells of a ledger: how it stands, and whether anything waits to be linked or tallied.

Every page asks first, so that all of it comes in one row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Label, exists, func, select

from tallystick.ledger.equal_categories import equal_entries, state_of
from tallystick.ledger.state import STATE, Standing, state_of_row
from tallystick.ledger.tables import review_log, waiting_blocks
from tallystick.ledger.tally_tables import tally_rules, waiting_tallies
from tallystick.ledger.tallying import EQUAL, RULES
from tallystick.model import Action

_NO_EQUALS = state_of([])


def _stamp(name: str) -> Label[Any]:
    return select(tally_rules.c.value).where(tally_rules.c.name == name).scalar_subquery().label(f"{name}_stamp")


def _last(action: Action) -> Label[Any]:
    last = select(func.max(review_log.c.number)).where(review_log.c.action == str(action))
    return last.scalar_subquery().label(str(action))


_ASKED = select(
    *STATE,
    _stamp(RULES),
    _stamp(EQUAL),
    _last(Action.PURGE),
    _last(Action.EQUAL),
    exists(select(waiting_tallies.c.key)).label("tallies_wait"),
    exists(select(waiting_blocks.c.block)).label("blocks_wait"),
)


@dataclass(frozen=True, slots=True)
class Glance:
    """How a view of a ledger stands, and whether what is kept in it was made by the rules of this program."""

    standing: Standing
    by_these_rules: bool
    something_waits: bool


def glance(connection: Connection, rules: str) -> Glance:
    """What is seen at first of a view; `rules` names those of this program."""
    row = connection.execute(_ASKED).one()
    waits = bool(row.tallies_wait or row.blocks_wait)
    by_these_rules = row.rules_stamp == rules
    equals = state_of(equal_entries(connection)) if row.equal else _NO_EQUALS
    settled = not waits and by_these_rules and row.equal_stamp == equals
    return Glance(Standing(state_of_row(row), row.purge or 0, settled), by_these_rules, waits)
