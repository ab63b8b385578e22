"""What stands in the ledger, or stood on a day, looked up once for as long as nothing is recorded."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock

from tallystick.desk.books import Ledger
from tallystick.exports.holdings import Holdings

_MOST = 24


class Shelf:
    """Holdings by language of their sentences and by day, kept until the ledger changes. Several threads may ask."""

    def __init__(self, books: Ledger) -> None:
        self._books = books
        self._lock = Lock()
        self._state = ""
        self._kept: OrderedDict[tuple[str, date | None], Holdings] = OrderedDict()

    def holdings(self, language: str, as_of: date | None = None) -> Holdings:
        """Everything that stands; with a day, everything that had been published by then, linked as it was then."""
        with self._lock:
            state = self._books.state()
            if state != self._state:
                self._state = state
                self._kept.clear()
            key = (language, as_of)
            if key not in self._kept:
                self._kept[key] = self._made(language, as_of)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return self._kept[key]

    def state(self) -> str:
        """The ledger's state."""
        return self._books.state()

    def _made(self, language: str, as_of: date | None) -> Holdings:
        if as_of is None:
            return self._books.holdings(language=language)
        with self._books.past(as_of=as_of) as then:
            return then.holdings(language=language)
