"""A year of the calendar, drawn: a notch for a day that somebody gave, hatching for the time in which it may happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from tallystick.exports.scheduled import EVENT, Due
from tallystick.reports.wording import readable
from tallystick.web.months import Month
from tallystick.web.names import due_thing
from tallystick.web.ruler import Ruler
from tallystick.web.speech import Speech, capital


@dataclass(frozen=True, slots=True)
class Year:
    """A year with what is due in it: its drawing, and each entry with the words that tell of it."""

    number: int
    rows: tuple[Month, ...]
    entries: tuple[Due, ...]


def years_of(due: Iterable[Due], today: date | None, speech: Speech, prefix: str) -> Iterator[Year]:
    """The years in which something is due, by what ends in them."""
    for number, some in groupby(due, key=lambda one: one.end.year):
        entries = tuple(some)
        ruler = Ruler(date(number, 1, 1), date(number + 1, 1, 1)) if number < date.max.year else None
        rows = () if ruler is None else tuple(_row(one, ruler, today, speech, prefix) for one in entries)
        yield Year(number, rows, entries)


def _row(one: Due, ruler: Ruler, today: date | None, speech: Speech, prefix: str) -> Month:
    start, end = _drawn(one, ruler, today)
    days = (one.start, one.end) if one.start != one.end else (one.end,)
    return Month(
        name=due_thing(one, speech),
        about=", ".join(filter(None, (_kind(one, speech), readable(one.place)))),
        look="promise" if one.kind == EVENT else "open",
        start=start,
        width=max(end - start, Decimal(0)),
        fades="",
        notches=tuple(ruler.behind(day) if day == one.end else ruler.at(day) for day in days if day >= ruler.begin),
        said=None,
        words=_when(one, speech),
        note=_away(one, today, speech),
        ticks=ruler.ticks(speech),
        as_of=None if today is None or not ruler.begin <= today < ruler.end else ruler.at(today),
        link=f"{prefix}/claims/{one.claim.id}" if one.claim else "",
    )


def _drawn(one: Due, ruler: Ruler, today: date | None) -> tuple[Decimal, Decimal]:
    """From where to where it may happen; nothing for a deadline that is over, and for an event of one day."""
    end = ruler.behind(one.end)
    if one.kind == EVENT:
        return (end, end) if one.start == one.end else (ruler.at(one.start), end)
    return (end, end) if today is None or today > one.end else (ruler.at(today), end)


def _kind(one: Due, speech: Speech) -> str:
    return speech.say("Event") if one.kind == EVENT else speech.say("Deadline")


def _when(one: Due, speech: Speech) -> str:
    if one.start != one.end:
        return speech.words.days(one.start, one.end)
    day = speech.day(one.end)
    return day if one.kind == EVENT else capital(speech.say("by {day}", day=day))


def _away(one: Due, today: date | None, speech: Speech) -> str:
    """How far off it is from the day of which the page speaks."""
    if today is None:
        return ""
    if one.end < today:
        return speech.say("past")
    away = (max(one.start, today) - today).days
    return speech.count("in {count} day", "in {count} days", away) if away else speech.say("on this day")
