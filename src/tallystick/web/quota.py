"""How many calls each caller has left, kept in memory: after a restart everybody begins anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from tallystick.ledger.access.rate import Rate

_MOST = 10_000


class Quota:
    """So many calls a minute for each caller, a quarter of them at once. Several threads may ask."""

    def __init__(self, calls: int, clock: Callable[[], datetime]) -> None:
        self._rate = Rate(max(1, calls // 4), timedelta(minutes=1) / calls) if calls else None
        self._clock = clock
        self._lock = Lock()
        self._whole_again: dict[str, datetime] = {}

    def wait(self, caller: str) -> timedelta:
        """Counts a call, or says how long to wait with it."""
        if self._rate is None:
            return timedelta(0)
        now = self._clock()
        with self._lock:
            kept = self._whole_again.get(caller)
            wait = self._rate.wait(kept, now)
            if not wait:
                self._forget(now)
                self._whole_again[caller] = self._rate.after_one(kept, now)
            return wait

    def _forget(self, now: datetime) -> None:
        """Lets go of those who have their whole allowance again, when there are many."""
        if len(self._whole_again) >= _MOST:
            self._whole_again = {caller: then for caller, then in self._whole_again.items() if then > now}
