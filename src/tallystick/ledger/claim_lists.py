"""Claims chosen by what they are, who says them and who carries them, a page at a time.

Every value by which a claim can be chosen has its rows in `claim_facets`, in the order of the claims' last reports,
and its count in `roll_ups`. Where a filter leaves few claims, these are looked at and counted exactly; where every
filter leaves many, the list is walked in its order until a page is full, and what fits is said to be more than so many.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, exists, func, select

from tallystick.errors import SettingError
from tallystick.ledger.claim_line import listed_in
from tallystick.ledger.paging import page_of
from tallystick.ledger.tally_lists import LONGEST
from tallystick.ledger.tally_tables import claim_facets, claim_summaries, roll_ups
from tallystick.ledger.voice_names import with_voice
from tallystick.model.listed import Counted, ListedClaim
from tallystick.model.page import Page
from tallystick.words.fold import fold

FEW = 2_000
"""So many claims at most are looked at one by one."""
_LAST = "\U0010ffff"
_ORDERS: dict[str, tuple[tuple[Column[Any], ...], bool]] = {
    "id": ((claim_summaries.c.claim,), False),
    "last": ((claim_summaries.c.last, claim_summaries.c.claim), True),
    "mentions": ((claim_summaries.c.mentions, claim_summaries.c.claim), True),
    "heard": ((claim_summaries.c.mentions, claim_summaries.c.claim), True),
    "first": ((claim_summaries.c.first, claim_summaries.c.claim), False),
    "new": ((claim_summaries.c.first, claim_summaries.c.claim), True),
    "figure": ((claim_summaries.c.magnitude, claim_summaries.c.claim), True),
}
_FACETS = {
    "status": "status",
    "category": "category",
    "outlet": "outlet",
    "language": "tongue",
    "only": "only",
    "voice": "voice",
}
_COLUMNS = ("stage", "modality", "measure", "unit", "recipient", "agent")
FILTERS = (*_FACETS, *_COLUMNS, "q")
Condition = ColumnElement[bool]


class Chosen:
    """What claims are chosen by: facets, columns of the list itself, and the beginnings of words."""

    def __init__(self, filters: dict[str, str | None]) -> None:
        for name in filters:
            if name not in FILTERS:
                raise SettingError(f"claims cannot be chosen by {name!r:.40}; there are {', '.join(FILTERS)}")
        given = {name: value for name, value in filters.items() if value is not None}
        words = fold(given.pop("q", "")).split()
        values = {name: fold(value) if name == "voice" else value for name, value in given.items()}
        self.exact = [(_FACETS[name], value[:LONGEST]) for name, value in values.items() if name in _FACETS]
        self.columns = {name: value[:LONGEST] for name, value in values.items() if name in _COLUMNS}
        self.words = list(dict.fromkeys(word[:LONGEST] for word in words))[:8]

    @property
    def conditions(self) -> list[Condition]:
        """What has to hold for the rows of a facet, a condition each."""
        here = claim_facets.c
        exact = [and_(here.facet == facet, here.value == value) for facet, value in self.exact]
        words = [and_(here.facet == "word", here.value >= word, here.value < word + _LAST) for word in self.words]
        return [*exact, *words]

    @property
    def holding(self) -> list[Condition]:
        """The same conditions for the rows of one claim, among which words are looked for one by one."""
        here = claim_facets.c
        exact = self.conditions[: len(self.exact)]
        words = [
            and_(here.facet.concat("") == "word", func.substr(here.value, 1, len(word)) == word) for word in self.words
        ]
        return [*exact, *words]

    @property
    def is_one(self) -> bool:
        """Whether one facet alone is asked for, or none, so that a count is at hand."""
        return len(self.exact) < 2 and not self.words and not self.columns


def listed_page(
    connection: Connection, filters: dict[str, str | None], sort: str, after: str | None, limit: int
) -> tuple[Page[ListedClaim], Counted]:
    """A page of the claims as lists show them, and how many fit in all."""
    chosen = Chosen(with_voice(connection, filters))
    rows, following, found = rows_page(connection, chosen, sort, after, limit)
    return Page([listed_in(row.line) for row in rows], following), found


def shown_of(connection: Connection, ids: Collection[str]) -> dict[str, list[str]]:
    """What findings show of some claims, by the words with which one chooses such claims alone."""
    here = claim_facets.c
    wanted = select(here.claim, here.value).where(here.claim.in_(sorted(ids)), here.facet.concat("") == "only")
    found: dict[str, list[str]] = {}
    for row in connection.execute(wanted.order_by(here.claim, here.value)):
        found.setdefault(row.claim, []).append(row.value)
    return found


def rows_page(
    connection: Connection, chosen: Chosen, sort: str, after: str | None, limit: int
) -> tuple[Sequence[Any], str | None, Counted]:
    """The rows of such a page, its cursor, and how many fit in all."""
    if sort not in _ORDERS:
        raise SettingError(f"no list is sorted by {sort!r:.40}; there are {', '.join(_ORDERS)}")
    order, down = _ORDERS[sort]
    wanted, found = _wanted(connection, chosen)
    rows, following = page_of(connection, wanted, order, after, limit, down=down)
    return rows, following, found


def _wanted(connection: Connection, chosen: Chosen) -> tuple[Select[Any], Counted]:
    wanted = select(claim_summaries)
    for name, value in chosen.columns.items():
        wanted = wanted.where(claim_summaries.c[name] == value)
    conditions, holding = chosen.conditions, chosen.holding
    if not conditions:
        return wanted, _counted(connection, wanted) if chosen.columns else Counted(total(connection, "all", ""))
    sizes = [total(connection, facet, value) for facet, value in chosen.exact]
    sizes += [_few(connection, condition) for condition in conditions[len(sizes) :]]
    smallest = min(range(len(sizes)), key=lambda place: sizes[place])
    if sizes[smallest] <= FEW:
        holding.pop(smallest)
        few = select(claim_facets.c.claim).where(conditions[smallest])
        wanted = wanted.where(claim_summaries.c.claim.in_(few))
    for condition in holding:
        wanted = wanted.where(_has(condition))
    if chosen.is_one:
        return wanted, Counted(sizes[0])
    return wanted, _counted(connection, wanted)


def _has(condition: Condition) -> Condition:
    """Whether a claim has a row of a facet."""
    return exists(
        select(claim_facets.c.claim).where(
            claim_facets.c.claim == claim_summaries.c.claim, condition, claim_facets.c.last == claim_summaries.c.last
        )
    )


def _counted(connection: Connection, wanted: Select[Any]) -> Counted:
    some = wanted.with_only_columns(claim_summaries.c.claim).limit(FEW + 1).subquery()
    number = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Counted(min(number, FEW), number <= FEW)


def _few(connection: Connection, condition: Condition) -> int:
    """How many rows a facet has, counted up to a few."""
    some = select(claim_facets.c.claim).where(condition).limit(FEW + 1).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def total(connection: Connection, name: str, value: str) -> int:
    """How many rows of a kind have a value."""
    here = (roll_ups.c.name == name) & (roll_ups.c.value == value)
    return connection.execute(select(roll_ups.c.total).where(here)).scalar() or 0
