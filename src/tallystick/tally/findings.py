"""All findings over the claims of a ledger: few and right, each with a stable id; reports words them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date

from tallystick.model import Edge, Finding, FindingKind, Linked, Programme, ProgrammeReading, Told, Verdict
from tallystick.tally.claim_view import View, by_unit, views
from tallystick.tally.pairs import on_pairs
from tallystick.tally.singles import on_single
from tallystick.tally.sums import on_rates, on_sums

Shown = tuple[FindingKind, tuple[Told, ...]]


def findings(claims: Iterable[Linked], tallied: Iterable[Programme] = ()) -> list[Finding]:
    """The findings without their sentences, the earliest first; those on programmes come from their verdicts."""
    seen = views(claims)
    found = [*_on_claims(seen), *_on_programmes(seen, tallied)]
    made = {finding.id: finding for kind, told in found for finding in [_finding(kind, told)]}
    return sorted(made.values(), key=lambda finding: (finding.mentions[0].document, finding.kind, finding.id))


def _on_claims(seen: list[View]) -> Iterator[Shown]:
    for view in seen:
        yield from on_single(view)
    for together in by_unit(seen):
        yield from on_pairs(together)
        yield from on_sums(together)
    yield from on_rates(seen)


def _on_programmes(seen: list[View], tallied: Iterable[Programme]) -> Iterator[Shown]:
    """A plan that was missed, shown by its plan and its best delivery."""
    by_id = {told.ref.id: told for view in seen for told in view.claim.told}
    for programme in tallied:
        missed = [reading for reading in programme.readings if reading.verdict is Verdict.MISSED]
        if missed and len(missed) * 2 > len(programme.readings):
            yield FindingKind.SHORTFALL, tuple(by_id[ref.id] for ref in missed[0].mentions)
        for reading in programme.readings:
            told = tuple(by_id[ref.id] for ref in reading.mentions)
            if is_overdue(reading, programme.as_of) and _is_deadline(told[0]):
                yield FindingKind.OVERDUE, told


def _finding(kind: FindingKind, told: tuple[Told, ...]) -> Finding:
    ids = sorted(one.ref.id for one in told)
    name = hashlib.sha256("\0".join(("finding", kind, *ids)).encode()).hexdigest()[:16]
    return Finding(name, kind, told)


def is_overdue(reading: ProgrammeReading, as_of: date) -> bool:
    """Whether a plan's last day has passed and no report says what came of it."""
    end = reading.period.end
    return len(reading.claims) == 1 and end is not None and end < as_of and reading.verdict is Verdict.UNDETERMINED


def _is_deadline(told: Told) -> bool:
    """Whether a plan was given a day by which, and not only a season to be spread over."""
    return told.mention.period is not None and told.mention.period.period.edge is Edge.BY
