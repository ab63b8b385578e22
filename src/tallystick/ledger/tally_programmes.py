"""The fourth step: the programmes of a category and receiver, out of the claims that they need, and what they show.

A programme needs the claims of its category that are for its receiver or for nobody
who is named, what came beside its plans in other categories, and what is told beside
what is for nobody. A wide subject needs all of its category.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from sqlalchemy import Connection, delete, or_, select, true, update

from tallystick.ledger.equal_categories import categories_beside, equal_entries
from tallystick.ledger.programme_line import line_of
from tallystick.ledger.tables import claim_mentions, mentions
from tallystick.ledger.tallier import Subject, Tallier
from tallystick.ledger.tally_counts import Count, add_up
from tallystick.ledger.tally_findings import drop, keep, met_by
from tallystick.ledger.tally_notes import Step, note, reports_of, some
from tallystick.ledger.tally_tables import (
    claim_subjects,
    overstated,
    programme_claims,
    stored_findings,
    stored_programmes,
    subjects,
)
from tallystick.ledger.told_read import some_linked
from tallystick.model import Programme, Verdict

_PROGRAMME = "programme"
_RANKS = (Verdict.BEHIND, Verdict.MISSED, Verdict.UNDETERMINED, Verdict.ON_PACE, Verdict.AHEAD, Verdict.MET)
"""In which order an overview shows them."""


def tally_subject(connection: Connection, tallier: Tallier, category: str, land: str) -> None:
    """Makes the programmes of a subject anew."""
    log = equal_entries(connection)
    categories = categories_beside(log).get(category, frozenset({category}))
    wide = _is_wide(connection, categories, land)
    here = (subjects.c.category == category) & (subjects.c.land == land)
    connection.execute(update(subjects).where(here).values(is_wide=wide))
    own = _claims_of(connection, categories, None if wide else land)
    needed = own | _beside_plans(connection, own, None if wide else land)
    needed |= _beside_nobodys(connection, own, categories, None if wide else land)
    claims = tuple(some_linked(connection, needed))
    above = _above(connection, needed)
    found = tallier.of_subject(Subject(category, land, claims, above, tuple(log), partial(met_by, connection, tallier)))
    drop(connection, (stored_findings.c.subject_category == category) & (stored_findings.c.subject_land == land))
    drop_programmes(connection, (stored_programmes.c.category == category) & (stored_programmes.c.land == land))
    for part in some(sorted(programme.id for _, programme in found.programmes)):  # of another subject until now
        drop_programmes(connection, stored_programmes.c.id.in_(part))
    rows = [
        {
            "id": programme.id,
            "place": "\x1f".join(order),
            "category": category,
            "land": land,
            "recipient": programme.recipient and programme.recipient[:200],
            "agent": programme.agent and programme.agent[:200],
            "as_of": str(programme.as_of),
            "line": line_of(programme),
            "verdict": programme.verdict,
            "rank": _RANKS.index(programme.verdict),
        }
        for order, programme in found.programmes
    ]
    if rows:
        connection.execute(stored_programmes.insert(), rows)
        add_up(connection, (Count("verdict", programme.verdict, 1) for _, programme in found.programmes))
        _keep_claims(connection, [programme for _, programme in found.programmes])
    keep(connection, found.findings, made_of=_PROGRAMME, subject=(category, land))


def drop_programmes(connection: Connection, which: Any) -> None:
    """Takes programmes away, and notes the claims that they counted."""
    gone = connection.execute(select(stored_programmes.c.id, stored_programmes.c.verdict).where(which)).all()
    for part in some([row.id for row in gone]):
        its = programme_claims.c.programme.in_(part)
        note(connection, Step.LISTED, connection.execute(select(programme_claims.c.claim).where(its)).scalars().all())
        connection.execute(delete(programme_claims).where(its))
        connection.execute(delete(stored_programmes).where(stored_programmes.c.id.in_(part)))
    add_up(connection, (), (Count("verdict", row.verdict, 1) for row in gone))


def _keep_claims(connection: Connection, programmes: Iterable[Programme]) -> None:
    """Keeps which claims programmes count."""
    told = {(one.id, claim) for one in programmes for reading in one.readings for claim in reading.claims}
    if told:
        rows = [{"programme": programme, "claim": claim} for programme, claim in sorted(told)]
        connection.execute(programme_claims.insert(), rows)
        note(connection, Step.LISTED, {claim for _, claim in told})


def _is_wide(connection: Connection, categories: Iterable[str], land: str) -> bool:
    """Whether a plan of the subject names no receiver, or several, or may be laid to one that names none."""
    if land == "":
        return True
    here = claim_subjects.c.category.in_(sorted(categories)) & claim_subjects.c.topic.is_not(None)
    its = select(claim_subjects.c.claim, claim_subjects.c.topic).where(here, claim_subjects.c.land == land)
    plans = connection.execute(its).all()
    topics = {row.topic for row in plans}
    open_ended = select(claim_subjects.c.topic).where(here, claim_subjects.c.land == "").distinct()
    if topics & set(connection.execute(open_ended).scalars()):
        return True
    return any(
        connection.execute(
            select(claim_subjects.c.claim)
            .where(claim_subjects.c.claim.in_(part), claim_subjects.c.land != land)
            .limit(1)
        ).first()
        for part in some(sorted(row.claim for row in plans))
    )


def _claims_of(connection: Connection, categories: Iterable[str], land: str | None) -> set[str]:
    wanted = select(claim_subjects.c.claim).where(claim_subjects.c.category.in_(sorted(categories)))
    if land is not None:
        wanted = wanted.where(or_(claim_subjects.c.land == land, claim_subjects.c.land == ""))
    return set(connection.execute(wanted).scalars())


def _beside_plans(connection: Connection, own: set[str], land: str | None) -> set[str]:
    """What came, to the same receiver or to nobody who is named, in the reports that tell plans of a subject."""
    came: Any = claim_subjects.c.topic.is_(None)
    if land is not None:
        came &= or_(claim_subjects.c.land == land, claim_subjects.c.land == "")
    plans = _of_these(connection, own, claim_subjects.c.topic.is_not(None))
    return _told_beside(connection, plans, came)


def _beside_nobodys(connection: Connection, own: set[str], categories: Iterable[str], land: str | None) -> set[str]:
    """What reports tell beside what is for nobody who is named: plans of the category, and all for the receiver."""
    nobodys = _of_these(connection, own, claim_subjects.c.land == "")
    if land is None:
        return _told_beside(connection, nobodys, true())
    plans = claim_subjects.c.topic.is_not(None) & claim_subjects.c.category.in_(sorted(categories))
    return _told_beside(connection, nobodys, or_(plans, claim_subjects.c.land == land))


def _of_these(connection: Connection, claims: set[str], which: Any) -> set[str]:
    found: set[str] = set()
    for part in some(sorted(claims)):
        found.update(
            connection.execute(
                select(claim_subjects.c.claim).where(claim_subjects.c.claim.in_(part)).where(which)
            ).scalars()
        )
    return found


def _told_beside(connection: Connection, claims: set[str], which: Any) -> set[str]:
    """The claims of a kind that reports tell beside others."""
    found: set[str] = set()
    for part in some(sorted(reports_of(connection, claims))):
        told = (
            select(claim_subjects.c.claim)
            .distinct()
            .join(claim_mentions, claim_mentions.c.claim == claim_subjects.c.claim)
            .join(mentions, mentions.c.id == claim_mentions.c.mention)
            .where(mentions.c.document.in_(part), mentions.c.superseded.is_(False))
            .where(which)
        )
        found.update(connection.execute(told).scalars())
    return found


def _above(connection: Connection, claims: Iterable[str]) -> frozenset[str]:
    """The mentions of some claims that are said to tell too much."""
    found: set[str] = set()
    for part in some(sorted(claims)):
        its = or_(overstated.c.claim.in_(part), overstated.c.other.in_(part))
        found.update(connection.execute(select(overstated.c.mention).where(its)).scalars())
    return frozenset(found)
