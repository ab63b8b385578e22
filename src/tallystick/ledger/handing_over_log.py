"""A ledger's review log whole, as another ledger takes it over: purged entries and tombstones as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from tallystick.ledger.log_entries import entries
from tallystick.ledger.tables import review_log, review_mentions, tombstones
from tallystick.ledger.unscrubbed import UNSCRUBBED
from tallystick.model import Entry


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry with the seal of its words, the documents and mentions that it is about, and what it buried.

    A mention is None where its words are gone. `buried` are the hashes by which a purged document is known.
    """

    entry: Entry
    seal: str
    places: tuple[tuple[str, str | None], ...]
    buried: tuple[str, ...]


def log_handed_over(connection: Connection) -> list[KeptEntry]:
    """All entries, the first first."""
    seals = {row.number: row.seal for row in connection.execute(select(review_log.c.number, review_log.c.seal))}
    ordered = select(review_mentions).order_by(review_mentions.c.entry, review_mentions.c.position)
    places = _by_entry(connection.execute(ordered))
    kept = select(tombstones).where(tombstones.c.key != UNSCRUBBED)
    stones = _by_entry(connection.execute(kept.order_by(tombstones.c.entry, tombstones.c.key)))
    return [
        KeptEntry(
            entry,
            seals[entry.number],
            tuple((row.document, row.mention) for row in places[entry.number]),
            tuple(row.key for row in stones[entry.number]),
        )
        for entry in entries(connection)
    ]


def _by_entry(rows: Iterable[Row[Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.entry].append(row)
    return found
