"""Pages of a list by where the last one ended, so that a page costs the same wherever in the list it stands."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Double, Integer, Row, Select, tuple_

from tallystick.errors import SettingError
from tallystick.model.page import Page

Rows = Sequence[Row[Any]]
Item = TypeVar("Item")


def page_of(
    connection: Connection,
    wanted: Select[Any],
    order: Sequence[Column[Any]],
    after: str | None,
    limit: int,
    *,
    down: bool,
) -> tuple[Rows, str | None]:
    """So many rows after a cursor in the order of some columns, which name a row; and the cursor of what follows."""
    if limit < 1:
        raise SettingError(f"a page of {limit} rows is none; ask for 1 or more")
    if after is not None:
        here, given = tuple_(*order), tuple_(*_values(after, order))
        wanted = wanted.where(here < given if down else here > given)
    wanted = wanted.order_by(*(column.desc() if down else column for column in order)).limit(limit + 1)
    rows = connection.execute(wanted).all()
    return rows[:limit], _cursor(rows[limit - 1], order) if len(rows) > limit else None


def merged(
    page: Page[Item],
    others: Iterable[Item],
    key: Callable[[Item], list[str]],
    after: str | None,
    limit: int,
    *,
    down: bool,
) -> Page[Item]:
    """A page with others that belong between its items, by their keys; cut where it is full."""
    start = None if after is None else _told(after)
    end = None if page.next is None else _told(page.next)

    def is_between(one: list[str]) -> bool:
        if down:
            return (start is None or one < start) and (end is None or one > end)
        return (start is None or one > start) and (end is None or one < end)

    beside = [one for one in others if is_between(key(one))]
    if not beside:
        return page
    every = sorted([*page, *beside], key=key, reverse=down)
    following = cursor_of(key(every[limit - 1])) if len(every) > limit else page.next
    return Page(every[:limit], following)


def _cursor(row: Row[Any], order: Sequence[Column[Any]]) -> str:
    return cursor_of([row._mapping[column] for column in order])


def cursor_of(values: Sequence[Any]) -> str:
    """The cursor that names the place of a row with these values, whether or not it is there."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _told(cursor: str) -> Any:
    try:
        return json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        return None


def _kind(column: Column[Any]) -> type:
    if isinstance(column.type, Integer):
        return int
    return float if isinstance(column.type, Double) else str


def _values(cursor: str, order: Sequence[Column[Any]]) -> list[Any]:
    """The values that a cursor holds; SettingError where it is none of this list."""
    told, kinds = _told(cursor), [_kind(column) for column in order]
    if not isinstance(told, list) or [type(one) for one in told] != kinds:
        raise SettingError(f"{cursor!r:.60} is no cursor of this list; begin without one")
    return told
