"""What claims are chosen by, as conditions on the rows of `claim_facets`: values, and beginnings of words.

A beginning stands for the few words of the ledger that begin so, found by the index; each is then a value like any
other, by which a claim is probed once. Where very many words begin so, a claim's own words are looked through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, literal, select

from tallystick.errors import SettingError
from tallystick.ledger.tally_lists import LONGEST
from tallystick.ledger.tally_tables import claim_facets, claim_summaries, roll_ups
from tallystick.model import Sought
from tallystick.model.filters import FILTERS
from tallystick.words.fold import fold

FEW = 1_000
"""So many claims at most are looked at one by one."""
_MOST_VALUES = 8
_MOST_WORDS = 8
_LAST = "\U0010ffff"
_FACETS = {
    "status": "status",
    "category": "category",
    "outlet": "outlet",
    "language": "tongue",
    "only": "only",
    "voice": "voice",
}
_COLUMNS = ("stage", "modality", "measure", "unit", "recipient", "agent")
Condition = ColumnElement[bool]
_TOTAL = select(roll_ups.c.total).where(roll_ups.c.name == bindparam("of"), roll_ups.c.value == bindparam("its"))
_OWN = claim_facets.alias("own")
"""The rows of a claim that is looked at, beside those that it was found through."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that is asked of claims. Without `values` it is a word's beginning that very many words have.

    `size` is how many rows have it; of words it is counted up to a few.
    """

    name: str
    values: tuple[str, ...]
    beginning: str
    size: int

    @property
    def is_one(self) -> bool:
        """Whether its rows are all of one value, and so stand in the order of the claims' last reports."""
        return len(self.values) == 1

    @property
    def rows(self) -> Condition:
        """The condition for its rows."""
        return and_(claim_facets.c.facet == self.name, _among(claim_facets.c.value, self.values, self.beginning))

    def held_by(self, claim: Any) -> Condition:
        """The condition that a claim has one of its rows; `claim` has the columns that tell it and its last report."""
        here = _OWN.c
        if self.values:
            has = and_(here.facet == self.name, _among(here.value, self.values, self.beginning))
        else:  # through the few rows of the claim, and not through the many of the words
            has = and_(
                here.facet.concat("") == self.name,
                func.substr(here.value, 1, len(self.beginning)) == self.beginning,
            )
        return exists(select(here.claim).where(here.claim == claim.claim, here.last == claim.last, has))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What claims are chosen by: facets, and columns of the list itself."""

    facets: tuple[Facet, ...]
    columns: tuple[Condition, ...]

    @property
    def is_counted(self) -> bool:
        """Whether one value alone is asked for, so that its count is at hand."""
        return len(self.facets) == 1 and self.facets[0].name != "word" and not self.columns


def chosen_by(connection: Connection, filters: dict[str, str | None]) -> Chosen:
    """What these filters ask for; SettingError for one that there is not."""
    for name in filters:
        if name not in FILTERS[Sought.CLAIMS]:
            known = ", ".join(FILTERS[Sought.CLAIMS])
            raise SettingError(f"claims cannot be chosen by {name!r:.40}; there are {known}")
    given = {name: value for name, value in filters.items() if value is not None}
    words = dict.fromkeys(word[:LONGEST] for word in fold(given.pop("q", "")).split())
    values = {name: (fold(value) if name == "voice" else value)[:LONGEST] for name, value in given.items()}
    return Chosen(
        (
            *(_value(connection, _FACETS[name], value) for name, value in values.items() if name in _FACETS),
            *(_word(connection, word) for word in list(words)[:_MOST_WORDS]),
        ),
        tuple(claim_summaries.c[name] == value for name, value in values.items() if name in _COLUMNS),
    )


def total(connection: Connection, name: str, value: str) -> int:
    """How many rows of a kind have a value."""
    return connection.execute(_TOTAL, {"of": name, "its": value}).scalar() or 0


def _value(connection: Connection, facet: str, value: str) -> Facet:
    return Facet(facet, (value,), value, total(connection, facet, value))


def _word(connection: Connection, beginning: str) -> Facet:
    found = _words_beginning(connection, beginning)
    values = tuple(found) if len(found) <= _MOST_VALUES else ()
    if not found:
        return Facet("word", (beginning,), beginning, 0)
    here = and_(claim_facets.c.facet == "word", _among(claim_facets.c.value, values, beginning))
    some = select(claim_facets.c.claim).where(here).limit(FEW + 1).subquery()
    return Facet("word", values, beginning, connection.execute(select(func.count()).select_from(some)).scalar_one())


def _among(here: ColumnElement[str], values: tuple[str, ...], beginning: str) -> Condition:
    if not values:
        return and_(here >= beginning, here < beginning + _LAST)
    return here == values[0] if len(values) == 1 else here.in_(values)


def _words_beginning(connection: Connection, beginning: str) -> list[str]:
    """The first few words of the ledger that begin so, each found behind the one before."""
    return list(connection.execute(_BEGINNING, {"first": beginning, "end": beginning + _LAST}).scalars())


def _beginning() -> Select[Any]:
    here = claim_facets.c
    inside = and_(here.facet == "word", here.value < bindparam("end"))
    first = select(func.min(here.value).label("value"), literal(1).label("turn"))
    found = first.where(inside, here.value >= bindparam("first")).cte("found", recursive=True)
    following = select(func.min(here.value)).where(inside, here.value > found.c.value).scalar_subquery()
    onward = select(following, found.c.turn + 1).where(found.c.value.is_not(None), found.c.turn <= _MOST_VALUES)
    every = found.union_all(onward)
    return select(every.c.value).where(every.c.value.is_not(None))


_BEGINNING = _beginning()
