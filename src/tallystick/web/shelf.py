"""The ledger as it was on some days, each made once and kept beside the present one until that changes.

A page that speaks of an earlier day reads the same lists in the same way, out of a ledger that was made anew of what
had been published by then. That takes as long as linking it all, so only a few such days are kept, and none is made of
a very large ledger.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from tallystick.desk.books import Ledger
from tallystick.errors import RefusedError
from tallystick.reports.interface import marked

_MOST = 12
MOST_MENTIONS = 20_000
"""Of a larger ledger no earlier day is made for a page: who asks would wait for minutes, and others with them."""
_TOO_LARGE = marked(
    "This ledger is too large for pages that speak of an earlier day; they do so up to {most} mentions. "
    "`tallystick claims --as-of {day}` and its like do it for any ledger."
)


@dataclass(slots=True)
class _Day:
    """The ledger of a day in a folder of its own, and how many look at it now."""

    books: Ledger
    folder: TemporaryDirectory[str]
    lookers: int = 0

    def drop(self) -> None:
        """Lets go of it."""
        self.books.close()
        self.folder.cleanup()


class Shelf:
    """Past ledgers by their days, kept until the present one changes. Several threads may ask."""

    def __init__(self, books: Ledger) -> None:
        self._books = books
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, date], _Day] = OrderedDict()

    @contextmanager
    def books(self, day: date) -> Iterator[Ledger]:
        """The ledger with what had been published by a day, linked as it was then."""
        key = (self._books.state(), day)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = self._made(day)
            self._kept.move_to_end(key)
            this = self._kept[key]
            this.lookers += 1
            self._clear(key[0])
        try:
            yield this.books
        finally:
            with self._lock:
                this.lookers -= 1

    def close(self) -> None:
        """Lets go of all of them."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1].drop()

    def _made(self, day: date) -> _Day:
        with self._books.look() as look:
            if look.counts().mentions > MOST_MENTIONS:
                raise RefusedError(_TOO_LARGE, most=MOST_MENTIONS, day=day)
        folder = TemporaryDirectory(prefix="tallystick-")
        return _Day(self._books.past(as_of=day, at=Path(folder.name) / "then.sqlite"), folder)

    def _clear(self, state: str) -> None:
        """Drops what nobody looks at: what is of another state, and the oldest of what is too much."""
        idle = [key for key, one in self._kept.items() if one.lookers == 0]
        old = [key for key in idle if key[0] != state]
        much = [key for key in idle if key[0] == state][: max(0, len(self._kept) - len(old) - _MOST)]
        for key in (*old, *much):
            self._kept.pop(key).drop()
