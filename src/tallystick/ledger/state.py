"""The ledger's state: another text whenever something was recorded or judged, found without reading the tables."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from tallystick.ledger.tables import judgements, readings, review_log, versions


def state(connection: Connection) -> str:
    """The number of the last judgement and of the last entry of the log, and how many texts and readings there are."""
    asked = (
        select(func.max(judgements.c.number)),
        select(func.max(review_log.c.number)),
        select(func.count()).select_from(versions),
        select(func.count()).select_from(readings),
    )
    return "-".join(str(connection.execute(one).scalar_one() or 0) for one in asked)
