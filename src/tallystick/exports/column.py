"""What a table of an export looks like: its columns, their kinds and what they say, its key, what it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from tallystick.exports.holdings import Holdings

SCHEMA_VERSION = "1.0"
"""Raised in its first part where a column changes or goes, in its second where one comes."""

Cell: TypeAlias = str | int | bool | Decimal | date | datetime | tuple[str, ...] | None
Row: TypeAlias = dict[str, Cell]


class Kind(StrEnum):
    """What the cells of a column are, by the names that Frictionless gives them."""

    TEXT = "string"
    WHOLE = "integer"
    FIGURE = "number"
    TRUTH = "boolean"
    DAY = "date"
    MOMENT = "datetime"
    LIST = "array"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind, and one sentence on what its cells say."""

    name: str
    kind: Kind
    told: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns of a table whose cells are the key of a row in another."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table and how its rows are made of holdings; `columns` depend on whether whole texts may leave."""

    name: str
    told: str
    columns: Callable[[bool], tuple[Column, ...]]
    key: tuple[str, ...]
    rows: Callable[[Holdings], Iterator[Row]]
    refers: tuple[Reference, ...] = ()


def text(name: str, told: str) -> Column:
    """A column of words."""
    return Column(name, Kind.TEXT, told)


def figure(name: str, told: str) -> Column:
    """A column of exact decimals."""
    return Column(name, Kind.FIGURE, told)


def day(name: str, told: str) -> Column:
    """A column of days."""
    return Column(name, Kind.DAY, told)


def whole(name: str, told: str) -> Column:
    """A column of whole numbers."""
    return Column(name, Kind.WHOLE, told)


def names(name: str, told: str) -> Column:
    """A column of lists of words."""
    return Column(name, Kind.LIST, told)
