"""Tables as JSON lines: an object a row, figures as exact decimals, what is not known as null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from tallystick.contract.lines import plain, written
from tallystick.exports.column import Cell, Row
from tallystick.exports.datapackage import DESCRIPTOR, Resource, descriptor
from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables import TABLES


def files(holdings: Holdings) -> Iterator[File]:
    """A file of JSON lines for each table, and the package that describes them."""
    resources = []
    for table in TABLES:
        columns = table.columns(holdings.texts)
        names = [column.name for column in columns]
        made = File(f"{table.name}.jsonl", _lines(names, table.rows(holdings)))
        resources.append(Resource(table, made, "jsonl", "application/jsonl", columns, {}))
        yield made
    yield File(DESCRIPTOR, descriptor(resources, holdings))


def _lines(names: list[str], rows: Iterable[Row]) -> bytes:
    lines = (written({name: _value(row[name]) for name in names}) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _value(cell: Cell) -> object:
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell
