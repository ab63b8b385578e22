"""Mentions of two claims beside each other: of one time, and from one report where there is one."""

from __future__ import annotations

from tallystick.model import Period, Told
from tallystick.tally.claim_view import View


def are_of_one_time(one: Period | None, two: Period | None) -> bool:
    """Whether two periods are one, and known to their end."""
    if one is None or two is None:
        return False
    return (one.start, one.end, one.edge) == (two.start, two.end, two.edge) and one.end is not None


def side_by_side(one: View, two: View) -> tuple[Told, ...]:
    """The first mention of each, from one report where a report has both."""
    for told in one.claim.told:
        for other in two.claim.told:
            if told.ref.document == other.ref.document:
                return (told, other)
    return (one.claim.told[0], two.claim.told[0])
