"""Saved searches, and the numbered alerts of what each found since it was saved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from tallystick.errors import RefusedError
from tallystick.ledger.tally_notes import some
from tallystick.ledger.watches.matching import note_all
from tallystick.ledger.watches.tables import saved_searches, search_matches, undelivered, webhooks
from tallystick.model import Alert, SavedSearch, Sought

Thing = tuple[str, str]
"""A claim, finding or programme by its id, with what of it may become new."""


def every_search(connection: Connection) -> list[SavedSearch]:
    """All saved searches, by their names."""
    rows = connection.execute(select(saved_searches)).all()
    return sorted(map(_search, rows), key=lambda one: one.name)


def search_named(connection: Connection, name: str) -> SavedSearch:
    """The search of this name; RefusedError where there is none."""
    row = connection.execute(select(saved_searches).where(saved_searches.c.name == name)).one_or_none()
    if row is None:
        known = ", ".join(one.name for one in every_search(connection)[:20]) or "-"
        raise RefusedError("no saved search is called “{name}”; there are: {names}", name=f"{name:.80}", names=known)
    return _search(row)


def save(connection: Connection, search: SavedSearch, known: Sequence[Thing]) -> None:
    """Keeps a search, and as `known` what it finds now; RefusedError where its name is taken or is none."""
    if not search.name.strip() or len(search.name) > 100 or not search.name.isprintable():
        raise RefusedError("a saved search needs a name of at most a hundred letters on one line")
    if connection.execute(select(saved_searches.c.name).where(saved_searches.c.name == search.name)).first():
        raise RefusedError(
            "a saved search is called “{name}” already; remove it, or take another name", name=f"{search.name:.80}"
        )
    row = {
        "name": search.name,
        "sought": search.sought,
        "filters": json.dumps(search.filters),
        "made_by": search.by,
        "recorded": search.saved.isoformat(),
        "last": 0,
        "told": 0,
    }
    connection.execute(saved_searches.insert(), row)
    if search.sought is not Sought.PROGRAMMES:
        note_all(connection, search)
    note(connection, search.name, known, search.saved, silently=True)


def remove(connection: Connection, name: str) -> None:
    """Forgets a search with its alerts and webhooks."""
    search_named(connection, name)
    its = select(webhooks.c.id).where(webhooks.c.search == name)
    connection.execute(delete(undelivered).where(undelivered.c.webhook.in_(its)))
    for table in (webhooks, search_matches):
        connection.execute(delete(table).where(table.c.search == name))
    connection.execute(delete(saved_searches).where(saved_searches.c.name == name))


def note(
    connection: Connection, name: str, things: Sequence[Thing], recorded: datetime, *, silently: bool = False
) -> int:
    """Notes what a search found and gives how much of it is new; what is noted `silently` is no alert."""
    here = select(saved_searches.c.last).where(saved_searches.c.name == name).with_for_update()
    last = connection.execute(here).scalar_one_or_none()
    if last is None:  # somebody removed it meanwhile
        return 0
    known = _states(connection, name, [thing for thing, _ in things])
    new = [(thing, state) for thing, state in things if known.get(thing) != state]
    rows = [
        {"search": name, "thing": thing, "state": state, "number": number, "recorded": recorded.isoformat()}
        for number, (thing, state) in enumerate(new, start=last + 1)
    ]
    if silently:
        rows = [{**row, "number": None} for row in rows]
    if rows:
        connection.execute(search_matches.insert(), rows)
    if rows and not silently:
        connection.execute(update(saved_searches).where(saved_searches.c.name == name).values(last=last + len(rows)))
    return len(rows)


def alerts(connection: Connection, name: str, after: int, most: int, *, newest: bool = False) -> list[Alert]:
    """The alerts of a search behind a number, in order; or the newest of them, the last first."""
    order = search_matches.c.number.desc() if newest else search_matches.c.number
    wanted = (
        select(search_matches)
        .where(search_matches.c.search == name, search_matches.c.number > after)
        .order_by(order)
        .limit(most)
    )
    return [
        Alert(row.search, row.number, row.thing, row.state, datetime.fromisoformat(row.recorded))
        for row in connection.execute(wanted)
    ]


def told_up_to(connection: Connection, name: str, number: int) -> None:
    """Remembers up to which alert somebody was told; never less than before."""
    here = (saved_searches.c.name == name) & (saved_searches.c.told < number)
    connection.execute(update(saved_searches).where(here).values(told=number))


def _states(connection: Connection, name: str, things: Sequence[str]) -> dict[str, str]:
    """The state in which each of some things was last noted for a search."""
    found: dict[str, str] = {}
    for part in some(things):
        here = (search_matches.c.search == name) & search_matches.c.thing.in_(part)
        last = select(func.max(search_matches.c.row)).where(here).group_by(search_matches.c.thing)
        rows = connection.execute(select(search_matches).where(search_matches.c.row.in_(last)))
        found |= {row.thing: row.state for row in rows}
    return found


def _search(row: Row[Any]) -> SavedSearch:
    filters = tuple((str(name), str(value)) for name, value in json.loads(row.filters))
    saved = datetime.fromisoformat(row.recorded)
    return SavedSearch(row.name, Sought(row.sought), filters, row.made_by, saved, row.last, row.told)
