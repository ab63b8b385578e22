"""The publication date that an address carries in its path."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, start=1)}
_YEAR = r"(?P<year>19[89]\d|20\d\d)"
_FOLDERS = re.compile(rf"/{_YEAR}/(?P<month>\d{{1,2}}|[a-z]{{3}})/(?P<day>\d{{1,2}})(?=[/_.-]|$)", re.IGNORECASE)
_DASHED = re.compile(rf"(?<!\d){_YEAR}([-_.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)")
_COMPACT = re.compile(rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:[0-2]\d[0-5]\d(?:[0-5]\d)?)?(?!\d)")


def date_in_url(url: str | None) -> date | None:
    """The day in the path; folders of year, month and day come first, and two different days of one form are none.

    >>> date_in_url("https://news.example/2026/02/04/trucks"), date_in_url("https://news.example/trucks?d=2026-02-04")
    (datetime.date(2026, 2, 4), None)
    """
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    for form in (_FOLDERS, _DASHED, _COMPACT):
        days = {day for match in form.finditer(path) if (day := _day(match)) is not None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    try:
        return date(int(match["year"]), _MONTHS[month] if month.isalpha() else int(month), int(match["day"]))
    except (KeyError, ValueError):
        return None
