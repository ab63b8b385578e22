"""A ledger's documents whole, as another ledger takes them over: every version, every reading, and when each came."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, select

from tallystick.ledger.holding import read_again
from tallystick.ledger.tables import document_ids, documents, readings, versions
from tallystick.model import Reading


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document is known by."""

    id: str
    outlet: str | None
    url: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading of one text with its line as it was posted; `again` where the same line had been recorded before."""

    recorded: str
    text_sha256: str
    line_sha256: str
    again: bool
    line: str
    reading: Reading

    @property
    def order(self) -> tuple[str, str, str]:
        """Its place in time; of what came in one moment, an order that no ledger decides."""
        return (self.recorded, self.text_sha256, self.line_sha256)


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document with all its ids, and its readings in the order in which they came."""

    facts: Facts
    ids: tuple[str, ...]
    readings: tuple[KeptReading, ...]


def document_keys(connection: Connection) -> list[str]:
    """The keys of all documents, in an order of their own."""
    return list(connection.execute(select(documents.c.key).order_by(documents.c.key)).scalars())


def handed_over(connection: Connection, key: str) -> KeptDocument:
    """The document of a key, whole."""
    columns = (documents.c.id, documents.c.outlet, documents.c.url, documents.c.address)
    facts = Facts(*connection.execute(select(*columns).where(documents.c.key == key)).one())
    ids = connection.execute(select(document_ids.c.id).where(document_ids.c.document == key)).scalars()
    return KeptDocument(facts, tuple(sorted(ids)), tuple(_readings(connection, key)))


def _readings(connection: Connection, key: str) -> Iterator[KeptReading]:
    wanted = (
        select(versions, readings.c.line, readings.c.line_sha256, readings.c.recorded.label("read_on"))
        .join(readings, and_(readings.c.document == versions.c.document, readings.c.version == versions.c.number))
        .where(versions.c.document == key)
        .order_by(readings.c.recorded, versions.c.number, readings.c.number)
    )
    seen: set[tuple[str, str]] = set()
    for row in connection.execute(wanted):
        name = (row.text_sha256, row.line_sha256)
        line = zlib.decompress(row.line).decode()
        yield KeptReading(row.read_on, *name, name in seen, line, read_again(row))
        seen.add(name)
