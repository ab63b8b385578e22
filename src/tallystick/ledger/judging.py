"""Links the blocks that a posting or a review touched, and keeps every judgement.

A judgement is a row; one that no longer holds is marked as undone, with when and
why, and never rewritten. Blocks that were not touched are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Executable, Row, Table, update
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.ledger.decisions import Decisions
from tallystick.ledger.linker import Linker
from tallystick.ledger.parts import judged_together
from tallystick.ledger.tables import claim_mentions, claims, judgements, mentions, origins
from tallystick.ledger.tally_notes import touch
from tallystick.ledger.told_read import rows_in_blocks, told_where
from tallystick.model import Judgement, Told

MORE_REPORTS = "judged anew with more reports"
_PLACE, _JUDGE = claim_mentions.insert(), judgements.insert()


def link(
    connection: Connection, linker: Linker, blocks: Iterable[str], recorded: str, because: str = MORE_REPORTS
) -> None:
    """Judges all current mentions of these blocks anew, as far as people have not decided, and records what changed."""
    touched = {*blocks, *_fill_blocks(connection, linker)}
    decided, parts = judged_together(connection, touched)
    for part in parts:
        _record(connection, linker, list(rows_in_blocks(connection, part)), decided, recorded, because)


def retire(connection: Connection, ids: Iterable[str], recorded: str, because: str = "read again") -> None:
    """Takes mentions out of their claims; their judgements stay, marked."""
    names = list(ids)
    touch(connection, names)
    for name in names:
        connection.execute(claim_mentions.delete().where(claim_mentions.c.mention == name))
        _undo(connection, name, recorded, because)


def _fill_blocks(connection: Connection, linker: Linker) -> list[str]:
    """The blocks of mentions that an earlier Tallystick recorded without one, now filled in."""
    unknown = mentions.c.block.is_(None) & mentions.c.superseded.is_(False)
    older = told_where(connection, unknown)
    blocks = {told.ref.id: linker.block_of(told.mention) for told in older}
    for name, block in sorted(blocks.items()):
        connection.execute(update(mentions).where(mentions.c.id == name, unknown).values(block=block))
    return list(blocks.values())


def _record(
    connection: Connection,
    linker: Linker,
    found: list[tuple[Row[Any], Told]],
    decided: Decisions,
    recorded: str,
    because: str,
) -> None:
    """Writes down what changes in the claims of some blocks that are judged together."""
    by_id = {one.ref.id: one for _, one in found if one.ref.id not in decided.rejected}
    standing = {row.id: (row.claim, row.origin) for row, _ in found if row.claim is not None}
    judged = list(linker.judge(by_id.values(), decided.ties))
    retire(connection, sorted(standing.keys() - {one.mention for one in judged}), recorded, "rejected")
    changed = [one for one in judged if standing.get(one.mention) != (one.claim, one.origin)]
    if not changed:
        return
    _add_missing(
        connection, claims, [{"id": one.claim, "says": linker.block_of(by_id[one.mention].mention)} for one in changed]
    )
    _add_missing(
        connection, origins, [{"id": one.origin, "utterance": _utterance(by_id[one.mention])} for one in changed]
    )
    places = {row.id: row for row, _ in found}
    retire(connection, [one.mention for one in changed if one.mention in standing], recorded, because)
    placed = [
        ({"mention": one.mention, "version": at.version, "reading": at.reading}, one)
        for one in changed
        for at in [places[one.mention]]
    ]
    connection.execute(_PLACE, [{**place, "claim": one.claim, "origin": one.origin} for place, one in placed])
    connection.execute(_JUDGE, [{**place, **_judgement(one, linker, recorded)} for place, one in placed])
    touch(connection, [one.mention for one in changed])


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
    connection.execute(_ADD_MISSING[connection.dialect.name, table], unique)


_ADD_MISSING: dict[tuple[str, Table], Executable] = {
    (store, table): insert(table).on_conflict_do_nothing()
    for store, insert in (("postgresql", postgresql.insert), ("sqlite", sqlite.insert))
    for table in (claims, origins)
}
