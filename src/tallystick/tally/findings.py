"""All findings over the claims of a ledger: few and right, each with a stable id; reports words them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tallystick.model import (
    Edge,
    Edition,
    Finding,
    FindingKind,
    Linked,
    Period,
    Programme,
    ProgrammeReading,
    Status,
    Told,
    Verdict,
)
from tallystick.tally.came import deliveries_of
from tallystick.tally.claim_view import View
from tallystick.tally.edits import Edit, edits
from tallystick.tally.seen import Seen
from tallystick.tally.singles import on_denial, on_single
from tallystick.tally.sums import on_rates, on_sums

Shown = tuple[FindingKind, tuple[Told, ...]]
Named = tuple[Finding, tuple[str, ...]]
"""A finding with the claims that it concerns."""


def findings(
    claims: Iterable[Linked] | Seen, tallied: Iterable[Programme] = (), editions: Iterable[Sequence[Edition]] = ()
) -> list[Finding]:
    """The findings without their sentences, the earliest first.

    Those on programmes come from their verdicts, and those on pages that were changed from their `editions`.
    """
    seen = Seen.of(claims)
    found = [*_on_claims(seen), *on_programmes(seen.views, tallied)]
    claim_of = claims_by_mention(seen.views)
    made = {finding.id: finding for shown in found for finding, _ in [named(shown, claim_of)]}
    made |= {finding.id: finding for finding in edited(editions)}
    return in_order(made.values())


def edited(editions: Iterable[Sequence[Edition]]) -> list[Finding]:
    """The findings on pages that were changed, each once."""
    made = {finding.id: finding for changed in editions for edit in edits(changed) for finding in [_edited(edit)]}
    return list(made.values())


def in_order(found: Iterable[Finding]) -> list[Finding]:
    """Findings by the documents that show them first."""
    return sorted(found, key=lambda finding: (finding.mentions[0].document, finding.kind, finding.id))


def _on_claims(seen: Seen) -> Iterator[Shown]:
    shown = {told.ref.id for pairs in seen.pairs for _, some in pairs for told in some}
    for view in seen.views:
        yield from on_single(view)
        yield from on_denial(view, shown)
    for together, pairs in zip(seen.by_unit, seen.pairs, strict=True):
        yield from pairs
        yield from on_sums(together)
    yield from on_rates(seen.views)


def on_programmes(seen: list[View], tallied: Iterable[Programme]) -> Iterator[Shown]:
    """Plans that were missed, shown by their plan and what came, and plans whose day passed with nothing told."""
    by_id = {told.ref.id: told for view in seen for told in view.claim.told}
    by_claim = {view.claim.id: view for view in seen}
    for programme in tallied:
        for rivals in _by_plan(programme):
            missed = [reading for reading in rivals if reading.verdict is Verdict.MISSED]
            if missed and len(missed) * 2 > len(rivals):
                yield FindingKind.SHORTFALL, tuple(by_id[ref.id] for ref in missed[0].mentions)
        for reading in programme.readings:
            told = tuple(by_id[ref.id] for ref in reading.mentions)
            plan = by_claim[reading.claims[0]]
            if is_overdue(reading, programme.as_of, told) and _is_promised(plan) and not _came_later(plan, seen):
                yield FindingKind.OVERDUE, told


def _by_plan(programme: Programme) -> list[list[ProgrammeReading]]:
    """The readings of each plan and period together: rivals of each other."""
    found: dict[tuple[str, Period], list[ProgrammeReading]] = {}
    for reading in programme.readings:
        found.setdefault((reading.claims[0], reading.period), []).append(reading)
    return list(found.values())


def named(shown: Shown, claim_of: Mapping[str, str]) -> Named:
    """The finding, named by the claims that it concerns: more reports of these do not make another of it."""
    kind, told = shown
    ids = tuple(sorted({claim_of[one.ref.id] for one in told}))
    return Finding(finding_id(kind, ids), kind, told), ids


def finding_id(kind: FindingKind, claims: Sequence[str]) -> str:
    """The id of a finding of a kind on some claims, in the order of their ids."""
    return hashlib.sha256("\0".join(("finding", kind, *claims)).encode()).hexdigest()[:16]


def claims_by_mention(seen: Iterable[View]) -> dict[str, str]:
    """The claim of each mention."""
    return {told.ref.id: view.claim.id for view in seen for told in view.claim.told}


def _edited(edit: Edit) -> Finding:
    """A page's silent correction; both mentions often have one id, so their figures belong to the finding's."""
    parts = [" ".join((told.ref.id, *_figure(told))) for told in edit]
    name = hashlib.sha256("\0".join(("finding", "edit", *parts)).encode()).hexdigest()[:16]
    return Finding(name, FindingKind.REVISION, edit)


def _figure(told: Told) -> tuple[str, ...]:
    quantity = told.mention.quantity
    return (str(quantity.lower), str(quantity.upper), quantity.bound, quantity.unit, str(quantity.per))


def is_overdue(reading: ProgrammeReading, as_of: date, told: tuple[Told, ...]) -> bool:
    """Whether the day by which a plan was to be kept has passed, and nothing is told or too little came later still."""
    end = reading.period.end
    if end is None or end >= as_of or not _is_deadline(told[0]):
        return False
    if len(told) == 1:
        return reading.verdict is Verdict.UNDETERMINED
    later = told[-1].period.end if told[-1].period else None
    return reading.verdict is Verdict.MISSED and later is not None and later > end


def _is_promised(plan: View) -> bool:
    """Whether a plan is held to its day: somebody said it, or more than one report tells it."""
    return bool(plan.voices) or len(plan.documents) > 1


def _came_later(plan: View, seen: list[View]) -> bool:
    """Whether a count of some later day has reached the plan, so that nobody can say that it did not come in time."""
    goal = plan.interval().high or plan.interval().low
    amounts = (view.interval().low for view in deliveries_of(plan, seen))
    return goal is not None and any(low is not None and low >= goal for low in amounts)


def _is_deadline(told: Told) -> bool:
    """Whether a plan was given a day by which, or orders what is to come, and not only a season to be spread over."""
    period = told.period
    return period is not None and (period.edge is Edge.BY or told.mention.status is Status.ORDERED)
