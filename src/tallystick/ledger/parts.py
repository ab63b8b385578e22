"""Which blocks have to be judged together: those whose mentions people merged, and those that share a claim so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, and_, select

from tallystick.ledger.decisions import NOTHING, Decisions, decisions_in
from tallystick.ledger.review_log import has_entries
from tallystick.ledger.tables import claim_mentions, mentions
from tallystick.model import Ties

_AT_ONCE = 500


def judged_together(connection: Connection, touched: Collection[str]) -> tuple[Decisions, list[list[str]]]:
    """What people decided of the touched blocks and of all that hang together with them, and lists of these.

    The blocks of a list are to be judged at once.
    """
    reached = set(touched)
    if not has_entries(connection):
        return NOTHING, [[block] for block in sorted(reached)]
    while True:
        decided = decisions_in(connection, reached)
        tied = _tied_blocks(connection, decided.ties)
        wider = reached.union(*(blocks for blocks in tied if blocks & reached))
        wider |= blocks_of_claims(connection, _claims_in(connection, wider))
        if wider == reached:
            return decided, _joined(reached, tied)
        reached = wider


def blocks_of_claims(connection: Connection, claims: Collection[str]) -> set[str]:
    """The blocks in which mentions of these claims stand."""
    found: set[str] = set()
    wanted = sorted(claims)
    for start in range(0, len(wanted), _AT_ONCE):
        some = claim_mentions.c.claim.in_(wanted[start : start + _AT_ONCE])
        rows = connection.execute(select(mentions.c.block).distinct().join(claim_mentions, _SAME).where(some))
        found.update(block for block in rows.scalars() if block is not None)
    return found


_SAME = and_(
    mentions.c.id == claim_mentions.c.mention,
    mentions.c.version == claim_mentions.c.version,
    mentions.c.reading == claim_mentions.c.reading,
)


def _claims_in(connection: Connection, blocks: Iterable[str]) -> set[str]:
    found: set[str] = set()
    wanted = sorted(blocks)
    for start in range(0, len(wanted), _AT_ONCE):
        some = mentions.c.block.in_(wanted[start : start + _AT_ONCE])
        found.update(
            connection.execute(select(claim_mentions.c.claim).distinct().join(mentions, _SAME).where(some)).scalars()
        )
    return found


def _tied_blocks(connection: Connection, ties: Ties) -> list[set[str]]:
    """For each set of merged mentions the blocks in which they stand."""
    ids = sorted({name for together in ties.together for name in together})
    block_of: dict[str, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = mentions.c.id.in_(ids[start : start + _AT_ONCE]) & mentions.c.superseded.is_(False)
        for row in connection.execute(select(mentions.c.id, mentions.c.block).where(some)):
            block_of[row.id] = row.block
    return [{block_of[name] for name in together if name in block_of} for together in ties.together]


def _joined(blocks: Iterable[str], tied: list[set[str]]) -> list[list[str]]:
    home: dict[str, set[str]] = {block: {block} for block in blocks}
    for together in tied:
        whole = set().union(*(home[block] for block in together if block in home))
        home.update(dict.fromkeys(whole, whole))
    parts: dict[str, set[str]] = defaultdict(set)
    for part in home.values():
        parts[min(part)] = part
    return [sorted(part) for _, part in sorted(parts.items())]
