"""The judgements that hold now: which rule put each mention into its claim, why, who made it and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, select

from tallystick.ledger.tables import judgements
from tallystick.model import Judgement


def standing_judgements(connection: Connection, claim: str) -> Iterator[Judgement]:
    """The judgements of a claim that nothing has undone, by their mentions."""
    holds = (judgements.c.claim == claim) & judgements.c.undone.is_(None)
    for row in connection.execute(select(judgements).where(holds).order_by(judgements.c.mention)):
        made = datetime.fromisoformat(row.recorded)
        yield Judgement(row.mention, row.claim, row.origin, row.rule, row.why, row.made_by, made)
