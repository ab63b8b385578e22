"""What the store complains of, as an error that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from tallystick.errors import LedgerError

_WENT_AWAY = "the server went away; the document at hand was not recorded"
_FAULTS = (
    # a part of the store's message, the reason, the way out
    ("disk is full", "the disk is full; the document at hand was not recorded", "make room and post again"),
    ("no space left", "the disk is full; the document at hand was not recorded", "make room and post again"),
    (
        "sqlite_ioerr_write",
        "the disk takes no more, by a quota or a fault; the document at hand was not recorded",
        "check quota and disk, make room, and post again",
    ),
    ("disk i/o error", "the disk refuses to read or write", "check the disk, then restore the ledger from a copy"),
    ("not a database", "is no ledger: it is no SQLite database", "name another file"),
    ("malformed", "is damaged", "restore it from a copy, or read the sources into a new ledger"),
    ("readonly database", "cannot be written", "check the rights of the file and its folder"),
    ("read-only", "cannot be written", "check the rights of the file and its folder"),
    ("unable to open", "cannot be opened", "check that the folder exists and may be written"),
    ("is locked", "is in use by another program for too long", "try again when that has ended"),
    ("connection refused", "the server cannot be reached", "check its address, and that it runs"),
    ("failed to resolve", "the server cannot be found", "check the name in its address"),
    ("timeout expired", "the server does not answer", "check its address, and that it runs"),
    ("no such file or directory", "the server cannot be reached", "check its address, and that it runs"),
    ("authentication failed", "the server refuses the user or the password", "check both"),
    ("permission denied", "the server does not let this user write here", "grant the rights, or name another user"),
    ("terminating connection", _WENT_AWAY, "post again when it is back"),
    ("server closed the connection", _WENT_AWAY, "post again when it is back"),
    ("connection is lost", _WENT_AWAY, "post again when it is back"),
    ("the connection is closed", _WENT_AWAY, "post again when it is back"),
    ("recovery mode", "the server is just recovering from a fault", "try again in a moment"),
    ("not yet accepting", "the server is just starting", "try again in a moment"),
    ("starting up", "the server is just starting", "try again in a moment"),
    ("shutting down", "the server is being stopped", "try again when it is back"),
    ("too many clients", "the server has too many users", "try again when some have gone"),
    ("no such table", "is damaged: a table is missing", "restore it from a copy"),
    ("undefinedtable", "is damaged: a table is missing", "restore it from a copy"),
    ("does not exist", "there is no such database, user or table", "make it first, or name another"),
)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turns the store's errors into a LedgerError; what is a fault of ours stays what it is."""
    try:
        yield
    except DBAPIError as problem:
        said = f"{type(problem.orig).__name__}: {problem.orig} {getattr(problem.orig, 'sqlite_errorname', '')}"
        for words, reason, way_out in _FAULTS:
            if words in said.casefold():
                raise LedgerError(path, reason, way_out) from problem
        if type(problem) is DatabaseError or isinstance(problem, OperationalError) or problem.connection_invalidated:
            raise LedgerError(path, str(problem.orig)) from problem
        raise
