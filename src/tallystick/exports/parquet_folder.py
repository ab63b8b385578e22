"""Tables as Parquet, for those who ask large ledgers many questions.

A figure is a decimal of 38 digits, nine of them behind the point, whatever a ledger
holds, so that the files of many ledgers go together. Beside it a column of text, named
with `_exact` behind, has the digits of a figure that does not fit, which is then null.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.contract.lines import plain
from tallystick.exports.column import Cell, Column, Kind
from tallystick.exports.datapackage import DESCRIPTOR, Resource, descriptor
from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables import TABLES

DIGITS = 38
PLACES = 9
_EXACT = "_exact"
_TYPES: dict[Kind, Any] = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.FIGURE: pa.decimal128(DIGITS, PLACES),
    Kind.TRUTH: pa.bool_(),
    Kind.DAY: pa.date32(),
    Kind.MOMENT: pa.timestamp("us", tz="UTC"),
    Kind.LIST: pa.list_(pa.string()),
}


def files(holdings: Holdings) -> Iterator[File]:
    """A Parquet file for each table, and the package that describes them."""
    resources = []
    for table in TABLES:
        columns = table.columns(holdings.texts)
        made = File(f"{table.name}.parquet", _parquet(columns, list(table.rows(holdings))))
        described = tuple(_described(columns))
        resources.append(Resource(table, made, "parquet", "application/vnd.apache.parquet", described, {}))
        yield made
    yield File(DESCRIPTOR, descriptor(resources, holdings))


def _described(columns: tuple[Column, ...]) -> Iterator[Column]:
    """The columns as Parquet has them: behind each of figures one for those that do not fit."""
    for column in columns:
        yield column
        if column.kind is Kind.FIGURE:
            told = f"The same as text, where it does not fit into {DIGITS} digits with {PLACES} behind the point."
            yield replace(column, name=f"{column.name}{_EXACT}", kind=Kind.TEXT, told=told)


def _parquet(columns: tuple[Column, ...], rows: list[dict[str, Cell]]) -> bytes:
    fields, arrays = [], []
    for column in columns:
        cells = [row[column.name] for row in rows]
        for name, kind, value in _forms(column):
            fields.append(pa.field(name, _TYPES[kind], metadata={"description": column.told}))
            arrays.append(pa.array([None if cell is None else value(cell) for cell in cells], _TYPES[kind]))
    out = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=pa.schema(fields)), out, compression="zstd")
    return out.getvalue()


def _forms(column: Column) -> Iterator[tuple[str, Kind, Callable[[Any], object]]]:
    """The Parquet columns of a column: their names, their kinds, and how a cell is laid in them."""
    if column.kind is Kind.FIGURE:
        yield column.name, Kind.FIGURE, lambda figure: figure if fits(figure) else None
        yield f"{column.name}{_EXACT}", Kind.TEXT, lambda figure: None if fits(figure) else str(plain(figure))
    else:
        yield column.name, column.kind, _laid


def fits(figure: Decimal) -> bool:
    """Whether a column of figures holds it to its last digit.

    >>> fits(Decimal("-8.25E+6")), fits(Decimal("1E-10")), fits(Decimal("1E+29"))
    (True, False, False)
    """
    _, digits, exponent = figure.as_tuple()
    assert isinstance(exponent, int), "figures are finite"
    idle = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return -(exponent + idle) <= PLACES and figure.adjusted() < DIGITS - PLACES


def _laid(cell: Cell) -> object:
    """A cell as Arrow takes it: half surrogate pairs, which no UTF-8 holds, become question marks."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode("utf-8")
    if isinstance(cell, tuple):
        return [_laid(each) for each in cell]
    return cell.astimezone(UTC) if isinstance(cell, datetime) else cell
