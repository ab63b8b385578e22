"""The entries of the review log as people and linking take them: all of them, or those that concern something.

Nothing here reads more of the log than it is asked for: a log of years costs a posting no more than the few entries
on its own documents.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tallystick.ledger.tables import mentions, review_log, review_mentions
from tallystick.model import Action, Deed, Entry, FindingKind, Quotation

_AT_ONCE = 500
_IDENTITY = func.coalesce(review_log.c.origin, review_log.c.hash)
"""The hash by which other entries name an entry, in every ledger that took it over."""


def entries(connection: Connection) -> list[Entry]:
    """The whole log, the first entry first, each marked by whether it still stands."""
    wanted = select(review_log, _IDENTITY.label("identity")).order_by(review_log.c.number)
    rows = connection.execute(wanted).all()
    now = _called_now(connection.execute(_places()))
    return _marked(connection, [_entry(row, now.get(row.number, ())) for row in rows], _undone(rows))


def entries_of(connection: Connection, numbers: Collection[int]) -> list[Entry]:
    """The entries of these numbers, the first first, each marked by whether it still stands."""
    found = written(connection, numbers)
    return _marked(connection, found, _undone(_undoing(connection, {entry.identity for entry in found})))


def written(connection: Connection, numbers: Collection[int]) -> list[Entry]:
    """The same entries as they were written; nobody has looked whether they still stand."""
    found: list[Entry] = []
    for some in _portions(numbers):
        now = _called_now(connection.execute(_places().where(review_mentions.c.entry.in_(some))))
        rows = connection.execute(select(review_log).where(review_log.c.number.in_(some)).order_by(review_log.c.number))
        found += [_entry(row, now.get(row.number, ())) for row in rows]
    return found


def entries_by(connection: Connection, action: Action) -> list[Entry]:
    """The entries that do this, each marked by whether it still stands."""
    numbers = list(connection.execute(select(review_log.c.number).where(review_log.c.action == str(action))).scalars())
    return entries_of(connection, numbers) if numbers else []


def count(connection: Connection) -> int:
    """How many entries there are."""
    return connection.execute(select(func.count()).select_from(review_log)).scalar_one()


def number_of(connection: Connection, identity: str) -> int | None:
    """The number under which an entry stands here."""
    same = (review_log.c.hash == identity) | (review_log.c.origin == identity)
    return connection.execute(select(review_log.c.number).where(same)).scalar()


def last_number(connection: Connection) -> int:
    """The number of the last entry, 0 where there is none."""
    return connection.execute(select(func.max(review_log.c.number))).scalar() or 0


def numbers_about(connection: Connection, mention: str) -> list[int]:
    """The numbers of the entries on a mention, and of those that take them back, the first first."""
    here = review_mentions.c.mention == mention
    found = set(connection.execute(select(review_mentions.c.entry).distinct().where(here)).scalars())
    identities = {entry.identity for entry in written(connection, found)}
    return sorted(found | {row.number for row in _undoing(connection, identities)})


def numbers_on(connection: Connection, document: str) -> list[int]:
    """The numbers of the entries that quote a document."""
    here = review_mentions.c.document == document
    return sorted(connection.execute(select(review_mentions.c.entry).distinct().where(here)).scalars())


def numbers_in(connection: Connection, blocks: Collection[str]) -> list[int]:
    """The numbers of the entries on mentions that stand in these blocks."""
    found: set[int] = set()
    for some in _portions(blocks):
        standing = mentions.c.block.in_(some) & mentions.c.superseded.is_(False)
        told = select(review_mentions.c.entry).join(mentions, mentions.c.id == review_mentions.c.mention)
        found.update(connection.execute(told.where(standing)).scalars())
    return sorted(found)


def _undoing(connection: Connection, identities: Collection[str]) -> list[Any]:
    """The entries that undo these, those that undo them in turn, and so on; the first first."""
    told = select(review_log.c.number, review_log.c.undoes, _IDENTITY.label("identity"))
    found: list[Any] = []
    asked: Collection[str] = identities
    while asked:
        rows = [
            row for some in _portions(asked) for row in connection.execute(told.where(review_log.c.undoes.in_(some)))
        ]
        found += rows
        asked = {row.identity for row in rows}
    return sorted(found, key=lambda row: row.number)


def _undone(rows: Collection[Any]) -> set[str]:
    """The identities of what is undone: by an entry that itself stands."""
    undone: set[str] = set()
    for row in sorted(rows, key=lambda row: -row.number):
        if row.undoes and row.identity not in undone:
            undone.add(row.undoes)
    return undone


def _marked(connection: Connection, found: list[Entry], undone: Collection[str]) -> list[Entry]:
    """The entries, each with whether it stands, and which one it takes back."""
    known = {entry.identity: entry.number for entry in found}

    def undoes(entry: Entry) -> int | None:
        subject = entry.deed.subject if entry.deed.action is Action.UNDO else None
        return None if subject is None else known.get(subject) or number_of(connection, subject)

    return [replace(entry, stands=entry.identity not in undone, undoes=undoes(entry)) for entry in found]


def _places() -> Any:
    return select(review_mentions).order_by(review_mentions.c.entry, review_mentions.c.position)


def _called_now(rows: Any) -> dict[int, tuple[str | None, ...]]:
    found: dict[int, list[str | None]] = defaultdict(list)
    for row in rows:
        found[row.entry].append(row.mention)
    return {number: tuple(names) for number, names in found.items()}


def _portions(wanted: Collection[Any]) -> Iterator[list[Any]]:
    """What is asked for in portions that a statement can hold."""
    ordered = sorted(set(wanted))
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


def _entry(row: Row[Any], now: tuple[str | None, ...]) -> Entry:
    about = json.loads(row.about)
    words = json.loads(row.words) if row.words is not None else {"why": None, "value": None, "quotes": []}
    deed = Deed(
        action=Action(row.action),
        mentions=tuple(about.get("mentions", ())),
        others=tuple(about.get("others", ())),
        slot=about.get("slot"),
        value=words["value"],
        subject=about.get("subject"),
        kind=FindingKind(about["kind"]) if "kind" in about else None,
        categories=tuple(about.get("categories", ())),
    )
    return Entry(
        number=row.number,
        recorded=datetime.fromisoformat(row.recorded),
        by=row.made_by,
        deed=deed,
        why=words["why"],
        quotes=tuple(Quotation(**quote) for quote in words["quotes"]),
        hash=row.hash,
        origin=row.origin,
        purged=row.words is None,
        now=now,
    )
