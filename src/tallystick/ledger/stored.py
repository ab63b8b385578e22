"""Every text that the ledger keeps, in the order in which it came, with the reading of it that counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from tallystick.ledger.holding import read_again
from tallystick.ledger.tables import documents, readings, versions
from tallystick.model import Reading


class Place(NamedTuple):
    """A version's place in the ledger."""

    document: str
    version: int


class Stored(NamedTuple):
    """A version with its last reading; `is_current` where no later version has taken its place."""

    version: int
    is_current: bool
    reading: Reading


def places(connection: Connection) -> list[Place]:
    """All versions, by document, the older first."""
    told = select(versions.c.document, versions.c.number).order_by(versions.c.document, versions.c.number)
    return [Place(*row) for row in connection.execute(told)]


def stored_at(connection: Connection, place: Place) -> Iterator[Stored]:
    """The version at a place with its last reading; nothing where it is gone meanwhile."""
    here = and_(readings.c.document == place.document, readings.c.version == place.version)
    last = select(func.max(readings.c.number)).where(here).scalar_subquery()
    wanted = (
        select(versions, readings.c.line, documents.c.current_version)
        .join(documents, documents.c.key == versions.c.document)
        .join(readings, and_(readings.c.document == versions.c.document, readings.c.version == versions.c.number))
        .where(here, readings.c.number == last)
    )
    for row in connection.execute(wanted):
        yield Stored(row.number, row.number == row.current_version, read_again(row))
