"""Dates as pages write them for machines: ISO and its shortenings, RFC 2822, and English month names.

"02/04/2026" is two different days to two readers, so it is none here.
"""

from __future__ import annotations

import re
from datetime import date

from tallystick.intake.given import given_date

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:$|T?\d{4}(?:\d{2})?Z?(?!\d))",
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        rf"(?:[a-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:\s+|-){_NAME}\.?(?:,?\s+|-)(?P<year>\d{{4}})(?!\d)",
        rf"(?:[a-z]{{3,9}},?\s+)?{_NAME}\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?!\d)",
    )
)


def written_date(text: str) -> tuple[date, str | None] | None:
    """The day, and the exact words where they are ISO with a time of day; None where no single day is meant.

    >>> written_date("Wed, 04 Feb 2026 09:30:00 +0300")
    (datetime.date(2026, 2, 4), None)
    >>> written_date("02/04/2026")
    """
    words = text.strip()[:80]
    for form in _FORMS:
        match = form.match(words)
        day = _day(match) if match else None
        if day is not None:
            return day, _exact(words)
    return None


def _exact(words: str) -> str | None:
    try:
        return given_date(words)[1]
    except ValueError:
        return None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    name = parts.get("name")
    month = _MONTHS[name.lower()] if name else int(parts["month"])
    try:
        day = date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    # 1 January 1970 is what software writes when it knows no date; no page was published before 1800.
    return day if 1800 <= day.year < 2200 and day != date(1970, 1, 1) else None
