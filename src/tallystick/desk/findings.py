"""Findings as the ledger keeps them, with those on pages that were changed, and without those that people dismissed."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tallystick.desk.dismissals import dismissals, dismissed, mentions_dismissed, undismissed
from tallystick.desk.short_ids import one_of
from tallystick.model import Entry, Finding, FindingKind, Programme
from tallystick.model.page import Page
from tallystick.tally.findings import edited, finding_id, in_order

if TYPE_CHECKING:
    from tallystick.ledger import Ledger as Room
    from tallystick.ledger.tallies import Tallies

_MOST_ALIKE = 1_000
"""So many ids that begin alike are counted, for who gave too little of one."""


def every_finding(room: Room, tallies: Tallies) -> list[Finding]:
    """All findings, the earliest document first."""
    found = {one.id: one for one in [*tallies.findings(), *edited(room.editions())]}
    return _undismissed(room, tallies, in_order(found.values()))


def some_findings(
    room: Room,
    tallies: Tallies,
    kind: FindingKind | str | None,
    category: str | None,
    sort: str,
    after: str | None,
    limit: int,
) -> Page[Finding]:
    """A page of findings."""
    gone = gone_findings(room, tallies)
    changed = changed_pages(room, tallies)
    return tallies.some_findings(kind, category, sort, after, limit, without=gone, also=changed)


def gone_findings(room: Room, tallies: Tallies) -> set[str]:
    """The ids of the findings that people dismissed."""
    log = room.log()
    claim_of = tallies.claim_of(mentions_dismissed(log))
    return {finding_id(kind, sorted(claims)) for kind, claims in dismissed(claim_of, log) if kind is not None}


def changed_pages(room: Room, tallies: Tallies) -> list[Finding]:
    """The findings on pages that were changed at their address, without those that people dismissed."""
    return _undismissed(room, tallies, edited(room.editions()))


def findings_on(room: Room, tallies: Tallies, claims: Collection[str], mentions: Collection[str]) -> list[Finding]:
    """The findings on some claims that one of some mentions shows."""
    return _undismissed(room, tallies, tallies.findings_on(claims, mentions))


def finding_named(room: Room, tallies: Tallies, given: str) -> Finding | None:
    """The finding of this id or of its beginning, None where there is none or somebody dismissed it."""
    changed = {one.id: one for one in edited(room.editions())}
    ids = [*tallies.findings_beginning(given, _MOST_ALIKE), *(name for name in changed if name.startswith(given))]
    if not given or not ids:
        return None
    name = one_of(given, ids, "finding", room.name)
    kept = tallies.finding(name)
    found = [kept] if kept is not None else [changed[name]] if name in changed else []
    return next(iter(_undismissed(room, tallies, found)), None)


def dismissed_findings(room: Room, tallies: Tallies) -> list[tuple[Entry, Finding | None]]:
    """What people dismissed, the last first, with the finding where it would be shown again if it were brought back."""
    log = room.log()
    claim_of = tallies.claim_of(mentions_dismissed(log))
    changed = {one.id: one for one in edited(room.editions())}
    found: list[tuple[Entry, Finding | None]] = []
    for entry, kind, claims in reversed(list(dismissals(claim_of, log))):
        name = finding_id(kind, sorted(claims)) if kind is not None else ""
        found.append((entry, tallies.finding(name) or changed.get(name)))
    return found


def programme_named(room: Room, tallies: Tallies, given: str) -> Programme | None:
    """The programme of this id or of its beginning, None where there is none."""
    ids = tallies.programmes_beginning(given, _MOST_ALIKE)
    return tallies.programme(one_of(given, ids, "programme", room.name)) if ids else None


def _undismissed(room: Room, tallies: Tallies, found: list[Finding]) -> list[Finding]:
    log = room.log()
    told = mentions_dismissed(log)
    if not told:
        return found
    return undismissed(found, tallies.claim_of(told | {ref.id for one in found for ref in one.mentions}), log)
