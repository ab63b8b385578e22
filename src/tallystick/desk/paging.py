"""A page of a list, or all of its pages one after the other where no limit is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tallystick.model.page import Page

Item = TypeVar("Item")
_AT_ONCE = 1_000


def all_pages(page: Callable[[str | None, int], Page[Item]], after: str | None, limit: int | None) -> Page[Item]:
    """So many items after a cursor; without a limit all that follow."""
    if limit is not None:
        return page(after, limit)
    found = page(after, _AT_ONCE)
    while found.next is not None:
        more = page(found.next, _AT_ONCE)
        found = Page([*found, *more], more.next)
    return found
