"""Findings on one claim: independent origins, a lone source, a lost bound, no date."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.model import Bound, FindingKind, Told
from tallystick.tally.claim_view import View, denied

Shown = tuple[FindingKind, tuple[Told, ...]]
# From how many mentions on one origin is worth saying.
LONE_MENTIONS = 4


def on_single(view: View) -> Iterator[Shown]:
    """What one claim shows by itself."""
    told = [one for one in view.claim.told if not denied(one)]
    origins = {one.origin: one for one in reversed(told)}
    if len(origins) > 1:
        yield FindingKind.CORROBORATION, tuple(sorted(origins.values(), key=lambda one: one.order))
    lone = len({one.origin for one in view.claim.told}) == 1
    if lone and len(view.claim.told) >= LONE_MENTIONS and len(view.documents) > 2:
        yield FindingKind.LONE_SOURCE, view.claim.told
    yield from _lost_bound(told)
    if _undated(view):
        yield FindingKind.UNDATED, view.claim.told


def _lost_bound(told: list[Told]) -> Iterator[Shown]:
    """A figure that its source limits and a later report of the same utterance does not."""
    for one in told:
        for other in told:
            limited = one.mention.quantity.bound is Bound.MORE_THAN and other.mention.quantity.bound is Bound.EXACT
            limited = limited and one.mention.quantity.numbers == other.mention.quantity.numbers
            if limited and one.origin == other.origin and one.ref.document != other.ref.document:
                yield FindingKind.ESCALATION, (one, other)
                return


def _undated(view: View) -> bool:
    """Whether no report has a date, and a period is spoken of that therefore cannot be placed."""
    periods = [one.mention.period.period for one in view.claim.told if one.mention.period]
    return all(one.published is None for one in view.claim.told) and bool(periods) and view.period is None
