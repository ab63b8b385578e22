"""What stands in a ledger in one unchanging view, a few things at a time: what exports are made of.

Lists go on behind the last thing that was read, so that nothing but a page of them is in memory, however large the
ledger is. All of it comes out of one transaction that reads, which others may write beside.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, func, select

from tallystick.ledger.claims_read import every_claim
from tallystick.ledger.holding import held_with, pages_of_held
from tallystick.ledger.log_entries import entries
from tallystick.ledger.tables import claim_mentions, documents, mentions, versions
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_read import findings_page, programmes_page
from tallystick.ledger.told_read import every_linked, rows_where
from tallystick.model import Claim, Entry, Finding, Held, Linked, Programme, Told
from tallystick.model.page import Page

Item = TypeVar("Item")
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Keeping:
    """A view of a ledger; `is_tallied` says that what is kept of its tallies is what its claims make."""

    connection: Connection
    is_tallied: bool

    def held(self) -> Iterator[list[Held]]:
        """All documents by their ids, page by page."""
        return pages_of_held(self.connection, _AT_ONCE)

    def held_with(self, ids: Collection[str]) -> list[Held]:
        """The documents that have some mentions, each once."""
        return held_with(self.connection, ids)

    def claims(self) -> Iterator[list[Claim]]:
        """All claims by their ids, page by page."""
        return some(every_claim(self.connection), _AT_ONCE)

    def told(self, ids: Collection[str]) -> dict[str, tuple[str, Told]]:
        """Of some mentions those that stand in a claim: the claim, and the mention as it is judged."""
        found: dict[str, tuple[str, Told]] = {}
        for part in some(sorted(ids)):
            standing = mentions.c.id.in_(part) & claim_mentions.c.claim.is_not(None)
            found |= {told.ref.id: (row.claim, told) for row, told in rows_where(self.connection, standing)}
        return found

    def claim_of(self, ids: Collection[str]) -> dict[str, str]:
        """The claims in which some mentions stand."""
        found: dict[str, str] = {}
        for part in some(sorted(ids)):
            its = select(claim_mentions.c.mention, claim_mentions.c.claim).where(claim_mentions.c.mention.in_(part))
            found |= {row.mention: row.claim for row in self.connection.execute(its)}
        return found

    def findings(self) -> Iterator[list[Finding]]:
        """All findings on claims and programmes as they are kept, the earliest document first, page by page."""
        return _paged(lambda after: findings_page(self.connection, None, None, (), "document", after, _AT_ONCE))

    def programmes(self) -> Iterator[list[Programme]]:
        """All programmes as they are kept, in the order of their subjects, page by page."""
        return _paged(lambda after: programmes_page(self.connection, None, None, after, _AT_ONCE))

    def linked(self) -> list[Linked]:
        """All claims with their mentions whole: for tallies that are not kept."""
        return every_linked(self.connection)

    def log(self) -> list[Entry]:
        """What people judged, the first entry first."""
        return entries(self.connection)

    def last_day(self) -> date | None:
        """The day of the last report."""
        current = (versions.c.document == documents.c.key) & (versions.c.number == documents.c.current_version)
        last = select(func.max(versions.c.published)).select_from(versions).join(documents, current)
        day = self.connection.execute(last).scalar()
        return None if day is None else date.fromisoformat(day)


def _paged(page: Callable[[str | None], Page[Item]]) -> Iterator[list[Item]]:
    """The pages of a list, one after the other."""
    after: str | None = None
    while True:
        found = page(after)
        yield list(found)
        after = found.next
        if after is None:
            return
