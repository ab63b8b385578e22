"""Days and months written out in full, as titles have them: 30 June 2026 where a list has 30 Jun 2026."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_interval

from tallystick.reports.interface import Interface, day_written


def written_out(words: Interface) -> Interface:
    """The interface with its days and months written out.

    >>> from tallystick.reports.interface import interface
    >>> written_out(interface("de")).day(date(2026, 6, 30)), written_out(interface("en")).day(date(2026, 6, 30))
    ('30. Juni 2026', '30 June 2026')
    """
    return _WrittenOut(words.code, words.locale, words.catalogue)


@dataclass(frozen=True, slots=True)
class _WrittenOut(Interface):
    """An interface that shortens no month."""

    def day(self, day: date) -> str:
        """A day with the name of its month."""
        return day_written(day, "long", self.locale)

    def months(self, start: date, end: date) -> str:
        """The months from one to the other, by their names."""
        return str(format_interval(start, end, "yMMMM", locale=self.locale))
