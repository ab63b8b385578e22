"""What the store complains of, as an error that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError

from tallystick.errors import LedgerError

_FAULTS = (
    # a part of the store's message, the reason, the way out
    ("disk is full", "the disk is full; the document at hand was not recorded", "make room and post again"),
    ("no space left", "the disk is full; the document at hand was not recorded", "make room and post again"),
    ("disk i/o error", "the disk refuses to read or write", "check the disk, then restore the ledger from a copy"),
    ("not a database", "is no ledger: it is no SQLite database", "name another file"),
    ("malformed", "is damaged", "restore it from a copy, or read the sources into a new ledger"),
    ("readonly database", "cannot be written", "check the rights of the file and its folder"),
    ("read-only", "cannot be written", "check the rights of the file and its folder"),
    ("unable to open", "cannot be opened", "check that the folder exists and may be written"),
    ("is locked", "is in use by another program for too long", "try again when that has ended"),
    ("no such table", "is damaged: a table is missing", "restore it from a copy"),
)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turns the store's errors into a LedgerError; what is a fault of ours stays what it is."""
    try:
        yield
    except DBAPIError as problem:
        said = str(problem.orig)
        for words, reason, way_out in _FAULTS:
            if words in said.casefold():
                raise LedgerError(path, reason, way_out) from problem
        if type(problem) is DatabaseError or problem.connection_invalidated:
            raise LedgerError(path, said) from problem
        raise
