"""The second and third step: what claims show alone and with those that they meet, and what a report shows alone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, or_, select

from tallystick.ledger.among import among
from tallystick.ledger.tables import claim_mentions, mentions
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_counts import Count, add_up
from tallystick.ledger.tally_notes import Step, note, note_subjects, pairs_key, reports_of, some
from tallystick.ledger.tally_subjects import all_of, concerned, subjects_of
from tallystick.ledger.tally_tables import (
    claim_places,
    claim_subjects,
    claim_summaries,
    finding_claims,
    overstated,
    stored_findings,
)
from tallystick.ledger.told_read import rows_where, some_linked
from tallystick.model import Finding, Linked, Modality, Told

Named = tuple[Finding, tuple[str, ...]]
Above = set[tuple[str, str, str]]
_CLAIMS, _REPORT = "claims", "report"
_ABOUT = select(finding_claims.c.finding).distinct().where(among(finding_claims.c.claim, "claims"))
_SHOWN = (
    select(stored_findings.c.mentions, finding_claims.c.claim)
    .join(finding_claims, finding_claims.c.finding == stored_findings.c.id)
    .where(stored_findings.c.made_of == _CLAIMS, among(stored_findings.c.id, "ids"))
    .where(among(finding_claims.c.finding, "ids"))
)
_ABOVE = [select(overstated).where(among(its, "claims")) for its in (overstated.c.claim, overstated.c.other)]
"""One after the other: asked for both at once, PostgreSQL reads the whole table."""


def tally_pairs(connection: Connection, tallier: Tallier, ids: Collection[str]) -> None:
    """Finds anew what these claims show, and notes where a mention is now said to tell too much, or no longer."""
    touched = some_linked(connection, ids)
    near = met_by(connection, tallier, touched)
    found = tallier.around(touched, near)
    names = findings_about(connection, ids)
    before, shown = above_by(connection, ids), _shown(connection, names)
    for part in some(sorted(names)):
        drop(connection, (stored_findings.c.made_of == _CLAIMS) & stored_findings.c.id.in_(part))
    connection.execute(delete(overstated).where(or_(overstated.c.claim.in_(ids), overstated.c.other.in_(ids))))
    keep(connection, found.findings, made_of=_CLAIMS)
    if found.above:
        rows = [{"mention": m, "claim": one, "other": two} for m, one, two in sorted(found.above)]
        connection.execute(overstated.insert(), rows)
    _note_changed(connection, {mention for mention, _, _ in before ^ set(found.above)})
    others = {claim for _, claims in shown ^ _as_shown(found.findings) for claim in claims} - set(ids)
    note(connection, Step.PAIRS, (pairs_key(name, None) for name in _with_denials(connection, others)))


def findings_about(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The ids of the findings that some claims are a part of.

    They are asked for by themselves: with their findings in one statement, PostgreSQL reads all of these.
    """
    found: set[str] = set()
    for part in some(sorted(claims)):
        found.update(connection.execute(_ABOUT, {"claims": part}).scalars())
    return found


def _shown(connection: Connection, names: Iterable[str]) -> set[tuple[str, tuple[str, ...]]]:
    """Those of some findings that claims show with each other, each by its mentions with its claims."""
    found: dict[str, set[str]] = defaultdict(set)
    for part in some(sorted(names)):
        for row in connection.execute(_SHOWN, {"ids": part}):
            found[row.mentions].add(row.claim)
    return {(mentions, tuple(sorted(claims))) for mentions, claims in found.items()}


def _as_shown(found: Iterable[Named]) -> set[tuple[str, tuple[str, ...]]]:
    by_id = {finding.id: (finding, claims) for finding, claims in found}
    return {(_mentions_of(finding), claims) for finding, claims in by_id.values()}


def _mentions_of(finding: Finding) -> str:
    return json.dumps([told.ref.id for told in finding.told])


def _with_denials(connection: Connection, claims: Collection[str]) -> set[str]:
    """The claims that a report denies: whether that stands alone depends on what they show with others."""
    found: set[str] = set()
    for part in some(sorted(claims)):
        denied = (mentions.c.modality == str(Modality.DENIED)) & mentions.c.superseded.is_(False)
        told = select(claim_mentions.c.claim).distinct().join(mentions, mentions.c.id == claim_mentions.c.mention)
        found.update(connection.execute(told.where(denied, claim_mentions.c.claim.in_(part))).scalars())
    return found


def met_by(connection: Connection, tallier: Tallier, touched: Collection[Linked]) -> list[Linked]:
    """The other claims that some meet anywhere."""
    places = {place for claim in touched for place in tallier.asked(claim)}
    return some_linked(connection, meeting_at(connection, places) - {claim.id for claim in touched})


def meeting_at(connection: Connection, places: Iterable[int]) -> set[str]:
    """The ids of the claims that stand at some places."""
    found: set[str] = set()
    for part in some(sorted(places)):
        its = select(claim_places.c.claim).distinct().where(claim_places.c.place.in_(part))
        found.update(connection.execute(its).scalars())
    return found


