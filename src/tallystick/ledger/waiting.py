"""Blocks that wait to be linked: noted in the transaction that touched them, and judged several postings later.

Judging a block looks at all its mentions. Done anew for every report of a long
row it would cost the square of their number; done every thousand reports, and
whenever somebody looks, it costs little more than once. A program that was killed
in between loses nothing: what waits is noted, and linked by whoever looks next.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Executable, select
from sqlalchemy.dialects import postgresql, sqlite

from tallystick.ledger.judging import link
from tallystick.ledger.linker import Linker
from tallystick.ledger.tables import mentions, waiting_blocks

# So many blocks are judged in one transaction, so that other writers need not wait long.
_AT_ONCE = 50


def wait(connection: Connection, blocks: Iterable[str]) -> None:
    """Notes that these blocks are to be judged.

    A note that is there is written over, which holds it: whoever links the block meanwhile would not see what this
    transaction brings, and take the note away with it. The order keeps two writers from waiting for each other.
    """
    rows = [{"block": block} for block in sorted(set(blocks))]
    if rows:
        connection.execute(_WAIT[connection.dialect.name], rows)


def _waiting(made: postgresql.Insert | sqlite.Insert) -> Executable:
    """A note, or the same note over the one that is there."""
    return made.on_conflict_do_update(index_elements=["block"], set_={"block": made.excluded.block})


_WAIT = {
    "postgresql": _waiting(postgresql.insert(waiting_blocks)),
    "sqlite": _waiting(sqlite.insert(waiting_blocks)),
}


def wait_all(connection: Connection) -> None:
    """Notes that every block is to be judged."""
    every = select(mentions.c.block).distinct().where(mentions.c.superseded.is_(False), mentions.c.block.is_not(None))
    wait(connection, connection.execute(every).scalars())


def is_waiting(connection: Connection) -> bool:
    """Whether any block is to be judged."""
    return connection.execute(select(waiting_blocks.c.block).limit(1)).first() is not None


def link_waiting(connection: Connection, linker: Linker, recorded: str) -> bool:
    """Judges some of the blocks that wait; whether there were any."""
    wanted = select(waiting_blocks.c.block).order_by(waiting_blocks.c.block).limit(_AT_ONCE).with_for_update()
    blocks = list(connection.execute(wanted).scalars())
    if not blocks:
        return False
    connection.execute(waiting_blocks.delete().where(waiting_blocks.c.block.in_(blocks)))
    link(connection, linker, blocks, recorded)
    return True
