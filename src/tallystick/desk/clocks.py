"""Days and moments as people give them, for looking at a ledger as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from tallystick.errors import SettingError


def day_of(given: date | str | None) -> date | None:
    """A day such as 2026-02-10; SettingError where it is none."""
    if not isinstance(given, str):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise SettingError(f"as-of {given!r:.40} is no day such as 2026-02-10") from None


def moment_of(given: datetime | date | str | None) -> datetime | None:
    """A moment such as 2026-02-10T09:30+01:00, in UTC where no zone is said; a day alone is all of that day in UTC.

    >>> moment_of("2026-02-10").isoformat()
    '2026-02-10T23:59:59.999999+00:00'
    """
    if isinstance(given, str):
        try:
            given = date.fromisoformat(given) if len(given) == len("2026-02-10") else datetime.fromisoformat(given)
        except ValueError:
            way_out = "such as 2026-02-10 or 2026-02-10T09:30+01:00"
            raise SettingError(f"as-recorded {given!r:.40} is no day or moment {way_out}") from None
    if isinstance(given, date) and not isinstance(given, datetime):
        return datetime.combine(given, time.max, UTC)
    return given.replace(tzinfo=UTC) if given is not None and given.tzinfo is None else given
