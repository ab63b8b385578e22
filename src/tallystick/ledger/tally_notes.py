"""What waits to be tallied anew: noted in the transaction that changes a claim, and done before the next look."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, and_, exists, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.ledger.tables import claim_mentions, mentions
from tallystick.ledger.tally_tables import tally_rules, waiting_tallies
from tallystick.model.facts import Facts

AT_ONCE = 500
Item = TypeVar("Item")


class Step(StrEnum):
    """What is done one after the other, each for the keys that wait.

    Claims, pairs of them, reports, programmes; then how claims and reports are found in lists.
    """

    CLAIM = "1 claim"
    PAIRS = "2 pairs"
    REPORT = "3 report"
    SUBJECT = "4 subject"
    LISTED = "5 listed"
    SHELVED = "6 shelved"


def some(items: Iterable[Item], size: int = AT_ONCE) -> Iterator[list[Item]]:
    """The items, so many at a time."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def note(connection: Connection, step: Step, keys: Iterable[str]) -> None:
    """Notes what a step has to do; in an order of its own, and held until this transaction ends."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    made = insert(waiting_tallies)
    again = made.on_conflict_do_update(index_elements=["step", "key"], set_={"key": made.excluded.key})
    for part in some(sorted(set(keys))):
        connection.execute(again, [{"step": step, "key": key} for key in part])


def touch(connection: Connection, ids: Collection[str]) -> None:
    """Notes the claims in which mentions stand, and their reports; nothing, before anybody has asked for tallies."""
    if not ids or connection.execute(select(tally_rules.c.name).limit(1)).first() is None:
        return
    for part in some(sorted(set(ids))):
        stand = (
            select(claim_mentions.c.claim, mentions.c.document)
            .join(mentions, _SAME)
            .where(claim_mentions.c.mention.in_(part))
        )
        rows = connection.execute(stand).all()
        note(connection, Step.CLAIM, (row.claim for row in rows))
        note(connection, Step.REPORT, (row.document for row in rows))


_SAME = and_(
    mentions.c.id == claim_mentions.c.mention,
    mentions.c.version == claim_mentions.c.version,
    mentions.c.reading == claim_mentions.c.reading,
)


def shelve(connection: Connection, key: str) -> None:
    """Notes a report that is new, or gone, or otherwise known; nothing, before anybody has asked for tallies."""
    asked = select(literal(str(Step.SHELVED)), literal(key)).where(exists(select(tally_rules.c.name)))
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    made = insert(waiting_tallies).from_select(["step", "key"], asked)
    again = made.on_conflict_do_update(index_elements=["step", "key"], set_={"key": made.excluded.key})
    connection.execute(again)


def note_judged(connection: Connection, ids: Collection[str]) -> None:
    """Notes the claims of mentions that somebody judged: whether they wait for a person may be another thing now."""
    if connection.execute(select(tally_rules.c.name).limit(1)).first() is None:
        return
    for part in some(sorted(set(ids))):
        stand = select(claim_mentions.c.claim).distinct().where(claim_mentions.c.mention.in_(part))
        note(connection, Step.LISTED, connection.execute(stand).scalars().all())


def note_subjects(connection: Connection, found: Iterable[tuple[str, str]]) -> None:
    """Notes categories with the lands that receive."""
    note(connection, Step.SUBJECT, (json.dumps(one, ensure_ascii=True) for one in found))


def subject_in(key: str) -> tuple[str, str]:
    """The category and land of a note."""
    category, land = json.loads(key)
    return category, land


def reports_of(connection: Connection, claims: Iterable[str]) -> set[str]:
    """The keys of the reports that tell some claims."""
    found: set[str] = set()
    for part in some(sorted(claims)):
        its = claim_mentions.c.claim.in_(part) & mentions.c.superseded.is_(False)
        told = select(mentions.c.document).distinct().join(claim_mentions, claim_mentions.c.mention == mentions.c.id)
        found.update(connection.execute(told.where(its)).scalars())
    return found


def pairs_key(claim: str, facts: Facts | None) -> str:
    """A key under which claims stand beside those that they meet, so that these are looked at together."""
    near = "" if facts is None else "|".join((facts.beside, facts.status, *facts.lands))
    return hashlib.sha256(near.encode("utf-8", "surrogatepass")).hexdigest()[:8] + claim
