"""How often something may be tried: so many times in a row, and then once in a while.

Kept of each who tries is one moment, at which the whole allowance is there again
(the generic cell rate algorithm). So nobody is shut out for longer than `every`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Rate:
    """So many `at_once`, and one more `every` so often."""

    at_once: int
    every: timedelta

    def after_one(self, whole_again: datetime | None, now: datetime) -> datetime:
        """When the whole allowance is there again after one more try."""
        return max(whole_again or now, now) + self.every

    def wait(self, whole_again: datetime | None, now: datetime) -> timedelta:
        """How long to wait before one more try; nothing where it may be at once.

        >>> rate, now = Rate(2, timedelta(minutes=1)), datetime(2026, 2, 4)
        >>> once = rate.after_one(None, now)
        >>> twice = rate.after_one(once, now)
        >>> rate.wait(once, now).seconds, rate.wait(twice, now).seconds
        (0, 60)
        """
        return max(self.after_one(whole_again, now) - self.every * self.at_once - now, timedelta(0))
