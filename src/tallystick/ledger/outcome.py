"""What a judgement that was tried out comes to, its programmes made of a view for which nobody has to wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from tallystick.ledger.instead import Instead
from tallystick.ledger.programme_line import line_of, programme_in
from tallystick.ledger.subject_claims import SubjectClaims
from tallystick.ledger.tables import claim_mentions
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_programmes import place_of
from tallystick.ledger.tally_read import programmes_of
from tallystick.ledger.tally_subjects import Subject
from tallystick.ledger.trying import Draft
from tallystick.model import Finding, Programme
from tallystick.model.facts import OfSubject
from tallystick.model.trial import Surroundings, Trial


def outcome(view: Connection, draft: Draft, tallier: Tallier) -> Trial:
    """All that a deed would change, by its draft and a view of the ledger as it was drafted upon."""
    source = SubjectClaims(view, tallier, draft.log, draft.instead)
    made = {one: tallier.of_subject(source.subject(*one, is_wide=source.is_wide(*one))) for one in draft.subjects}
    former = programmes_of(view, sorted(draft.subjects))
    findings = _findings(draft, made)
    after = replace(
        draft.after,
        findings=tuple(findings),
        programmes=tuple(_programmes(made)),
        claim_of=draft.after.claim_of | _claim_of(view, draft.instead, _mentions(findings)),
    )
    return Trial(draft.deed, replace(draft.before, programmes=tuple(former)), after)


def _programmes(made: Mapping[Subject, OfSubject]) -> Iterable[Programme]:
    """The programmes by their subjects and places; one that two subjects make is of the later."""
    kept: dict[str, tuple[Subject, str, str]] = {}
    for subject, found in made.items():
        for order, programme in found.programmes:
            kept[programme.id] = (subject, place_of(order), line_of(programme))
    placed = sorted((subject, place, name, line) for name, (subject, place, line) in kept.items())
    return [programme_in(line) for _, _, _, line in placed]


def _findings(draft: Draft, made: Mapping[Subject, OfSubject]) -> list[Finding]:
    """What the claims of the deed show after it, with what programmes show of them now instead of before."""
    kept = {one.id: (draft.shown.get(one.id), one) for one in draft.after.findings}
    for subject, found in made.items():
        kept = {name: (of, one) for name, (of, one) in kept.items() if of != subject}
        for finding, claims in found.findings:
            kept.pop(finding.id, None)
            if _is_on(finding, claims, draft.after):
                kept[finding.id] = (subject, Finding(finding.id, finding.kind, finding.told))
    return sorted((one for _, one in kept.values()), key=lambda one: (one.told[0].ref.document, one.kind, one.id))


def _is_on(finding: Finding, claims: Iterable[str], around: Surroundings) -> bool:
    """Whether a finding is made of some claims and shown by one of their mentions."""
    members = {ref.id for claim in around.claims for ref in claim.mentions}
    is_made_of = not {claim.id for claim in around.claims}.isdisjoint(claims)
    return is_made_of and not members.isdisjoint(told.ref.id for told in finding.told)


def _mentions(findings: Iterable[Finding]) -> set[str]:
    return {told.ref.id for finding in findings for told in finding.told}


def _claim_of(view: Connection, instead: Instead, names: Iterable[str]) -> dict[str, str]:
    """The claims in which some mentions would stand."""
    wanted = set(names)
    found = {told.ref.id: claim.id for claim in instead.linked.values() for told in claim.told if told.ref.id in wanted}
    for part in some(sorted(wanted - found.keys())):
        its = select(claim_mentions.c.mention, claim_mentions.c.claim).where(claim_mentions.c.mention.in_(part))
        found |= {row.mention: row.claim for row in view.execute(its) if row.claim not in instead.claims}
    return found
