"""How a store does, told without reading its tables: is it reached, has it the right schema, how far has it come."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, literal, select
from sqlalchemy.sql.selectable import FromClause

from tallystick.errors import LedgerError
from tallystick.ledger.schema import revision_of
from tallystick.ledger.tables import judgements, review_log, waiting_blocks
from tallystick.ledger.tally_tables import waiting_tallies
from tallystick.ledger.watches.tables import undelivered

_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a ledger has come; what waits or was given up is counted up to ten thousand."""

    log_entries: int
    judgements: int
    waiting_blocks: int
    waiting_tallies: int
    undelivered_alerts: int


def ready(connection: Connection, name: str) -> str:
    """The schema of the store, if it is the one of this program; LedgerError where it is another."""
    stands, wanted = revision_of(connection)
    if stands is None or stands != wanted:
        raise LedgerError(
            name, f"has the schema {stands}, and this program works with {wanted}", "start the program anew"
        )
    return stands


def counts(connection: Connection) -> Counts:
    """The last numbers of what is numbered, and how much waits."""
    numbers = (func.max(review_log.c.number), func.max(judgements.c.number))
    log, judged = (connection.execute(select(number)).scalar_one() or 0 for number in numbers)
    return Counts(log, judged, *(_some(connection, table) for table in (waiting_blocks, waiting_tallies, undelivered)))


def _some(connection: Connection, table: FromClause) -> int:
    few = select(literal(1)).select_from(table).limit(_COUNTED)
    return connection.execute(select(func.count()).select_from(few.subquery())).scalar_one()
