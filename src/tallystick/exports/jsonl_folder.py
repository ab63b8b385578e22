"""Tables as JSON lines: an object a row, figures as exact decimals, what is not known as null."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from tallystick.contract.lines import plain, written
from tallystick.exports.column import Cell, Table
from tallystick.exports.datapackage import DESCRIPTOR, Resource, descriptor
from tallystick.exports.file import File, Measured, Pieces
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables import TABLES


def files(holdings: Holdings) -> Iterator[File]:
    """A file of JSON lines for each table, and the package that describes them."""
    resources = []
    for table in TABLES:
        columns = table.columns(holdings.texts)
        made = Measured(Pieces(partial(_lines, [column.name for column in columns], table, holdings)))
        name = f"{table.name}.jsonl"
        resources.append(Resource(table, name, made, "jsonl", "application/jsonl", columns, {}))
        yield File(name, made)
    yield File(DESCRIPTOR, Pieces(partial(descriptor, resources, holdings)))


def _lines(names: list[str], table: Table, holdings: Holdings) -> Iterator[str]:
    for row in table.rows(holdings):
        yield f"{written({name: _value(row[name]) for name in names})}\n"


def _value(cell: Cell) -> object:
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell
