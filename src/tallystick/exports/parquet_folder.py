"""Tables as Parquet, for those who ask large ledgers many questions.

A figure is a decimal of 38 digits, nine of them behind the point, whatever a ledger
holds, so that the files of many ledgers go together. Beside it a column of text, named
with `_exact` behind, has the digits of a figure that does not fit, which is then null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from tallystick.contract.lines import plain
from tallystick.exports.column import Cell, Column, Kind, Row, Table
from tallystick.exports.datapackage import DESCRIPTOR, Resource, descriptor
from tallystick.exports.file import PIECE, File, Measured, Pieces
from tallystick.exports.holdings import Holdings
from tallystick.exports.tables import TABLES

DIGITS = 38
PLACES = 9
GROUP = 50_000
"""So many rows are in memory at a time, and in one group of a file."""
_EXACT = "_exact"
Form: TypeAlias = tuple[str, Kind, Callable[[Any], object]]
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
        made, name = Measured(_Packed(columns, table, holdings)), f"{table.name}.parquet"
        described = tuple(_described(columns))
        resources.append(Resource(table, name, made, "parquet", "application/vnd.apache.parquet", described, {}))
        yield File(name, made)
    yield File(DESCRIPTOR, Pieces(partial(descriptor, resources, holdings)))


def _described(columns: tuple[Column, ...]) -> Iterator[Column]:
    """The columns as Parquet has them: behind each of figures one for those that do not fit."""
    for column in columns:
        yield column
        if column.kind is Kind.FIGURE:
            told = f"The same as text, where it does not fit into {DIGITS} digits with {PLACES} behind the point."
            yield replace(column, name=f"{column.name}{_EXACT}", kind=Kind.TEXT, told=told)


@dataclass(frozen=True, slots=True, eq=False)
class _Packed:
    """The bytes of a table, group by group, made whenever they are taken."""

    columns: tuple[Column, ...]
    table: Table
    holdings: Holdings

    def __iter__(self) -> Iterator[bytes]:
        """The pieces, from the first; what is packed waits on the disk, since only its end says how long it is."""
        forms = [(column, form) for column in self.columns for form in _forms(column)]
        schema = pa.schema(
            pa.field(name, _TYPES[kind], metadata={"description": column.told}) for column, (name, kind, _) in forms
        )
        with TemporaryFile() as out:
            with pq.ParquetWriter(out, schema, compression="zstd") as writer:
                for group in _groups(self.table.rows(self.holdings)):
                    writer.write_table(_laid_out(schema, forms, group))
            out.seek(0)
            while piece := out.read(PIECE):
                yield piece


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """The rows, so many at a time as one group of the file holds; one empty group where there are none."""
    group = list(islice(rows, GROUP))
    yield group
    while group := list(islice(rows, GROUP)):
        yield group


def _laid_out(schema: Any, forms: list[tuple[Column, Form]], rows: list[Row]) -> Any:
    arrays = []
    for column, (_, kind, value) in forms:
        cells = (row[column.name] for row in rows)
        arrays.append(pa.array([None if cell is None else value(cell) for cell in cells], _TYPES[kind]))
    return pa.table(arrays, schema=schema)


def _forms(column: Column) -> Iterator[Form]:
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
