"""The versions of documents that were changed at their address, each with what its last reading found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from tallystick.ledger.anchoring import standing_in
from tallystick.ledger.decisions import NOTHING, Decisions
from tallystick.ledger.decisions import decided as decided_by
from tallystick.ledger.log_entries import entries_of, numbers_on
from tallystick.ledger.rows import unpacked_text
from tallystick.ledger.tables import documents, mentions, readings, versions
from tallystick.ledger.told_read import rows_where
from tallystick.model import Edition, Span, Stated, Told


def every_edition(connection: Connection) -> Iterator[list[Edition]]:
    """For each document that has several versions, these in the order in which they were seen."""
    changed = versions.c.document.in_(select(versions.c.document).where(versions.c.number > 1))
    several = select(versions.c.document).where(changed).group_by(versions.c.document).having(func.count() > 1)
    told = select(documents.c.key, documents.c.id, documents.c.current_version).where(documents.c.key.in_(several))
    for key, name, current in connection.execute(told.order_by(documents.c.id)).all():
        its = select(versions.c.number).where(versions.c.document == key)
        numbers = connection.execute(its.order_by(versions.c.recorded, versions.c.number)).scalars().all()
        yield [Edition(name, number, tuple(_stated(connection, key, number, current))) for number in numbers]


def _stated(connection: Connection, key: str, version: int, current: int) -> Iterator[Stated]:
    here = and_(mentions.c.document == key, mentions.c.version == version)
    last = select(func.max(readings.c.number)).where(readings.c.document == key, readings.c.version == version)
    found = rows_where(connection, and_(here, mentions.c.reading == last.scalar_subquery()))
    decided = NOTHING if version == current else _decided(connection, key, version, [row for row, _ in found])
    for row, told in sorted(found, key=lambda each: each[0].position):
        judged = replace(told, mention=decided.corrected(row.id, told.mention))
        yield _cut(row, judged if version == current else _former(judged, version))


def _decided(connection: Connection, key: str, version: int, rows: list[Row[Any]]) -> Decisions:
    """What people decided of a document, for the mentions of a former version that stood at the same words.

    A misreading that a person corrected in the text of today was one in the same words of yesterday.
    """
    log = entries_of(connection, numbers_on(connection, key))
    if not log:
        return NOTHING
    here = and_(versions.c.document == key, versions.c.number == version)
    kept = connection.execute(select(versions.c.text, versions.c.title).where(here)).one()
    quotes = {quote for entry in log for quote in entry.quotes if quote.document == key}
    stood = standing_in(unpacked_text(kept.text), kept.title or "", rows, quotes)
    return decided_by(replace(entry, now=tuple(map(stood.get, entry.quotes))) for entry in log)


def _former(told: Told, version: int) -> Told:
    return replace(told, ref=replace(told.ref, version=version))


def _cut(row: Row[Any], told: Told) -> Stated:
    """The mention with its clause cut at its figure; a figure outside its clause leaves the clause whole."""
    clause: str = row.clause
    figure = Span(row.quantity_start, row.quantity_end).shifted(-row.span_start)
    if not 0 <= figure.start <= figure.end <= len(clause):
        return Stated(told, clause, "")
    return Stated(told, clause[: figure.start], clause[figure.end :])
