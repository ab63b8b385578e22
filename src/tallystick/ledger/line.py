"""Writers of one program wait in a line for a store that has one writer at a time.

SQLite lets a writer that finds it taken try again a little later, so that one who writes all the time, as who tallies
does, keeps others out for as long as it likes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Line:
    """A lock that is handed on in the order of asking."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One writer's turn."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def _begin(self) -> None:
        mine = Lock()
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            mine.acquire()
            self._waiting.append(mine)
        try:
            mine.acquire()  # which whoever goes releases
        except BaseException:  # somebody interrupts the program
            self._leave(mine)
            raise

    def _leave(self, mine: Lock) -> None:
        """Goes away before or just after the turn came."""
        with self._guard:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return
        self._end()

    def _end(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
