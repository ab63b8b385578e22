"""Tables as CSV by RFC 4180, in UTF-8, that no spreadsheet takes for formulas.

A cell of words that a spreadsheet might run (`=`, `+`, `-`, `@` at its beginning,
after blanks or not) gets an apostrophe in front, and so does one that begins with an
apostrophe: who takes one apostrophe away from the beginning of a cell of words has
what the ledger holds. Figures, days and truths are written bare.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from tallystick.contract.lines import plain, written
from tallystick.exports.column import Cell, Column, Table
from tallystick.exports.datapackage import DESCRIPTOR, Resource, descriptor
from tallystick.exports.file import File, Measured, Pieces, encoded
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables import TABLES

_RUN = frozenset("=+-@'\uff1d\uff0b\uff0d\uff20")
_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True}


def files(holdings: Holdings) -> Iterator[File]:
    """A CSV file for each table, and the package that describes them."""
    resources = []
    for table in TABLES:
        columns = table.columns(holdings.texts)
        made = Measured(Pieces(partial(_csv, columns, table, holdings)))
        name = f"{table.name}.csv"
        resources.append(Resource(table, name, made, "csv", "text/csv", columns, {"dialect": _DIALECT}))
        yield File(name, made)
    yield File(DESCRIPTOR, Pieces(partial(descriptor, resources, holdings)))


def table_as_csv(name: str, holdings: Holdings) -> bytes:
    """One table alone; StopIteration where none is called so."""
    table = next(table for table in TABLES if table.name == name)
    return b"".join(encoded(_csv(table.columns(holdings.texts), table, holdings)))


def _csv(columns: tuple[Column, ...], table: Table, holdings: Holdings) -> Iterator[str]:
    """The lines of a table, its names first."""
    line = _Line()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    yield line.text
    for row in table.rows(holdings):
        writer.writerow([cell(row[column.name]) for column in columns])
        yield line.text


def row_as_csv(cells: Iterable[Cell]) -> str:
    """One row of a table that is no export's, as its tables are written."""
    line = _Line()
    csv.writer(line, lineterminator="\r\n").writerow([cell(one) for one in cells])
    return line.text


class _Line:
    """The line that was written last."""

    text = ""

    def write(self, text: str) -> None:
        """Takes a line from who writes it."""
        self.text = text


def cell(value: Cell) -> str:
    """A value as it stands in CSV; nothing for what is not known.

    >>> cell(Decimal("-2E+3")), cell("-2 + 3"), cell(True), cell(("a", "b"))
    ('-2000', "'-2 + 3", 'true', '["a", "b"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return str(plain(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return guarded(value if isinstance(value, str) else written(list(value)))


def guarded(text: str) -> str:
    """Words that no spreadsheet runs.

    >>> guarded("=1+1"), guarded(" @SUM(A1)"), guarded("40 trucks")
    ("'=1+1", "' @SUM(A1)", '40 trucks')
    """
    return f"'{text}" if text.lstrip()[:1] in _RUN and text.strip() else text
