"""What fits a saved search and was not noted for it before, asked of what tallies keep."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Select, exists, literal, select

from tallystick.errors import SettingError
from tallystick.ledger.tally_tables import claim_summaries, stored_findings
from tallystick.ledger.watches.tables import search_matches
from tallystick.ledger.words_column import Words
from tallystick.model import FindingKind, SavedSearch, Sought, Status

FILTERS = {
    Sought.CLAIMS: ("status", "stage", "modality", "measure", "unit", "category", "recipient", "agent"),
    Sought.FINDINGS: ("kind", "category"),
    Sought.PROGRAMMES: ("category", "recipient"),
}
_CLOSED: dict[str, type[Status] | type[FindingKind]] = {"status": Status, "kind": FindingKind}


def checked(sought: Sought, filters: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The filters in order; SettingError where what is sought has none of this name, or of this value."""
    for name, value in filters.items():
        if name not in FILTERS[sought]:
            raise SettingError(f"{sought} cannot be chosen by {name!r:.40}; there are {', '.join(FILTERS[sought])}")
        if name in _CLOSED and value not in set(_CLOSED[name]):
            raise SettingError(f"no {name} is called {value!r:.40}; there are {', '.join(_CLOSED[name])}")
    return tuple(sorted(filters.items()))


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
    recorded = literal(search.saved.isoformat())
    kept = select(literal(search.name, Words), id, literal("", Words), recorded)
    columns = ("search", "thing", "state", "recorded")
    connection.execute(search_matches.insert().from_select(columns, _fitting(kept, search, id)))


def _unnoted(
    connection: Connection, search: SavedSearch, id: Column[str], order: tuple[Column[str], ...], most: int
) -> list[str]:
    noted = exists().where(search_matches.c.search == search.name, search_matches.c.thing == id)
    wanted = _fitting(select(id).where(~noted), search, id).order_by(*order).limit(most)
    return list(connection.execute(wanted).scalars())


def _fitting(wanted: Select[Any], search: SavedSearch, id: Column[str]) -> Select[Any]:
    for name, value in search.filters:
        wanted = wanted.where(id.table.c[name] == value)
    return wanted
