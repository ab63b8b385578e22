"""Posts one reading, as part of one transaction.

A document is known by its id, or by its outlet and address; its version by the
text's hash; a reading by the hash of its line. What is known already changes
nothing, so that a run that was cut short is simply run again.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, Table, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.contract.encode import reading_line
from tallystick.ledger import rows
from tallystick.ledger.judging import link, retire
from tallystick.ledger.linker import Linker
from tallystick.ledger.parts import blocks_of_claims
from tallystick.ledger.purging import refuse_purged
from tallystick.ledger.restating import as_posted, carry_over
from tallystick.ledger.search_filling import LemmasOf, fill, unlemmatised
from tallystick.ledger.tables import (
    claim_mentions,
    document_ids,
    documents,
    mention_parties,
    mentions,
    readings,
    versions,
)
from tallystick.ledger.tally_notes import shelve
from tallystick.ledger.waiting import wait
from tallystick.model import Document, Reading


class Posted(StrEnum):
    """What posting a reading did."""

    NEW_DOCUMENT = "new document"
    NEW_VERSION = "new version"
    REREAD = "reread"
    UNCHANGED = "unchanged"


def post(
    connection: Connection,
    reading: Reading,
    recorded: str,
    linker: Linker,
    lemmas_of: LemmasOf = unlemmatised,
    *,
    again: bool = False,
    line: str | None = None,
    link_later: bool = False,
) -> Posted:
    """Records a reading; everything or nothing, as the caller's transaction ends.

    A reading that was recorded before changes nothing, unless it is made `again` and another has come between.
    One that comes out of another ledger brings its `line` along. With `link_later` its mentions wait to be
    linked (`waiting.link_waiting`).
    """
    line = reading_line(reading) if line is None else line
    known = _known(connection, reading.document)
    if known is None:
        refuse_purged(connection, reading.document)
        key = _birth(connection, reading.document)
        blocks = _record(connection, key, 1, 1, reading, line, recorded, linker, lemmas_of, new_text=True, new=True)
        link_now_or_later(connection, linker, blocks, recorded, link_later)
        return Posted.NEW_DOCUMENT
    _keep_id(connection, known.key, reading.document)
    version = _version(connection, known.key, reading.document)
    if version is None:
        number = _count(connection, versions, known.key) + 1
        blocks = _record(connection, known.key, number, 1, reading, line, recorded, linker, lemmas_of, new_text=True)
        link_now_or_later(connection, linker, blocks, recorded, link_later)
        return Posted.NEW_VERSION
    if _is_read(connection, known.key, version, line, again):
        return Posted.UNCHANGED
    number = _count(connection, readings, known.key, version) + 1
    current = version == known.current_version
    blocks = _record(
        connection, known.key, version, number, reading, line, recorded, linker, lemmas_of, current=current
    )
    link_now_or_later(connection, linker, blocks, recorded, link_later)
    return Posted.REREAD


class _Known(NamedTuple):
    """A document that the ledger has."""

    key: str
    current_version: int


def _known(connection: Connection, document: Document) -> _Known | None:
    """The document under this id, else under this outlet and address, held against other writers."""
    found = connection.execute(_BY_ID, {"wanted": document.id}).one_or_none()
    address = rows.address_of(document)
    if found is None and address is not None:
        found = connection.execute(_BY_ADDRESS, {"wanted": address}).one_or_none()
    return None if found is None else _Known(*found)


# Statements that each posting runs are made once: SQLAlchemy takes longer to make one than SQLite to run it.
_HELD = select(documents.c.key, documents.c.current_version).with_for_update()
_OF_ID = select(document_ids.c.document).where(document_ids.c.id == bindparam("wanted"))
_BY_ID = _HELD.where(documents.c.key == _OF_ID.scalar_subquery())
_BY_ADDRESS = _HELD.where(documents.c.address == bindparam("wanted"))
_ADD = {table: table.insert() for table in (documents, document_ids, versions, readings, mentions, mention_parties)}


def _birth(connection: Connection, document: Document) -> str:
    """The key of a document that is new here; it follows from the document alone."""
    address = rows.address_of(document)
    key = rows.short_id("document", "address", address) if address else rows.short_id("document", "id", document.id)
    row = {
        "key": key,
        "id": document.id,
        "outlet": document.outlet,
        "url": document.url,
        "address": address,
        "kind": document.kind,
        "current_version": 1,
        "current_reading": 1,
    }
    connection.execute(_ADD[documents], row)
    connection.execute(_ADD[document_ids], {"id": document.id, "document": key})
    return key


def _keep_id(connection: Connection, key: str, document: Document) -> None:
    """Remembers a further id of a document that was known by its address."""
    _add_missing(connection, document_ids, [{"id": document.id, "document": key}])


def _version(connection: Connection, key: str, document: Document) -> int | None:
    """The number of the version with this text."""
    this = (versions.c.document == key) & (versions.c.text_sha256 == document.text_sha256)
    return connection.execute(select(versions.c.number).where(this)).scalar_one_or_none()


def _is_read(connection: Connection, key: str, version: int, line: str, last: bool) -> bool:
    """Whether this very reading is recorded; as the last one of its version where that is asked."""
    digest = hashlib.sha256(line.encode()).hexdigest()
    this = (readings.c.document == key) & (readings.c.version == version)
    told = select(readings.c.line_sha256).where(this).order_by(readings.c.number.desc())
    return digest in connection.execute(told.limit(1) if last else told).scalars().all()


def _count(connection: Connection, table: Table, key: str, version: int | None = None) -> int:
    """How many versions a document has, or readings one of them."""
    counted = select(func.count()).select_from(table).where(table.c.document == key)
    if version is not None:
        counted = counted.where(table.c.version == version)
    return connection.execute(counted).scalar_one()


def _supersede(connection: Connection, key: str, recorded: str, linker: Linker) -> list[str]:
    """Takes the mentions so far out of their claims; they stay as read, marked. The blocks that they leave."""
    current = (mentions.c.document == key) & mentions.c.superseded.is_(False)
    leaving = connection.execute(select(mentions.c.id, mentions.c.block).where(current)).all()
    standing = claim_mentions.c.mention.in_(select(mentions.c.id).where(current))
    claims = connection.execute(select(claim_mentions.c.claim).distinct().where(standing)).scalars().all()
    blocks = blocks_of_claims(connection, claims)  # a claim that people merged stands in several
    retire(connection, [row.id for row in leaving], recorded)
    if leaving:
        as_posted(connection, key, linker)
    connection.execute(update(mentions).where(current).values(superseded=True))
    return sorted(blocks | {row.block for row in leaving if row.block is not None})


def _record(
    connection: Connection,
    key: str,
    version: int,
    number: int,
    reading: Reading,
    line: str,
    recorded: str,
    linker: Linker,
    lemmas_of: LemmasOf,
    *,
    new_text: bool = False,
    new: bool = False,
    current: bool = True,
) -> list[str]:
    """Writes a reading with its mentions; one that is current also counts in claims. The blocks that it touched."""
    if new_text:
        connection.execute(_ADD[versions], rows.version_row(key, version, reading.document, recorded))
    connection.execute(_ADD[readings], rows.reading_row(key, version, number, reading, line, recorded))
    made = rows.mention_rows(key, version, number, reading, linker.block_of)
    left = _supersede(connection, key, recorded, linker) if current and not new else []
    if current:
        _make_current(connection, key, version, number, reading, new_text)
    else:
        made.mentions = [row | {"superseded": True} for row in made.mentions]
    _add(connection, mentions, made.mentions)
    _add(connection, mention_parties, made.mention_parties)
    if not current:
        return []
    shelve(connection, key)
    fill(connection, key, version, number, reading, lemmas_of(reading.document.language), new=new)
    moved = carry_over(connection, key, linker)
    return [*left, *moved, *(str(row["block"]) for row in made.mentions)]


def link_now_or_later(connection: Connection, linker: Linker, blocks: list[str], recorded: str, later: bool) -> None:
    """Judges the blocks now, or notes that they wait."""
    if later:
        wait(connection, blocks)
    else:
        link(connection, linker, blocks, recorded)


def _make_current(
    connection: Connection, key: str, version: int, number: int, reading: Reading, new_text: bool
) -> None:
    """Points the document at its current reading, and its version at what that reading knows."""
    if (version, number) != (1, 1):
        here = update(documents).where(documents.c.key == key)
        connection.execute(here.values(current_version=version, current_reading=number))
    if not new_text:
        this = (versions.c.document == key) & (versions.c.number == version)
        connection.execute(update(versions).where(this).values(**rows.version_facts(reading.document)))


def _add(connection: Connection, table: Table, members: list[rows.Row]) -> None:
    if members:
        connection.execute(_ADD[table], members)


def _add_missing(connection: Connection, table: Table, members: list[rows.Row]) -> None:
    """Adds the rows that are not there yet; ordered, so that two writers never wait for each other."""
    if not members:
        return
    ordered = sorted(members, key=lambda row: str(row["id"]))
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(table).on_conflict_do_nothing(), ordered)
