"""The mentions of a document brought in line with what people corrected; the reading as posted stays whole beside them.

The rows are made anew from the archived reading and the corrections that stand, so that one that is undone leaves
nothing behind.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select, update

from tallystick.ledger.anchoring import place_again
from tallystick.ledger.decisions import NOTHING, Decisions, decisions_on
from tallystick.ledger.holding import current_readings, read_again
from tallystick.ledger.linker import Linker
from tallystick.ledger.log_entries import numbers_on
from tallystick.ledger.rows import Row, Rows, mention_rows
from tallystick.ledger.tables import documents, mention_parties, mentions, readings
from tallystick.ledger.tally_notes import touch

Place = tuple[str, int, int]


def carry_over(connection: Connection, document: str, linker: Linker) -> list[str]:
    """Takes people's judgements over to a document's new reading; returns the blocks of the mentions that it moves."""
    if not place_again(connection, document):
        return []
    return restate(connection, document, linker, decisions_on(connection, document))


def as_posted(connection: Connection, document: str, linker: Linker) -> None:
    """Takes what was corrected out of a document's mentions: what no longer counts is kept as it was read."""
    if numbers_on(connection, document):
        restate(connection, document, linker, NOTHING)


def restate(connection: Connection, document: str, linker: Linker, decided: Decisions) -> list[str]:
    """Writes a document's mentions as they are corrected now; returns the blocks that a change concerns."""
    wanted, standing = expected(connection, document, linker, decided), _as_they_stand(connection, document)
    parties, old_parties = _by_mention(wanted.mention_parties), _parties(connection, document)
    blocks: set[str] = set()
    for row in wanted.mentions:
        old = standing[row["id"]]
        if old != row or parties[row["id"]] != old_parties[row["id"]]:
            _rewrite(connection, row, parties[row["id"]])
            touch(connection, [row["id"]])
            blocks |= {old["block"], row["block"]} - {None}
    return sorted(blocks)


def expected(connection: Connection, document: str, linker: Linker, decided: Decisions) -> Rows:
    """The rows that the current reading of a document and the corrections make."""
    found = connection.execute(
        current_readings().add_columns(readings.c.number.label("reading")).where(documents.c.key == document)
    ).one()
    made = read_again(found)
    return mention_rows(document, found.number, found.reading, made, linker.block_of, decided.corrected)


def _as_they_stand(connection: Connection, document: str) -> dict[str, Row]:
    standing = (mentions.c.document == document) & mentions.c.superseded.is_(False)
    return {row["id"]: dict(row) for row in connection.execute(select(mentions).where(standing)).mappings()}


def _parties(connection: Connection, document: str) -> dict[str, list[Row]]:
    same = (
        (mention_parties.c.mention == mentions.c.id)
        & (mention_parties.c.version == mentions.c.version)
        & (mention_parties.c.reading == mentions.c.reading)
    )
    wanted = (
        select(mention_parties)
        .join(mentions, same)
        .where(mentions.c.document == document, mentions.c.superseded.is_(False))
    )
    return _by_mention([dict(row) for row in connection.execute(wanted).mappings()])


def _by_mention(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row["part"], row["position"])):
        found[row["mention"]].append(row)
    return found


def _rewrite(connection: Connection, row: Row, parties: list[Row]) -> None:
    place: dict[str, Any] = {"mention": row["id"], "version": row["version"], "reading": row["reading"]}
    connection.execute(
        update(mentions)
        .where(mentions.c.id == row["id"], mentions.c.version == row["version"], mentions.c.reading == row["reading"])
        .values(**row)
    )
    its = [mention_parties.c[name] == value for name, value in place.items()]
    connection.execute(mention_parties.delete().where(*its))
    if parties:
        connection.execute(mention_parties.insert(), parties)
