"""Makes what was deleted unreadable in the store's own files, where a database leaves it until the place is needed."""

from __future__ import annotations

from contextlib import closing

from sqlalchemy import Engine


def scrub(engine: Engine) -> bool:
    """Writes SQLite's file anew without what was deleted; lets PostgreSQL clear the rows that nobody sees any more.

    Whether that is done: while somebody else looks at the ledger as it was, SQLite keeps what he looks at.
    """
    with closing(engine.raw_connection()) as pooled:
        connection = pooled.driver_connection
        assert connection is not None, "a pooled connection has its driver's"
        if engine.dialect.name == "postgresql":
            connection.autocommit = True
            connection.execute("VACUUM")
            connection.autocommit = False
            return True
        connection.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
        connection.execute("VACUUM")
        (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
