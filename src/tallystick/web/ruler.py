"""The months that a drawing of days goes over: where a day stands on them, and how they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from babel.dates import get_month_names

from tallystick.web.marks import Tick
from tallystick.web.speech import Speech

Ticks = tuple[tuple[Decimal, str, str], ...]
_A_YEAR, _SOME_MONTHS = 370, 400
_FEW, _STEPS = 5, (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class Ruler:
    """Whole months from the first day of one up to the first day behind another."""

    begin: date
    end: date

    @classmethod
    def over(cls, first: date, last: date) -> Ruler:
        """The whole months from a day to another one."""
        return cls(date(first.year, first.month, 1), _next(date(last.year, last.month, 1)))

    def at(self, day: date) -> Decimal:
        """Where a day begins, in per cent; one that lies outside stands at the nearer end."""
        share = Decimal(min(max((day - self.begin).days, 0), self.days)) / self.days
        return (share * 100).quantize(Decimal("0.01"))

    def behind(self, day: date) -> Decimal:
        """Where a day ends."""
        return self.at(day + timedelta(days=1)) if day < date.max else Decimal(100)

    @property
    def days(self) -> int:
        """How many days it goes over."""
        return (self.end - self.begin).days

    def ticks(self, speech: Speech) -> Ticks:
        """Where months begin, with their names and, for narrow pages, their initials."""
        initials = speech.words.initials()
        named = ((day, self._name(day, speech)) for day in self._months())
        return tuple((self.at(day), name, initials[day.month - 1] if name else "") for day, name in named)

    def few(self, speech: Speech) -> tuple[Tick, ...]:
        """So few of the months that their names do not meet on a phone, each with its name; the first with its year."""
        months = list(self._months())
        step = next((step for step in _STEPS if len(months) <= step * _FEW), _STEPS[-1])
        chosen = [day for number, day in enumerate(months) if number % step == 0]
        return tuple(Tick(self.at(day), self._month(day, is_first=day == chosen[0], speech=speech)) for day in chosen)

    def _month(self, day: date, *, is_first: bool, speech: Speech) -> str:
        name = str(get_month_names("abbreviated", "stand-alone", locale=speech.words.locale)[day.month])
        return f"{name} {day.year}" if is_first or day.month == 1 else name

    def _months(self) -> Iterator[date]:
        day = self.begin
        while day < self.end:
            yield day
            day = _next(day)

    def _name(self, day: date, speech: Speech) -> str:
        """The month's short name, with the year where another begins; every third where there are many."""
        if self.days > _SOME_MONTHS and day.month % 3 != 1:
            return ""
        name = str(get_month_names("abbreviated", "stand-alone", locale=speech.words.locale)[day.month])
        return f"{name} {day.year}" if day.month == 1 and self.days > _A_YEAR else name


def _next(month: date) -> date:
    """The first day of the month behind a month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