def tally_reports(connection: Connection, tallier: Tallier, keys: Collection[str]) -> None:
    """Finds anew what these reports show by themselves, and notes the programmes whose plans they tell."""
    note(connection, Step.SHELVED, keys)
    drop(connection, (stored_findings.c.made_of == _REPORT) & stored_findings.c.report.in_(keys))
    standing = mentions.c.document.in_(keys) & mentions.c.superseded.is_(False) & claim_mentions.c.claim.is_not(None)
    told: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for row, one in rows_where(connection, standing):
        told[row.document][row.claim].append(one)
    claims = {claim for of_report in told.values() for claim in of_report}
    beside = _beside(connection, claims)
    for key, of_report in sorted(told.items()):
        parts = [
            (beside[claim], Linked(claim, tuple(sorted(some_told, key=lambda one: one.order))))
            for claim, some_told in sorted(of_report.items())
        ]
        keep(connection, tallier.of_report(parts), made_of=_REPORT, report=key)
    _note_beside(connection, told)


def drop(connection: Connection, which: Any) -> None:
    """Takes findings away."""
    names = list(connection.execute(select(stored_findings.c.id).where(which)).scalars())
    for part in some(names):
        its = finding_claims.c.finding.in_(part)
        note(connection, Step.LISTED, connection.execute(select(finding_claims.c.claim).where(its)).scalars().all())
        kinds = select(stored_findings.c.kind).where(stored_findings.c.id.in_(part))
        add_up(connection, (), _counts(connection.execute(kinds).scalars()))
        connection.execute(delete(finding_claims).where(finding_claims.c.finding.in_(part)))
        connection.execute(delete(stored_findings).where(stored_findings.c.id.in_(part)))


def keep(
    connection: Connection,
    found: Iterable[Named],
    *,
    made_of: str,
    report: str | None = None,
    subject: tuple[str | None, str | None] = (None, None),
) -> None:
    """Keeps findings, each with what it was made of; the later of two with one id."""
    by_id = {finding.id: (finding, claims) for finding, claims in found}
    if not by_id:
        return
    drop(connection, stored_findings.c.id.in_(sorted(by_id)))
    rows = [
        {
            "id": finding.id,
            "kind": finding.kind,
            "document": finding.told[0].ref.document,
            "category": finding.told[0].mention.item.category,
            "last": max(str(told.published or "") for told in finding.told),
            "mentions": _mentions_of(finding),
            "made_of": made_of,
            "report": report,
            "subject_category": subject[0],
            "subject_land": subject[1],
        }
        for _, (finding, _) in sorted(by_id.items())
    ]
    connection.execute(stored_findings.insert(), rows)
    add_up(connection, _counts(finding.kind for finding, _ in by_id.values()))
    note(connection, Step.LISTED, {claim for _, claims in by_id.values() for claim in claims})
    connection.execute(
        finding_claims.insert(),
        [{"finding": name, "claim": claim} for name, (_, claims) in sorted(by_id.items()) for claim in claims],
    )


def _counts(kinds: Iterable[str]) -> Iterator[Count]:
    return (Count("finding", kind, 1) for kind in kinds)


def above_by(connection: Connection, claims: Iterable[str]) -> Above:
    """The mentions that are said to tell too much by some claims, each with the two claims that show it."""
    found: Above = set()
    for part in some(sorted(claims)):
        for wanted in _ABOVE:
            found.update((row.mention, row.claim, row.other) for row in connection.execute(wanted, {"claims": part}))
    return found


def _note_changed(connection: Connection, names: Collection[str]) -> None:
    """Notes the reports and programmes of mentions that are counted now and were not, or the other way."""
    for part in some(sorted(names)):
        stand = claim_mentions.c.mention.in_(part)
        claims = list(connection.execute(select(claim_mentions.c.claim).distinct().where(stand)).scalars())
        note_subjects(connection, concerned(connection, subjects_of(connection, claims)))
        note(connection, Step.REPORT, reports_of(connection, claims))


def _beside(connection: Connection, claims: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in some(sorted(claims)):
        wanted = select(claim_summaries.c.claim, claim_summaries.c.beside).where(claim_summaries.c.claim.in_(part))
        found.update((row.claim, row.beside) for row in connection.execute(wanted))
    return found


def _note_beside(connection: Connection, told: dict[str, dict[str, list[Told]]]) -> None:
    """Notes the programmes of the plans that reports tell beside other things.

    What a report tells beside something for nobody who is named bears on every plan of that thing's category.
    """
    rows: dict[str, list[Any]] = defaultdict(list)
    for part in some(sorted({claim for of_report in told.values() for claim in of_report})):
        wanted = select(claim_subjects).where(claim_subjects.c.claim.in_(part))
        for row in connection.execute(wanted).mappings():
            rows[row["claim"]].append(row)
    found: set[tuple[str, str]] = set()
    for of_report in told.values():
        found |= _subjects_beside([row for claim in of_report for row in rows[claim]], connection)
    note_subjects(connection, found)


def _subjects_beside(rows: Sequence[Any], connection: Connection) -> set[tuple[str, str]]:
    plans = [(row["category"], row["land"]) for row in rows if row["topic"] is not None]
    open_ended = {row["category"] for row in rows if not row["land"]}
    return concerned(connection, plans) | all_of(connection, open_ended)
