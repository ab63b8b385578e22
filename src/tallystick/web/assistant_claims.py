"""Claims for an assistant: by words in any form, by status and by the beginning of a category, a page by an index."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tallystick.contract.claims import claim_object
from tallystick.desk.books import Ledger
from tallystick.desk.looking import Filters, Look
from tallystick.ledger.paging import cursor_of
from tallystick.model import Claim, Status

_MOST_FOUND = 200
"""So many documents, and so many claims, are looked through for words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of claims; `after` is the id of the last one of the page before."""

    words: str
    status: Status | None
    category: str
    most: int
    after: str

    def fits(self, claim: Claim) -> bool:
        """Whether a claim has the status, and a category that begins so."""
        return self.status in (None, claim.status) and begins(claim.category, self.category)


def begins(category: str, with_path: str) -> bool:
    """Whether a category is a path or below it.

    >>> begins("vehicle.tank", "vehicle"), begins("vehicles", "vehicle"), begins("food", "")
    (True, False, True)
    """
    return not with_path or f"{category}.".startswith(f"{with_path}.")


def claims_page(books: Ledger, wanted: Wanted) -> dict[str, Any]:
    """A page of claims by their ids, how many there are, and behind which id to go on."""
    with books.look() as look:
        if wanted.words.strip():
            return _saying(look, _said(books, look, wanted.words), wanted)
        return _chosen(look, wanted)


def _saying(look: Look, ids: Collection[str], wanted: Wanted) -> dict[str, Any]:
    found = sorted((one for one in look.whole_claims(ids) if wanted.fits(one)), key=lambda one: one.id)
    behind = [one for one in found if one.id > wanted.after]
    return _page(behind[: wanted.most], len(found), len(behind) > wanted.most)


def _said(books: Ledger, look: Look, words: str) -> set[str]:
    """The claims in whose sentences the words stand, or that have words which begin so."""
    found = books.search(words, most=_MOST_FOUND)
    named, _ = look.claims({"q": words}, sort="mentions", limit=_MOST_FOUND)
    said = {quote.claim for hit in found.hits for quote in hit.quotes if quote.claim}
    return said | {one.claim.id for one in named}


def _chosen(look: Look, wanted: Wanted) -> dict[str, Any]:
    """A page out of the lists of all categories that begin so, whose ids are put in order."""
    every = [name for name in look.categories() if begins(name, wanted.category)] if wanted.category else [None]
    after = cursor_of([wanted.after]) if wanted.after else None
    ids: list[str] = []
    total, is_exact, goes_on = 0, True, False
    for category in every:
        filters: Filters = {"status": wanted.status, "category": category}
        page, counted = look.claims(filters, sort="id", after=after, limit=wanted.most)
        ids += [one.claim.id for one in page]
        total, is_exact = total + counted.number, is_exact and counted.is_exact
        goes_on = goes_on or page.next is not None
    shown = sorted(ids)[: wanted.most]
    made = _page(look.whole_claims(shown), total, goes_on or len(ids) > wanted.most)
    return made if is_exact else {**made, "total_is": "at least"}


def _page(claims: list[Claim], total: int, goes_on: bool) -> dict[str, Any]:
    shown = sorted(claims, key=lambda one: one.id)
    onward = shown[-1].id if shown and goes_on else None
    return {"total": total, "items": [claim_object(one) for one in shown], "next": onward}
