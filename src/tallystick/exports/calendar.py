"""Events and deadlines as a calendar (RFC 5545): whole days, none of them busy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from icalendar import Calendar, Event

from tallystick.exports.file import File
from tallystick.exports.holdings import Holdings
from tallystick.exports.scheduled import Due, scheduled


def files(holdings: Holdings) -> Iterator[File]:
    """One calendar of all that is due."""
    yield File("calendar.ics", (calendar_of(scheduled(holdings)),))


def calendar_of(entries: Iterable[Due]) -> bytes:
    """Some entries as a calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tallystick//Events and deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # the standard's word (RFC 7986), and the one that older calendars know
        calendar.add(name, "Tallystick")
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for due in entries:
        calendar.add_component(_event(due))
    made: bytes = calendar.to_ical()
    return made


def _event(due: Due) -> Event:
    event = Event()
    event.add("uid", f"{_id(due)}@tallystick")
    event.add("dtstamp", due.recorded)
    event.add("dtstart", due.start)
    if due.end < date.max:  # the end is the day after; a single day needs none
        event.add("dtend", due.end + timedelta(days=1))
    event.add("summary", due.name)
    event.add("categories", [due.kind])
    event.add("transp", "TRANSPARENT")
    event.add("description", "\n".join(due.told))
    if due.place:
        event.add("location", due.place)
    if due.url:
        event.add("url", due.url)
    return event


def _id(due: Due) -> str:
    """A name for an entry that stays as long as its days and its words do."""
    return hashlib.sha256("\0".join(map(str, due.key)).encode()).hexdigest()[:32]
