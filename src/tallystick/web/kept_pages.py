"""Pages as they were made last, each with how the ledger stood in it, within so many bytes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from tallystick.ledger.state import Standing

Key = tuple[str, ...]
_BESIDE = 1_000
"""About so many bytes does the keeping of a page take beside the page."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it is sent, how the ledger stood in it, and by a clock that only runs on when its making began."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    standing: Standing
    began: float
    route: dict[str, Any]
    """By which route it was made, as the parts of a request's scope that say so."""


class KeptPages:
    """Pages by what they depend on; those that nobody asked for longest go first."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._purged = 0
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()

    def get(self, key: Key, purged: int) -> KeptPage | None:
        """The page that was made last, if nothing was purged since; `purged` is the entry that purged last."""
        if purged != self._purged:
            self._pages.clear()
            self._bytes, self._purged = 0, purged
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def keep(self, key: Key, page: KeptPage) -> None:
        """Keeps a page instead of the one before, unless something was purged after it was made."""
        before = self._pages.pop(key, None)
        self._bytes -= _size(key, before) if before else 0
        if page.standing.purged != self._purged:
            return
        self._pages[key] = page
        self._bytes += _size(key, page)
        while self._bytes > self._most:
            self._bytes -= _size(*self._pages.popitem(last=False))


def _size(key: Key, page: KeptPage) -> int:
    """About how many bytes a page takes under its key."""
    return _BESIDE + sum(map(len, key)) + len(page.body)
