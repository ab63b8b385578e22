"""The rows of a statement as named tuples.

SQLAlchemy looks a column up by its name each time that a row is asked for it, which takes ten times as long as the
field of a named tuple; and a mention has forty of them. What a page makes many objects of is read this way.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Executable

NamedRow: TypeAlias = Any
"""A named tuple with the columns of its statement."""


def named_rows(connection: Connection, statement: Executable, given: Mapping[str, Any] | None = None) -> list[NamedRow]:
    """The rows of a statement, by the names of its columns."""
    found = connection.execute(statement, given)
    return list(map(_maker(tuple(found.keys())), found.all()))


@lru_cache(maxsize=200)
def _maker(columns: tuple[str, ...]) -> Callable[[Iterable[Any]], NamedRow]:
    """What makes a named tuple of a row with these columns; programs have few statements."""
    made: Any = namedtuple("NamedRow", columns)  # type: ignore[misc]  # its statement says which there are
    make: Callable[[Iterable[Any]], NamedRow] = made._make
    return make
