"""Some of a list, and where it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")


class Page(list[Item]):
    """The items of a page; `next` is the cursor with which the next one is asked for, None at the end.

    >>> page = Page(["a", "b"], next="b")
    >>> len(page), page.next
    (2, 'b')
    """

    def __init__(self, items: list[Item], next: str | None = None) -> None:
        super().__init__(items)
        self.next = next

    def each(self, change: Callable[[Item], Item]) -> Page[Item]:
        """The page with each item changed."""
        return Page([change(item) for item in self], self.next)
