"""The mentions that wait for a person, in the order of the queue, from any place in it forwards and backwards."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select, tuple_

from tallystick.ledger.tally_tables import claim_facets, claim_summaries, doubtful_mentions
from tallystick.model.listed import Counted, Queued

_HERE = (doubtful_mentions.c.place, doubtful_mentions.c.mention)
MOST_COUNTED = 999
_MOST_ALIKE = 200
Place = tuple[str, str]


def queued(connection: Connection, case: str, before: int, most: int) -> Queued:
    """So many mentions of the queue around one of them, some right before it; the head where it does not wait."""
    place = place_of(connection, case)
    former = before_place(connection, place, before) if place else []
    later = from_place(connection, place, most - len(former))
    behind = how_many_from(connection, place, MOST_COUNTED + len(later))
    left = Counted(behind.number - len(later), behind.is_exact)
    return Queued((*former, *later), left, how_many_from(connection, None, MOST_COUNTED))


def place_of(connection: Connection, mention: str) -> Place | None:
    """Where a mention stands in the queue; None where it does not wait."""
    row = connection.execute(select(*_HERE).where(doubtful_mentions.c.mention == mention)).first()
    return None if row is None else (row.place, row.mention)


def from_place(connection: Connection, place: Place | None, limit: int) -> list[str]:
    """So many mentions from a place on, or from the head of the queue."""
    return list(connection.execute(_from(place).order_by(*_HERE).limit(limit)).scalars())


def before_place(connection: Connection, place: Place, limit: int) -> list[str]:
    """So many mentions that stand right before a place, in the order of the queue."""
    wanted = select(doubtful_mentions.c.mention).where(tuple_(*_HERE) < tuple_(*place))
    backwards = wanted.order_by(*(column.desc() for column in _HERE)).limit(limit)
    return list(connection.execute(backwards).scalars())[::-1]


def how_many_from(connection: Connection, place: Place | None, most: int) -> Counted:
    """How many mentions wait from a place on, counted up to so many."""
    number = connection.execute(_EVERY if place is None else _counting(_from(place)), {"most": most + 1}).scalar_one()
    return Counted(min(number, most), number <= most)


def _counting(waiting: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(waiting.limit(bindparam("most")).subquery())


def _from(place: Place | None) -> Select[Any]:
    wanted = select(doubtful_mentions.c.mention)
    return wanted if place is None else wanted.where(tuple_(*_HERE) >= tuple_(*place))


_EVERY = _counting(_from(None))
"""How many wait at all, which every page tells."""


def things_called(connection: Connection, words: Collection[str]) -> list[tuple[str, str]]:
    """Things and categories of the latest claims that have one of some folded words: the names of the things."""
    found: list[tuple[str, str]] = []
    for word in sorted(words):
        its = (
            select(claim_facets.c.claim)
            .where(claim_facets.c.facet == "word", claim_facets.c.value == word)
            .order_by(claim_facets.c.last.desc(), claim_facets.c.claim.desc())
            .limit(_MOST_ALIKE)
        )
        ids = list(connection.execute(its).scalars())
        wanted = select(claim_summaries.c.item, claim_summaries.c.category).where(claim_summaries.c.claim.in_(ids))
        found += [(row.item, row.category) for row in connection.execute(wanted)]
    return found
