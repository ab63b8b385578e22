"""Rows whose key is among some others, as one condition with one parameter.

`IN (?, ?, ?)` is another statement for each number of keys: it is put together, written out and compared anew each time
that a page is made. Here all keys are one value, a JSON list in SQLite and an array in PostgreSQL, so that a statement
is built when the program begins and no more. The store finds the rows by the index of the column either way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, Column, Dialect, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine


class _Keys(TypeDecorator[list[str]]):
    """Some keys as a store takes them in one value."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """An array where there are such."""
        return dialect.type_descriptor(ARRAY(Text()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> Any:
        """The keys as the driver sends them."""
        keys = list(value or ())
        return keys if dialect.name == "postgresql" else json.dumps(keys)


class _Among(FunctionElement[Any]):
    """Whether a column's value is among some keys."""

    type = NullType()  # of a Boolean the compiler would ask whether it is 1, and no index answers that
    inherit_cache = True


@compiles(_Among, "sqlite")
def _in_json(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, keys = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({keys}))"


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **options: Any) -> str:
    column, keys = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} = ANY({keys})"


def among(column: Column[Any], name: str) -> Any:
    """The condition that a column of keys has one of those that are given under a name: `{"ids": [...]}`."""
    return _Among(column, bindparam(name, type_=_Keys()))
