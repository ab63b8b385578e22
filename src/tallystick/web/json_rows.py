"""A row of a table as one line of JSON."""

from __future__ import annotations

from datetime import date

from tallystick.contract.lines import written
from tallystick.exports.column import Cell, Row


def row_as_json(row: Row) -> str:
    """One object on a line: days and moments as ISO 8601, lists as lists, null for what is not known."""
    return f"{written({name: _plain(cell) for name, cell in row.items()})}\n"


def _plain(cell: Cell) -> object:
    if isinstance(cell, date):
        return cell.isoformat()
    return list(cell) if isinstance(cell, tuple) else cell
