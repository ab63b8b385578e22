"""What packs hold and how their examples fare, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table

from tallystick.reports.terminal import table_of


def matrix(title: str, cells: Mapping[str, Mapping[str, tuple[int, int]]]) -> Table:
    """Languages down, domains or layers across; each cell has its entries and, behind a slash, its examples."""
    columns = list(next(iter(cells.values()), {}))
    rows = [(code, *(_cell(*row[column]) for column in columns)) for code, row in cells.items()]
    return table_of(("language", *columns), rows, title=title)


def _cell(entries: int, examples: int) -> str:
    return f"{entries} / {examples}" if entries or examples else "–"
