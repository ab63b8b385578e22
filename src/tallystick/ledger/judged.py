"""The judgements that hold now: which rule put each mention into its claim, why, who made it and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from tallystick.ledger.named_rows import named_rows
from tallystick.ledger.tables import judgements
from tallystick.model import Judgement

_STANDING = (
    select(judgements)
    .where(judgements.c.claim == bindparam("its"), judgements.c.undone.is_(None))
    .order_by(judgements.c.mention)
)


def standing_judgements(connection: Connection, claim: str) -> Iterator[Judgement]:
    """The judgements of a claim that nothing has undone, by their mentions."""
    for row in named_rows(connection, _STANDING, {"its": claim}):
        made = datetime.fromisoformat(row.recorded)
        yield Judgement(row.mention, row.claim, row.origin, row.rule, row.why, row.made_by, made)
