"""The fourth step: the programmes of a category and receiver, out of the claims that they need, and what they show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, select, update

from tallystick.ledger.equal_categories import equal_entries
from tallystick.ledger.programme_line import line_of
from tallystick.ledger.subject_claims import SubjectClaims
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_counts import Count, add_up
from tallystick.ledger.tally_findings import drop, keep
from tallystick.ledger.tally_notes import Step, note, some
from tallystick.ledger.tally_tables import (
    programme_claims,
    stored_findings,
    stored_programmes,
    subjects,
)
from tallystick.model import Programme, Verdict

_PROGRAMME = "programme"
_RANKS = (Verdict.BEHIND, Verdict.MISSED, Verdict.UNDETERMINED, Verdict.ON_PACE, Verdict.AHEAD, Verdict.MET)
"""In which order an overview shows them."""


def tally_subject(connection: Connection, tallier: Tallier, category: str, land: str) -> None:
    """Makes the programmes of a subject anew."""
    source = SubjectClaims(connection, tallier, tuple(equal_entries(connection)))
    is_wide = source.is_wide(category, land)
    here = (subjects.c.category == category) & (subjects.c.land == land)
    connection.execute(update(subjects).where(here).values(is_wide=is_wide))
    found = tallier.of_subject(source.subject(category, land, is_wide=is_wide))
    drop(connection, (stored_findings.c.subject_category == category) & (stored_findings.c.subject_land == land))
    drop_programmes(connection, (stored_programmes.c.category == category) & (stored_programmes.c.land == land))
    for part in some(sorted(programme.id for _, programme in found.programmes)):  # of another subject until now
        drop_programmes(connection, stored_programmes.c.id.in_(part))
    rows = [
        {
            "id": programme.id,
            "place": place_of(order),
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


def place_of(order: Iterable[str]) -> str:
    """The place of a programme in the list of all, as it is kept."""
    return "\x1f".join(order)


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
