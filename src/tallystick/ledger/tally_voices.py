"""Under which name a source is listed: a person once, in whatever script and spelling reports write the name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from tallystick.ledger.tally_tables import roll_ups
from tallystick.model import Anonymity, Origin
from tallystick.names.person_name import key_of, person_name
from tallystick.words.fold import fold

SPELT, SPELLS = "spelt", "spells"
_CUT, _BEHIND = "\x1f", "\x20"
_LONGEST = 90


def listed_as(origin: Origin) -> str:
    """The key of a person who is named, else the name as it stands; empty where nobody is named."""
    name = origin.source or ""
    if origin.anonymity != Anonymity.NAMED or not name.strip() or len(name) > _LONGEST:
        return name
    return key_of(person_name(name.split()))


def spellings(origin: Origin) -> Iterator[tuple[str, str]]:
    """What leads from the name of a person to the key, and from the key to the name, as facets."""
    key, name = listed_as(origin), origin.source or ""
    if key != name:
        yield SPELT, f"{fold(name)}{_CUT}{key}"
        yield SPELLS, f"{key}{_CUT}{name}"


def with_voice(connection: Connection, filters: dict[str, str | None]) -> dict[str, str | None]:
    """The filters of claims, the voice by the key of the person who is called so."""
    name = filters.get("voice")
    if not name:
        return filters
    found = _behind(connection, SPELT, fold(name))
    return filters if not found else filters | {"voice": found[0][0]}


def names_of(connection: Connection, keys: Collection[str]) -> dict[str, list[str]]:
    """How the persons of these keys are written, the most frequent name first; who is no person is not told of."""
    found = {key: [name for name, _ in _behind(connection, SPELLS, key)] for key in sorted(keys)}
    return {key: names for key, names in found.items() if names}


def _behind(connection: Connection, facet: str, first: str) -> list[tuple[str, int]]:
    """The second halves of values that begin so, those in more claims first."""
    here = roll_ups.c
    wanted = select(here.value, here.total).where(
        here.name == facet, here.value >= f"{first}{_CUT}", here.value < f"{first}{_BEHIND}"
    )
    rows = connection.execute(wanted.order_by(here.total.desc(), here.value)).all()
    return [(row.value.partition(_CUT)[2], row.total) for row in rows]
