"""Links the blocks that a posting or a review touched, and keeps every judgement.

A judgement is a row; one that no longer holds is marked as undone, with when and
why, and never rewritten. Blocks that were not touched are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, and_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.ledger.decisions import Decisions
from tallystick.ledger.linker import Linker
from tallystick.ledger.parts import judged_together
from tallystick.ledger.tables import claim_mentions, claims, judgements, mentions, origins
from tallystick.ledger.tally_notes import touch
from tallystick.ledger.told_read import told_in_blocks, told_where
from tallystick.model import Judgement, Told

MORE_REPORTS = "judged anew with more reports"


def link(
    connection: Connection, linker: Linker, blocks: Iterable[str], recorded: str, because: str = MORE_REPORTS
) -> None:
    """Judges all current mentions of these blocks anew, as far as people have not decided, and records what changed."""
    touched = {*blocks, *_fill_blocks(connection, linker)}
    decided, parts = judged_together(connection, touched)
    for part in parts:
        told = [one for _, block in told_in_blocks(connection, part) for one in block]
        _record(connection, linker, part, told, decided, recorded, because)


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
    part: Sequence[str],
    told: list[Told],
    decided: Decisions,
    recorded: str,
    because: str,
) -> None:
    """Writes down what changes in the claims of some blocks that are judged together."""
    by_id = {one.ref.id: one for one in told if one.ref.id not in decided.rejected}
    standing = _standing(connection, part)
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
    places = {
        row.id: row
        for row in connection.execute(
            select(mentions.c.id, mentions.c.version, mentions.c.reading).where(
                mentions.c.block.in_(part), mentions.c.superseded.is_(False)
            )
        )
    }
    retire(connection, [one.mention for one in changed if one.mention in standing], recorded, because)
    placed = [
        ({"mention": one.mention, "version": at.version, "reading": at.reading}, one)
        for one in changed
        for at in [places[one.mention]]
    ]
    connection.execute(
        claim_mentions.insert(), [{**place, "claim": one.claim, "origin": one.origin} for place, one in placed]
    )
    connection.execute(judgements.insert(), [{**place, **_judgement(one, linker, recorded)} for place, one in placed])
    touch(connection, [one.mention for one in changed])


def _standing(connection: Connection, part: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The claim and the origin in which each mention of some blocks stands."""
    same = and_(
        mentions.c.id == claim_mentions.c.mention,
        mentions.c.version == claim_mentions.c.version,
        mentions.c.reading == claim_mentions.c.reading,
    )
    wanted = select(claim_mentions).join(mentions, same).where(mentions.c.block.in_(part))
    return {row.mention: (row.claim, row.origin) for row in connection.execute(wanted)}


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
