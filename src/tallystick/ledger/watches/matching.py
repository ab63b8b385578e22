"""What fits a saved search and was not noted for it before, asked of what tallies keep."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Select, exists, literal, select

from tallystick.ledger.claim_lists import fitting
from tallystick.ledger.tally_tables import claim_summaries, stored_findings
from tallystick.ledger.watches.tables import search_matches
from tallystick.ledger.words_column import Words
from tallystick.model import SavedSearch, Sought


def unnoted_claims(connection: Connection, search: SavedSearch, most: int) -> list[str]:
    """The claims that fit and were not noted, the earliest first."""
    order = (claim_summaries.c.last, claim_summaries.c.claim)
    return _unnoted(connection, search, claim_summaries.c.claim, order, most)


def unnoted_findings(connection: Connection, search: SavedSearch, most: int) -> list[str]:
    """The findings that are kept, fit and were not noted, the earliest first; dismissed ones are among them."""
    return _unnoted(connection, search, stored_findings.c.id, (stored_findings.c.last, stored_findings.c.id), most)


def note_all(connection: Connection, search: SavedSearch) -> None:
    """Notes all claims or findings that fit as known, so that nobody is told of them."""
    id = claim_summaries.c.claim if search.sought is Sought.CLAIMS else stored_findings.c.id
    columns = ("search", "thing", "state", "recorded")
    noted = literal(search.name, Words), id, literal("", Words), literal(search.saved.isoformat())
    kept = _fitting(connection, search).with_only_columns(*noted)
    connection.execute(search_matches.insert().from_select(columns, kept))


def _unnoted(
    connection: Connection, search: SavedSearch, id: Column[str], order: tuple[Column[str], ...], most: int
) -> list[str]:
    noted = exists().where(search_matches.c.search == search.name, search_matches.c.thing == id)
    wanted = _fitting(connection, search).with_only_columns(id).where(~noted).order_by(*order).limit(most)
    return list(connection.execute(wanted).scalars())


def _fitting(connection: Connection, search: SavedSearch) -> Select[Any]:
    """The rows that fit: claims as their list chooses them, findings by their kind and category."""
    if search.sought is Sought.CLAIMS:
        return fitting(connection, dict(search.filters))
    wanted = select(stored_findings)
    for name, value in search.filters:
        wanted = wanted.where(stored_findings.c[name] == value)
    return wanted
