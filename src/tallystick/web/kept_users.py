"""The users of a ledger that is served: looked for until there are some, and kept from then on."""

from __future__ import annotations

from threading import Lock

from tallystick.desk.books import Ledger
from tallystick.ledger.access.access import Access


class KeptUsers:
    """The users of one ledger. Several threads may ask."""

    def __init__(self, books: Ledger) -> None:
        self._books = books
        self._lock = Lock()
        self._access: Access | None = None

    def now(self) -> Access | None:
        """The users; None as long as nobody was added. Once there are some, there always are."""
        if self._access is None:
            with self._lock:
                self._access = self._access or self._books.access()
        return self._access
