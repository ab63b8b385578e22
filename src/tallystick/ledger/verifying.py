"""Checks a ledger: the chain of its log, the hashes of its archive, and what refers to what."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from tallystick.ledger.log_entries import entries
from tallystick.ledger.review_log import FIRST, hash_of, seal_of
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import readings, review_log, tombstones, versions
from tallystick.ledger.unscrubbed import unscrubbed
from tallystick.model import Action


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked: how many entries and texts, the hash of the last entry, and what is broken, the first first."""

    entries: int
    texts: int
    head: str
    faults: tuple[str, ...]


def verify(connection: Connection) -> Verified:
    """Checks everything, and tells all that is broken."""
    log = connection.execute(select(review_log).order_by(review_log.c.number)).all()
    archived = connection.execute(select(versions).order_by(versions.c.document, versions.c.number)).all()
    faults = [
        *_chain(log),
        *_notes(log),
        *_seals(log),
        *_texts(archived),
        *_lines(connection),
        *_references(connection),
        *_unscrubbed(connection),
    ]
    return Verified(len(log), len(archived), log[-1].hash if log else FIRST, tuple(faults))


def _chain(log: list[Row[Any]] | Any) -> Iterator[str]:
    """The first entry that is not what its hash says, or does not follow the one before it."""
    previous, number = FIRST, 0
    for row in log:
        if row.number != number + 1:
            yield f"entry {number + 1} of the log is missing"
            return
        if row.previous != previous:
            yield f"entry {row.number} of the log does not follow the one before it"
            return
        if row.hash != hash_of(row._asdict()):
            yield f"entry {row.number} of the log was changed"
            return
        previous, number = row.hash, row.number


def _notes(log: list[Row[Any]] | Any) -> Iterator[str]:
    """Entries beside which another one is noted as undone than they say themselves."""
    for row in log:
        said = json.loads(row.about).get("subject") if row.action == Action.UNDO else None
        if row.undoes != said:
            yield f"what entry {row.number} of the log undoes is noted wrongly beside it"


def _seals(log: Any) -> Iterator[str]:
    """Entries whose sealed words were changed, or are gone though none of their documents was purged."""
    purged = {document for row in log if row.action == Action.PURGE for document in json.loads(row.about)["documents"]}
    for row in log:
        if row.words is None or row.salt is None:
            if not purged & set(json.loads(row.about)["documents"]):
                yield f"entry {row.number} of the log lacks its words, and no document that it quotes was purged"
        elif row.seal != seal_of(row.salt, row.words):
            yield f"the words of entry {row.number} of the log were changed"


def _texts(archived: Any) -> Iterator[str]:
    for row in archived:
        name = f"version {row.number} of document {row.document}"
        try:
            text = unpacked_text(row.text).encode("utf-8", "surrogatepass")
            raw = None if row.raw is None else zlib.decompress(row.raw)
        except (zlib.error, UnicodeDecodeError):
            yield f"{name}: its text cannot be unpacked"
            continue
        if hashlib.sha256(text).hexdigest() != row.text_sha256:
            yield f"{name}: its text is not the one that was posted"
        if raw is not None and row.bytes_sha256 and hashlib.sha256(raw).hexdigest() != row.bytes_sha256:
            yield f"{name}: its bytes are not those that were posted"


def _lines(connection: Connection) -> Iterator[str]:
    wanted = select(readings).order_by(readings.c.document, readings.c.version, readings.c.number)
    for row in connection.execute(wanted):
        name = f"reading {row.number} of version {row.version} of document {row.document}"
        try:
            line = zlib.decompress(row.line)
        except zlib.error:
            yield f"{name}: it cannot be unpacked"
            continue
        if hashlib.sha256(line).hexdigest() != row.line_sha256:
            yield f"{name}: it is not the one that was posted"


def _references(connection: Connection) -> Iterator[str]:
    """Rows that refer to what is not there; PostgreSQL lets nobody write them."""
    if connection.dialect.name == "sqlite":
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} refers to {parent}, where it is not"
    standing = {entry.number for entry in entries(connection) if entry.stands}
    stones = connection.execute(select(tombstones)).all()
    buried = {row.key for row in stones if row.entry in standing}
    for document in connection.execute(select(versions.c.document).distinct()).scalars():
        if document in buried:
            yield f"document {document} was purged and is still there"


def _unscrubbed(connection: Connection) -> Iterator[str]:
    """Purges that were cut short, and could not be finished since."""
    for number in unscrubbed(connection):
        yield (
            f"words that entry {number} of the log purged may still lie in the files: the rewriting of the store was"
            " cut short; make room, let other programs close the ledger, and run verify again"
        )
