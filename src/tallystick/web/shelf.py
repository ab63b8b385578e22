"""What stands in the ledger, looked up once for as long as nothing is recorded."""

from __future__ import annotations

from threading import Lock

from tallystick.desk.books import Ledger
from tallystick.exports.holdings import Holdings


class Shelf:
    """Holdings by language of their sentences, kept until the ledger changes. Several threads may ask."""

    def __init__(self, books: Ledger) -> None:
        self._books = books
        self._lock = Lock()
        self._state = ""
        self._kept: dict[str, Holdings] = {}

    def holdings(self, language: str) -> tuple[str, Holdings]:
        """The state of the ledger, and everything that stands in it."""
        with self._lock:
            state = self._books.state()
            if state != self._state:
                self._state, self._kept = state, {}
            if language not in self._kept:
                self._kept[language] = self._books.holdings(language=language)
            return self._state, self._kept[language]
