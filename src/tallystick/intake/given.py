"""A publication date as somebody gives it: a day, or a day with a time, in ISO form and nothing else."""

from __future__ import annotations

import re
from datetime import date, datetime

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?(?:[Zz]|[+-]\d{2}(?::?\d{2})?))?)?",
    re.ASCII,
)


def given_date(text: str) -> tuple[date, str | None]:
    """The day as written there, and the whole text where it holds a time as well; ValueError says what is wrong.

    The day is not moved into another time zone: it is the one that readers saw.

    >>> given_date("2026-02-04T23:30+03:00")
    (datetime.date(2026, 2, 4), '2026-02-04T23:30+03:00')
    >>> given_date("2026-02-04")
    (datetime.date(2026, 2, 4), None)
    """
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f'date {text!r:.60} is not like "2026-02-04" or "2026-02-04T09:30+03:00"')
    try:
        day = date.fromisoformat(match[1])
        if len(text) > len(match[1]):
            _check_time(text)
    except ValueError as error:
        raise ValueError(f"date {text!r:.60} does not exist: {error}") from None
    return day, text if len(text) > len(match[1]) else None


def _check_time(text: str) -> None:
    """Raise ValueError where the time of day is none, such as 25:00."""
    clock = re.fullmatch(r"(\d{2}):(\d{2})(?::(\d{2}))?.*", text[11:], re.ASCII | re.DOTALL)
    assert clock is not None, "the pattern has matched"
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    datetime(2000, 1, 1, hour, minute, min(second, 59) if second == 60 else second)  # 60 is a leap second
