"""Sources and outlets with what is counted of them, those with more claims or reports first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from tallystick.ledger.paging import page_of
from tallystick.ledger.tally_tables import claim_facets, roll_ups
from tallystick.ledger.tally_voices import names_of
from tallystick.model.listed import ListedOutlet, ListedVoice
from tallystick.model.page import Page

_BY_TOTAL = (roll_ups.c.total, roll_ups.c.value)
_COUNTED = (
    select(roll_ups.c.value, roll_ups.c.total, roll_ups.c.times)
    .where(roll_ups.c.name == bindparam("of"))
    .order_by(*(column.desc() for column in _BY_TOTAL))
    .limit(bindparam("most"))
)
Counts = dict[tuple[str, str], tuple[int, int]]


def voices_page(connection: Connection, after: str | None, limit: int) -> Page[ListedVoice]:
    """A page of the sources that reports name, those with more claims first."""
    wanted = select(roll_ups).where(roll_ups.c.name == "says")
    rows, following = page_of(connection, wanted, _BY_TOTAL, after, limit, down=True)
    names = [row.value for row in rows]
    spelt = names_of(connection, names)
    counts = _counts(connection, ("vrevised", "vcontrad", "valone"), names)
    last = _last_days(connection, names)
    return Page([_voice(row, counts, spelt.get(row.value, [row.value]), last[row.value]) for row in rows], following)


def _last_days(connection: Connection, names: Sequence[str]) -> dict[str, str | None]:
    """The days on which some sources were last told of, each read at the end of its own rows."""
    here = claim_facets.c
    its = select(func.max(here.last)).where(here.facet == "says", here.value == roll_ups.c.value).scalar_subquery()
    wanted = select(roll_ups.c.value, its.label("last")).where(roll_ups.c.name == "says", roll_ups.c.value.in_(names))
    return {row.value: row.last for row in connection.execute(wanted)}


def _voice(row: Any, counts: Counts, names: list[str], last: str | None) -> ListedVoice:
    def of(name: str) -> int:
        return counts.get((name, row.value), (0, 0))[0]

    return ListedVoice(
        name=names[0],
        others=tuple(names[1:]),
        claims=row.total,
        mentions=row.times,
        revised=of("vrevised"),
        contradicted=of("vcontrad"),
        alone=of("valone"),
        last=date.fromisoformat(last) if last else None,
    )


def outlets_page(connection: Connection, after: str | None, limit: int) -> Page[ListedOutlet]:
    """A page of the outlets, those with more reports first."""
    wanted = select(roll_ups).where(roll_ups.c.name == "r.outlet")
    rows, following = page_of(connection, wanted, _BY_TOTAL, after, limit, down=True)
    counts = _counts(connection, ("outlet", "first"), [row.value for row in rows])
    return Page([_outlet(row, counts) for row in rows], following)


def _outlet(row: Any, counts: Counts) -> ListedOutlet:
    claims, mentions = counts.get(("outlet", row.value), (0, 0))
    return ListedOutlet(row.value, row.total, mentions, claims, counts.get(("first", row.value), (0, 0))[0])


def counted(connection: Connection, name: str, most: int) -> dict[str, tuple[int, int]]:
    """The values of a kind with their counts, the most frequent first; so many of them at most."""
    rows = connection.execute(_COUNTED, {"of": name, "most": most})
    return {value: (total, times) for value, total, times in rows}


def counts_of(connection: Connection, name: str, values: Collection[str]) -> dict[str, tuple[int, int]]:
    """Some values of a kind with their counts."""
    return {value: counts for (_, value), counts in _counts(connection, (name,), values).items()}


def how_many(connection: Connection, name: str, most: int) -> int:
    """How many values of a kind there are, counted up to so many."""
    some = select(roll_ups.c.value).where(roll_ups.c.name == name).limit(most).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _counts(connection: Connection, names: Sequence[str], values: Collection[str]) -> Counts:
    these = roll_ups.c.name.in_(names) & roll_ups.c.value.in_(sorted(values))
    return {(row.name, row.value): (row.total, row.times) for row in connection.execute(select(roll_ups).where(these))}
