"""Which months figures speak of: a bar for the days meant, a triangle for the day it was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import get_month_names

from tallystick.exports.holdings import Evidence
from tallystick.model import Period
from tallystick.web.names import speaker_of
from tallystick.web.speech import Speech, capital


@dataclass(frozen=True, slots=True)
class Month:
    """A row of the strip: what, by whom, from where to where in per cent, and when it was said.

    Its ticks are where months begin, with their names and, for narrow pages, their initials.
    """

    name: str
    about: str
    look: str
    start: Decimal
    width: Decimal
    fades: str
    notches: tuple[Decimal, ...]
    said: Decimal | None
    day: date | None
    words: str
    ticks: tuple[tuple[Decimal, str, str], ...]
    as_of: Decimal | None


def month_lines(told: Iterable[Evidence], first: date, last: date, as_of: date, speech: Speech) -> list[Month]:
    """A row for each mention with a period, over the whole months from `first` to `last`."""
    begin = date(first.year, first.month, 1)
    end = date(last.year + last.month // 12, last.month % 12 + 1, 1)

    def at(day: date) -> Decimal:
        share = Decimal(min(max((day - begin).days, 0), (end - begin).days)) / (end - begin).days
        return (share * 100).quantize(Decimal("0.01"))

    initials = speech.words.initials()
    named = ((day, _name(day, begin, end, speech)) for day in _months(begin, end))
    ticks = tuple((at(day), name, initials[day.month - 1] if name else "") for day, name in named)
    return [
        _line(one, period, at, ticks, as_of, speech)
        for one in told
        if (period := one.told.period) is not None and period.is_dated
    ]


def _line(
    one: Evidence,
    period: Period,
    at: Callable[[date], Decimal],
    ticks: tuple[tuple[Decimal, str, str], ...],
    as_of: date,
    speech: Speech,
) -> Month:
    mention, published = one.told.mention, one.document.published
    start = at(period.start) if period.start else Decimal(0)
    end = at(date.fromordinal(period.end.toordinal() + 1)) if period.end else Decimal(100)
    return Month(
        name=capital(speech.thing(mention.quantity, mention.item.name or speech.category(mention.item.category))),
        about=speaker_of(one),
        look="promise" if mention.status.is_promise else "done",
        start=start,
        width=max(end - start, Decimal("0.5")),
        fades="left" if period.start is None else "right" if period.end is None else "",
        notches=tuple(place for day, place in ((period.start, start), (period.end, end)) if day),
        said=at(published) if published else None,
        day=published,
        words=speech.period(period),
        ticks=ticks,
        as_of=at(as_of),
    )


def _months(begin: date, end: date) -> Iterable[date]:
    day = begin
    while day < end:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _name(day: date, begin: date, end: date, speech: Speech) -> str:
    """The month's short name, with the year where another begins; every third where there are many."""
    many = (end - begin).days > 400
    if many and day.month % 3 != 1:
        return ""
    name = str(get_month_names("abbreviated", "stand-alone", locale=speech.words.locale)[day.month])
    return f"{name} {day.year}" if day.month == 1 and (end - begin).days > 370 else name
