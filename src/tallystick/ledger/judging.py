"""Links the blocks that a posting touched, and keeps every judgement.

A judgement is a row; one that no longer holds is marked as undone, with when and
why, and never rewritten. Blocks that were not touched are not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.ledger.linker import Linker
from tallystick.ledger.tables import claim_mentions, claims, judgements, mentions, origins
from tallystick.ledger.told_read import told_in_blocks, told_where
from tallystick.model import Judgement, Told


def link(connection: Connection, linker: Linker, blocks: Sequence[str], recorded: str) -> None:
    """Judges all current mentions of these blocks anew and records what changed."""
    touched = {*blocks, *_fill_blocks(connection, linker)}
    for block, told in told_in_blocks(connection, sorted(touched)):
        _record(connection, linker, block, told, recorded)


def retire(connection: Connection, ids: Sequence[str], recorded: str) -> None:
    """Takes mentions out of their claims; their judgements stay, marked."""
    for name in ids:
        connection.execute(claim_mentions.delete().where(claim_mentions.c.mention == name))
        _undo(connection, name, recorded, "read again")


def _fill_blocks(connection: Connection, linker: Linker) -> list[str]:
    """The blocks of mentions that an earlier Tallystick recorded without one, now filled in."""
    unknown = mentions.c.block.is_(None) & mentions.c.superseded.is_(False)
    older = told_where(connection, unknown)
    blocks = {told.ref.id: linker.block_of(told.mention) for told in older}
    for name, block in sorted(blocks.items()):
        connection.execute(update(mentions).where(mentions.c.id == name, unknown).values(block=block))
    return list(blocks.values())


def _record(connection: Connection, linker: Linker, block: str, told: list[Told], recorded: str) -> None:
    by_id = {one.ref.id: one for one in told}
    standing = {
        row.mention: (row.claim, row.origin)
        for row in connection.execute(
            select(claim_mentions)
            .join(mentions, mentions.c.id == claim_mentions.c.mention)
            .where(mentions.c.block == block)
        )
    }
    judged = [one for one in linker.judge(told) if standing.get(one.mention) != (one.claim, one.origin)]
    if not judged:
        return
    _add_missing(connection, claims, [{"id": one.claim, "says": block} for one in judged])
    _add_missing(
        connection, origins, [{"id": one.origin, "utterance": _utterance(by_id[one.mention])} for one in judged]
    )
    places = {
        row.id: row
        for row in connection.execute(
            select(mentions.c.id, mentions.c.version, mentions.c.reading).where(
                mentions.c.block == block, mentions.c.superseded.is_(False)
            )
        )
    }
    for one in judged:
        if one.mention in standing:
            connection.execute(claim_mentions.delete().where(claim_mentions.c.mention == one.mention))
            _undo(connection, one.mention, recorded, "judged anew with more reports")
        place = {"mention": one.mention, "version": places[one.mention].version, "reading": places[one.mention].reading}
        connection.execute(claim_mentions.insert(), {**place, "claim": one.claim, "origin": one.origin})
        connection.execute(judgements.insert(), {**place, **_judgement(one, linker, recorded)})


def _judgement(one: Judgement, linker: Linker, recorded: str) -> dict[str, str]:
    return {
        "claim": one.claim,
        "origin": one.origin,
        "rule": one.rule,
        "why": one.why,
        "made_by": linker.name,
        "recorded": recorded,
    }


def _undo(connection: Connection, mention: str, recorded: str, why: str) -> None:
    standing = (judgements.c.mention == mention) & judgements.c.undone.is_(None)
    connection.execute(update(judgements).where(standing).values(undone=recorded, undone_why=why))


def _utterance(told: Told) -> str:
    speaker = told.mention.speaker
    return (speaker.name if speaker else None) or told.outlet or told.ref.document


def _add_missing(connection: Connection, table: Table, rows: list[dict[str, str]]) -> None:
    """Adds the rows whose id is not there yet, in an order of their own."""
    unique = sorted({row["id"]: row for row in rows}.values(), key=lambda row: row["id"])
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(table).on_conflict_do_nothing(), unique)
