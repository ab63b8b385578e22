"""Claims chosen by what they are, who says them and who carries them, a page at a time.

Every value by which a claim can be chosen has its rows in `claim_facets`, in the order of the claims' last reports,
and its count in `roll_ups`. Where a filter leaves few claims, these are looked at and counted exactly. Where every
filter leaves many, the list is walked in its order until a page is full, and what fits is counted among those that
were told last and said to be more than so many.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Connection, Select, func, select

from tallystick.errors import SettingError
from tallystick.ledger import claim_choice
from tallystick.ledger.among import among
from tallystick.ledger.claim_choice import Chosen, Facet, chosen_by, total
from tallystick.ledger.claim_line import listed_in
from tallystick.ledger.paging import page_of
from tallystick.ledger.tally_tables import claim_facets, claim_summaries
from tallystick.ledger.tally_voices import with_voice
from tallystick.model.listed import Counted, ListedClaim
from tallystick.model.page import Page

Order = tuple[tuple[Column[Any], ...], bool]
_ORDERS: dict[str, Order] = {
    "id": ((claim_summaries.c.claim,), False),
    "last": ((claim_summaries.c.last, claim_summaries.c.claim), True),
    "mentions": ((claim_summaries.c.mentions, claim_summaries.c.claim), True),
    "heard": ((claim_summaries.c.mentions, claim_summaries.c.claim), True),
    "first": ((claim_summaries.c.first, claim_summaries.c.claim), False),
    "new": ((claim_summaries.c.first, claim_summaries.c.claim), True),
    "figure": ((claim_summaries.c.magnitude, claim_summaries.c.claim), True),
}
_PLACED = ("claim", "last", "first", "mentions", "magnitude", "recipient")
_SHOWN = tuple(claim_summaries.c[name] for name in (*_PLACED, "line"))
_BARE = tuple(claim_summaries.c[name] for name in _PLACED)
"""What a list asks of its claims; where nothing is shown of them, their lines are left packed away."""
_SHOWN_OF = (
    select(claim_facets.c.claim, claim_facets.c.value)
    .where(among(claim_facets.c.claim, "ids"), claim_facets.c.facet.concat("") == "only")
    .order_by(claim_facets.c.claim, claim_facets.c.value)
)
_BY_FACET: Order = ((claim_facets.c.last, claim_facets.c.claim), True)


def listed_page(
    connection: Connection, filters: dict[str, str | None], sort: str, after: str | None, limit: int
) -> tuple[Page[ListedClaim], Counted]:
    """A page of the claims as lists show them, and how many fit in all."""
    chosen = chosen_by(connection, with_voice(connection, filters))
    rows, following = _rows(connection, chosen, sort, after, limit)
    page, found = Page([listed_in(row.line) for row in rows], following), _counted(connection, chosen)
    if found.is_exact:
        return page, found
    is_all = after is None and following is None
    return page, Counted(len(rows)) if is_all else Counted(max(found.number, len(rows)), is_exact=False)


def ids_page(
    connection: Connection, filters: dict[str, str | None], sort: str, after: str | None, limit: int
) -> Page[str]:
    """The ids of such a page."""
    chosen = chosen_by(connection, with_voice(connection, filters))
    rows, following = _rows(connection, chosen, sort, after, limit, _BARE)
    return Page([row.claim for row in rows], following)


def receivers(connection: Connection, filters: dict[str, str | None], limit: int) -> list[tuple[str, str | None]]:
    """The ids of the claims that fit and were told last, each with the beginning of whom it is for."""
    chosen = chosen_by(connection, with_voice(connection, filters))
    rows, _ = _rows(connection, chosen, "last", None, limit, _BARE)
    return [(row.claim, row.recipient) for row in rows]


def nearest(
    connection: Connection, filters: dict[str, str | None], figure: Decimal, among_last: int, most: int
) -> list[str]:
    """Of the claims that fit and were told last those whose figures are nearest to one, as far as doubles tell."""
    chosen = chosen_by(connection, with_voice(connection, filters))
    rows, _ = _rows(connection, chosen, "last", None, among_last, _BARE)
    return [row.claim for row in sorted(rows, key=lambda row: (abs(Decimal(row.magnitude) - figure), row.claim))[:most]]


def fitting(connection: Connection, filters: dict[str, str | None]) -> Select[Any]:
    """The rows of all claims that fit."""
    return _wanted(chosen_by(connection, with_voice(connection, filters)), "id")[0]


def shown_of(connection: Connection, ids: Collection[str]) -> dict[str, list[str]]:
    """What findings show of some claims, by the words with which one chooses such claims alone."""
    found: dict[str, list[str]] = {}
    for claim, value in connection.execute(_SHOWN_OF, {"ids": sorted(ids)}):
        found.setdefault(claim, []).append(value)
    return found


def _rows(
    connection: Connection,
    chosen: Chosen,
    sort: str,
    after: str | None,
    limit: int,
    asked: tuple[Column[Any], ...] = _SHOWN,
) -> tuple[Sequence[Any], str | None]:
    """The rows of a page, and its cursor."""
    if sort not in _ORDERS:
        raise SettingError(f"no list is sorted by {sort!r:.40}; there are {', '.join(_ORDERS)}")
    wanted, (order, down) = _wanted(chosen, sort, asked)
    return page_of(connection, wanted, order, after, limit, down=down)


def _wanted(chosen: Chosen, sort: str, asked: tuple[Column[Any], ...] | None = None) -> tuple[Select[Any], Order]:
    """The claims that fit with what is asked of them, all of it where nothing is said; and their order."""
    rarest = _rarest(chosen)
    if rarest is not None and rarest.size > claim_choice.FEW and rarest.is_one and sort == "last":
        told = (column for column in asked or _SHOWN if column.name not in ("claim", "last"))
        return _walked(rarest, chosen, select(*told)), _BY_FACET
    wanted = (select(*asked) if asked else select(claim_summaries)).where(*chosen.columns)
    for facet in chosen.facets:
        if facet is rarest and facet.size <= claim_choice.FEW:
            few = select(claim_facets.c.claim).where(facet.rows)
            wanted = wanted.where(claim_summaries.c.claim.in_(few))
        else:
            wanted = wanted.where(facet.held_by(claim_summaries.c))
    return wanted, _ORDERS[sort]


def _rarest(chosen: Chosen) -> Facet | None:
    return min(chosen.facets, key=lambda facet: (facet.size, not facet.is_one), default=None)


def _walked(rarest: Facet, chosen: Chosen, wanted: Select[Any]) -> Select[Any]:
    """The claims that fit, found through the rows of one facet, in whose order they come."""
    others = [facet.held_by(claim_facets.c) for facet in chosen.facets if facet is not rarest]
    return (
        wanted.add_columns(claim_facets.c.last, claim_facets.c.claim)
        .select_from(claim_facets)
        .join(claim_summaries, claim_summaries.c.claim == claim_facets.c.claim)
        .where(rarest.rows, *others, *chosen.columns)
    )


def _counted(connection: Connection, chosen: Chosen) -> Counted:
    """How many claims fit, exactly or among those of the rarest facet that were told last."""
    if not chosen.facets and not chosen.columns:
        return Counted(total(connection, "all", ""))
    if chosen.is_counted:
        return Counted(chosen.facets[0].size)
    few, rarest = claim_choice.FEW, _rarest(chosen)
    if rarest is None:
        fitting = select(claim_summaries.c.claim).where(*chosen.columns).limit(few + 1).subquery()
        number = connection.execute(select(func.count()).select_from(fitting)).scalar_one()
        return Counted(min(number, few), number <= few)
    return Counted(connection.execute(_how_many(rarest, chosen, few)).scalar_one(), rarest.size <= few)


def _how_many(rarest: Facet, chosen: Chosen, few: int) -> Select[Any]:
    """How many claims fit of those few that have a facet and were told last.

    The rows of the facets alone tell it, without those of the claims, unless a column of these is asked for.
    """
    latest = select(claim_facets.c.claim, claim_facets.c.last).where(rarest.rows)
    if rarest.size > few:
        latest = latest.order_by(claim_facets.c.last.desc(), claim_facets.c.claim.desc()) if rarest.is_one else latest
        latest = latest.limit(few)
    here = latest.subquery()
    others = [facet.held_by(here.c) for facet in chosen.facets if facet is not rarest]
    fits = select(func.count(here.c.claim.distinct())).where(*others)
    if chosen.columns:
        return fits.join(claim_summaries, claim_summaries.c.claim == here.c.claim).where(*chosen.columns)
    return fits.select_from(here)
