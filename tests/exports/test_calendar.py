"""The calendar, read back by the library that reads others', and by the letter of RFC 5545."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from icalendar import Calendar

from tallystick.desk.books import Ledger
from tallystick.exports.calendar import files
from tallystick.exports.holdings import Holdings


def content(holdings: Holdings) -> bytes:
    (file,) = files(holdings)
    return file.content


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_events_and_deadlines_of_the_example_reports(demo: Ledger) -> None:
    found = {str(event["summary"]): event for event in events(content(demo.holdings()))}
    forum = found["Un forum international de l'industrie"]
    assert (forum.decoded("dtstart"), forum.decoded("dtend")) == (date(2026, 5, 12), date(2026, 5, 15))
    assert str(forum["location"]) == "Varsovie"
    due = found[
        "Due: Planned to be delivered: between 300,000 and 350,000 doses, by Denmark, for Ghana, by 30 June 2026"
    ]
    assert due.decoded("dtstart") == date(2026, 6, 30)
    assert "Ama Owusu, through Reuters. Morning Ledger" in due["description"] and "\n" in due["description"]


def test_each_entry_is_one_and_whole(holdings: Holdings, demo: Ledger) -> None:
    for held in (holdings, demo.holdings()):
        found = events(content(held))
        assert len({str(event["uid"]) for event in found}) == len(found) > 0
        for event in found:
            assert event.decoded("dtend") - event.decoded("dtstart") >= timedelta(days=1)
            assert event.decoded("dtstamp").utcoffset() == timedelta(0)
            assert str(event["transp"]) == "TRANSPARENT" and str(event["summary"])


def test_lines_are_short_and_end_as_they_should(holdings: Holdings) -> None:
    data = content(holdings)
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    data.decode("utf-8")


def test_words_cannot_become_lines_of_their_own(holdings: Holdings) -> None:
    unfolded = re.sub(rb"\r\n[ \t]", b"", content(holdings)).decode("utf-8")
    names = {line.split(":")[0].split(";")[0] for line in unfolded.split("\r\n") if line}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION",
        "CATEGORIES", "TRANSP", "LOCATION", "URL", "METHOD", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
    }  # fmt: skip
    assert unfolded.count("BEGIN:VEVENT\r\n") == len(events(content(holdings)))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", unfolded) and "evil.example" in unfolded
    assert "javascript:" not in re.sub(r"DESCRIPTION:[^\r]*", "", unfolded)
