"""Notes that deleted words may still lie in the store's files, in the transaction that deletes them.

Making them unreadable rewrites the files and is no part of a transaction. A program that is killed in between leaves
the note, and whoever opens the ledger next finishes the work. The note is a tombstone under a name that no document
has: keys of documents are sixteen hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from tallystick.ledger.tables import tombstones

UNSCRUBBED = "unscrubbed"


def note(connection: Connection, number: int) -> None:
    """Notes that an entry deleted words."""
    if number not in unscrubbed(connection):
        connection.execute(tombstones.insert(), {"key": UNSCRUBBED, "entry": number})


def unscrubbed(connection: Connection) -> list[int]:
    """The numbers of the entries whose deleted words may still lie in the files."""
    noted = select(tombstones.c.entry).where(tombstones.c.key == UNSCRUBBED).order_by(tombstones.c.entry)
    return list(connection.execute(noted).scalars())


def scrubbed(connection: Connection, numbers: Collection[int]) -> None:
    """Takes the notes away of what is unreadable now."""
    these = (tombstones.c.key == UNSCRUBBED) & tombstones.c.entry.in_(numbers)
    connection.execute(delete(tombstones).where(these))
