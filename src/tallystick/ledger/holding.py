"""Every document with its current reading, its version and the ids of its mentions, out of the archive."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from tallystick.contract import decode
from tallystick.contract.lines import read
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import documents, mentions, readings, versions
from tallystick.model import Document, Held, Reading, Version


def every_held(connection: Connection) -> Iterator[Held]:
    """All documents as they stand, by their ids."""
    ids = _mention_ids(connection)
    for row in connection.execute(current_readings()):
        made = read_again(row)
        version = Version(made.document.id, row.number, row.text_sha256, datetime.fromisoformat(row.recorded))
        yield Held(made, version, tuple(ids[row.document]))


def current_readings() -> Select[Any]:
    """The current version and reading of every document, by the documents' ids."""
    current = and_(readings.c.document == documents.c.key, readings.c.version == documents.c.current_version)
    return (
        select(versions, readings.c.line)
        .join(documents, documents.c.key == versions.c.document)
        .join(readings, current & (readings.c.number == documents.c.current_reading))
        .where(versions.c.number == documents.c.current_version)
        .order_by(documents.c.id)
    )


def read_again(row: Row[Any]) -> Reading:
    """The reading of such a row, exactly as it was posted."""
    return decode.reading(read(zlib.decompress(row.line)), partial(archived, row))


def archived(row: Row[Any], name: str) -> Document:
    """A version's text and bytes out of the archive; what else is known of it stands in its reading."""
    return Document(
        id=name,
        text=unpacked_text(row.text),
        published=None if row.published is None else date.fromisoformat(row.published),
        published_text=row.published_text,
        raw=None if row.raw is None else zlib.decompress(row.raw),
        extractor=row.extractor,
    )


def _mention_ids(connection: Connection) -> dict[str, list[str]]:
    wanted = (
        select(mentions.c.document, mentions.c.id)
        .where(mentions.c.superseded.is_(False))
        .order_by(mentions.c.document, mentions.c.position)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.document].append(row.id)
    return found
