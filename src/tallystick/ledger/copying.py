"""Every row of a store into an empty one of another kind, as of one moment and in one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select, text

from tallystick.ledger import search_index
from tallystick.ledger.tables import METADATA, search_texts
from tallystick.ledger.tally_tables import tally_rules

_AT_ONCE = 500


def copy_rows(source: Connection, target: Connection) -> None:
    """Copies all tables; the index under search, which each store has for itself, is made anew from their words."""
    target.execute(tally_rules.delete())  # which even a ledger in which nothing is has
    copy_tables(source, target, METADATA.sorted_tables)
    for rows in _rows(source, search_texts):
        for row in rows:
            search_index.add(target, row["number"], zlib.decompress(row["words"]).decode().split(" "))


def copy_tables(source: Connection, target: Connection, tables: Iterable[Table]) -> None:
    """Copies some tables, those that others refer to first."""
    for table in tables:
        for rows in _rows(source, table):
            target.execute(table.insert(), rows)
        if target.dialect.name == "postgresql":
            _number_on(target, table)


def holds_anything(connection: Connection) -> bool:
    """Whether anything was ever put into a ledger."""
    tables = (table for table in METADATA.sorted_tables if table is not tally_rules)
    return any(connection.execute(select(table).limit(1)).first() is not None for table in tables)


def _rows(source: Connection, table: Table) -> Any:
    """The rows of a table, some at a time, however many there are."""
    found = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
    return ([dict(row) for row in rows] for rows in found.mappings().partitions())


def _number_on(target: Connection, table: Table) -> None:
    """Lets PostgreSQL number what comes behind the rows that were copied with their numbers."""
    counted = table.autoincrement_column
    if counted is None or not isinstance(counted.type, Integer):
        return
    last = target.execute(select(func.max(counted))).scalar_one()
    if last is not None:
        told = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
        target.execute(told, {"table": table.name, "column": counted.name, "last": last})
