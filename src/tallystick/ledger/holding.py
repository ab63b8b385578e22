"""Every document with its current reading, its version and the ids of its mentions, out of the archive."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from tallystick.contract import decode
from tallystick.contract.lines import read
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import documents, mentions, readings, versions
from tallystick.model import Document, Held, Reading, Version

_AT_ONCE = 200


def every_held(connection: Connection) -> Iterator[Held]:
    """All documents as they stand, by their ids."""
    return chain.from_iterable(pages_of_held(connection, _AT_ONCE))


def pages_of_held(connection: Connection, size: int) -> Iterator[list[Held]]:
    """The same, so many at a time."""
    wanted = current_readings().limit(size)
    rows = connection.execute(wanted).all()
    while rows:
        yield _held(connection, rows)
        rows = connection.execute(wanted.where(documents.c.id > rows[-1].id)).all()


def held_with(connection: Connection, ids: Collection[str]) -> list[Held]:
    """The documents that have some mentions, each once."""
    keys: set[str] = set()
    for part in _portions(ids):
        keys.update(connection.execute(select(mentions.c.document).where(mentions.c.id.in_(part))).scalars())
    found: list[Held] = []
    for part in _portions(keys):
        found += _held(connection, connection.execute(current_readings().where(documents.c.key.in_(part))).all())
    return found


def _portions(wanted: Collection[str]) -> Iterator[list[str]]:
    """What is asked for in portions that a statement can hold."""
    ordered = sorted(wanted)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))


def _held(connection: Connection, rows: Sequence[Row[Any]]) -> list[Held]:
    ids = _mention_ids(connection, [row.document for row in rows])
    return [_one(row, ids[row.document]) for row in rows]


def _one(row: Row[Any], ids: list[str]) -> Held:
    made = read_again(row)
    version = Version(made.document.id, row.number, row.text_sha256, datetime.fromisoformat(row.recorded))
    return Held(made, version, tuple(ids))


def current_readings() -> Select[Any]:
    """The current version and reading of every document, by the documents' ids."""
    current = and_(readings.c.document == documents.c.key, readings.c.version == documents.c.current_version)
    return (
        select(versions, documents.c.id, readings.c.line)
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


def _mention_ids(connection: Connection, keys: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the mentions that stand in each of some documents, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(keys), _AT_ONCE):
        here = mentions.c.document.in_(keys[start : start + _AT_ONCE]) & mentions.c.superseded.is_(False)
        wanted = select(mentions.c.document, mentions.c.id).where(here)
        for row in connection.execute(wanted.order_by(mentions.c.document, mentions.c.position)):
            found[row.document].append(row.id)
    return found
