"""Kills processes that work on a ledger, each at a point of its own, and looks at what they leave behind.

The processes are forked off a server that has the heavy libraries loaded, so that a thousand of them take minutes.
Half of them kill themselves at some statement that they send to the store, the others are killed at some moment.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, text

from tallystick.ledger.opening import _url, engine_at
from tallystick.ledger.tables import document_ids, review_log

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload(["tallystick.ledger", "tallystick.desk.rooms", "tallystick.linking", "alembic.op"])
_PATIENCE_SECONDS = 120

Job = Callable[[str, str, int, "int | None", Pipe], None]


class Death(NamedTuple):
    """After which statement, or how many seconds, the process is killed."""

    statement: int | None
    seconds: float


class Outcome(NamedTuple):
    """The steps that a process told, whether it came to its end, and what it complained of."""

    told: tuple[int, ...]
    finished: bool
    complaint: str | None


def deaths(rng: Random, statements: tuple[int, ...], seconds: tuple[float, ...]) -> Iterator[Death]:
    """Ways to die, at statements and at moments in turn; some soon, some after long."""
    while True:
        yield Death(rng.randrange(1, rng.choice(statements)), _PATIENCE_SECONDS)
        yield Death(None, rng.uniform(0, rng.choice(seconds)))


def killed(job: Job, place: str, other: str, first: int, death: Death, meanwhile: Callable[[], None]) -> Outcome:
    """Lets a process do its job until it dies; `meanwhile` happens at the moment at which it is to."""
    ours, theirs = _FORKING.Pipe(duplex=False)
    process = _FORKING.Process(target=job, args=(place, other, first, death.statement, theirs), daemon=True)
    process.start()
    theirs.close()
    said: list[bytes] = []
    if _next(ours, said):
        deadline = time.monotonic() + death.seconds
        while (left := deadline - time.monotonic()) > 0 and ours.poll(left) and _next(ours, said):
            pass
    meanwhile()
    process.kill()
    while _next(ours, said):
        pass
    process.join()
    ours.close()
    told = tuple(int(word) for word in said if word.isdigit())
    complaint = next((word[2:].decode() for word in said if word.startswith(b"!")), None)
    return Outcome(told, b"done" in said, complaint)


def _next(pipe: Pipe, said: list[bytes]) -> bool:
    try:
        said.append(pipe.recv_bytes())
    except (EOFError, OSError):
        return False
    return True


@contextmanager
def looking(place: str) -> Iterator[Connection]:
    """The store as it was left, untouched: what waits to be linked still waits afterwards."""
    engine = engine_at(_url(place))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def damage(connection: Connection) -> list[Any]:
    """What SQLite finds broken in its file; PostgreSQL does not open what is."""
    if connection.dialect.name != "sqlite":
        return []
    broken = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    return [*(found for found in broken if found != "ok"), *connection.execute(text("PRAGMA foreign_key_check"))]


def documents_in(connection: Connection) -> set[str]:
    """The ids of all documents."""
    return set(connection.execute(select(document_ids.c.id)).scalars())


def reasons_in(connection: Connection) -> list[str]:
    """The words of all entries of the log, in which their reasons stand."""
    return [words for words in connection.execute(select(review_log.c.words)).scalars() if words is not None]
