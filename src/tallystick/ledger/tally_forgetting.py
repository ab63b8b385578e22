"""Takes out at once what is kept of claims of which a purged report told, so that none of its words outlive it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, or_, select

from tallystick.ledger.tally_claims import forget
from tallystick.ledger.tally_findings import drop
from tallystick.ledger.tally_lists import forget_lists
from tallystick.ledger.tally_notes import note_subjects, some
from tallystick.ledger.tally_programmes import drop_programmes
from tallystick.ledger.tally_subjects import concerned, subjects_of
from tallystick.ledger.tally_tables import (
    finding_claims,
    overstated,
    stored_findings,
    stored_programmes,
)


def forget_told(connection: Connection, mentions: Collection[str]) -> None:
    """Drops the programmes that name some mentions beside their own."""
    wanted = set(mentions)
    for row in connection.execute(select(stored_programmes)).all():
        if any(name in row.line for name in wanted):
            note_subjects(connection, [(row.category, row.land)])
            drop_programmes(connection, stored_programmes.c.id == row.id)


def forget_claims(connection: Connection, claims: Collection[str]) -> None:
    """Drops what is kept of some claims, alone and with others, and the programmes that they may be part of.

    Their notes stay: whatever is left of them is tallied anew before the next look.
    """
    for part in some(sorted(claims)):
        its = concerned(connection, subjects_of(connection, part))
        note_subjects(connection, its)
        for category, land in sorted(its):
            here = (stored_programmes.c.category == category) & (stored_programmes.c.land == land)
            drop_programmes(connection, here)
        shown = select(finding_claims.c.finding).where(finding_claims.c.claim.in_(part))
        drop(connection, stored_findings.c.id.in_(shown))
        connection.execute(delete(overstated).where(or_(overstated.c.claim.in_(part), overstated.c.other.in_(part))))
        forget(connection, part)
        forget_lists(connection, part)
