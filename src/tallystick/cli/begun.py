"""What is to be taken into a ledger, begun before a ledger is made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")


def begun(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, the first of which is there already: a file that cannot be opened is told at once.

    >>> list(begun("abc"))
    ['a', 'b', 'c']
    """
    rest = iter(items)
    return chain(list(islice(rest, 1)), rest)
