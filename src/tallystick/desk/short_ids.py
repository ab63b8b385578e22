"""Ids as people type them: the beginning is enough where it names one thing."""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.errors import SettingError

_MOST_SHOWN = 8


def one_of(given: str, ids: Iterable[str], what: str, ledger: str, see: str | None = None) -> str:
    """The one id that is, or begins with, what was given; SettingError where there is none, or several.

    >>> one_of("3f", ["3fa2", "77b0"], "claim", "books.sqlite")
    '3fa2'
    """
    listed = sorted(set(ids))
    found = [name for name in listed if name == given] or [name for name in listed if given and name.startswith(given)]
    if not found:
        raise SettingError(f"{given!r:.80}: no {what} of this id in {ledger}; see {see or f'tallystick {what}s'}")
    if len(found) > 1:
        more = f" and {len(found) - _MOST_SHOWN} more" if len(found) > _MOST_SHOWN else ""
        raise SettingError(f"{given!r:.80}: {len(found)} {what}s begin so: {', '.join(found[:_MOST_SHOWN])}{more}")
    return found[0]
