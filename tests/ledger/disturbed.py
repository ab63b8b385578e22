"""A long piece of work on a ledger, step by step, that may be killed anywhere and be taken up again where it stopped.

Reports in rows that are linked at their end, new versions, readings read again, every kind of judgement, another
ledger taken in, a purge, tallies, and all of it judged anew. The clock of a step is its number, so that the same work gives
the same ledger. `work` runs in a process of its own and tells the number of each step once that is safe.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from typing import NamedTuple

from readings_made import readings
from sqlalchemy import Engine, event

from tallystick.desk.rooms import linker, tallier
from tallystick.errors import LedgerError, SettingError
from tallystick.ledger import Ledger
from tallystick.model import Action, Deed, FindingKind, Reading

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROW = 12
ROWS = 2
MADE = list(readings(77, ROW * ROWS, outlets=3))
LATER = "later/0"
SLOTS = (("number", "8200000"), ("category", "vehicle"), ("status", "delivered"), ("recipient", "none"))

Telling = Callable[[int], None]


class Clock:
    """Stands at the number of the step."""

    def __init__(self) -> None:
        self.step = 0

    def __call__(self) -> datetime:
        return START + timedelta(seconds=self.step)


class Step(NamedTuple):
    """What is done: a report posted in a row with its neighbours, or something else done alone."""

    name: str
    posts: Reading | None = None
    does: Callable[[Ledger, str, str], None] | None = None


def steps() -> Iterator[Step]:
    """All of the work, in its order."""
    for row in range(ROWS):
        some = MADE[row * ROW : (row + 1) * ROW]
        for number, reading in enumerate(some):
            yield Step(f"post {row}.{number}", posts=reading)
        yield Step(f"tally {row}", does=tally)
        for number, deed in enumerate(judgements(row)):
            yield Step(f"judge {row}.{number}", does=judging(deed))
        yield Step(f"again {row}", does=reading_again(some[0]))
        for reading in some[1:4]:
            yield Step(f"edit {reading.document.id}", posts=edited(reading))
        yield Step(f"undo {row}", does=undoing(f"judge {row}.0"))
    yield Step("merge", does=lambda ledger, other, _: take_in(ledger, other))
    yield Step("purge", does=purging(MADE[5].document.id))
    yield Step("anew", does=lambda ledger, other, _: ledger.link(anew=True))
    yield Step("tally last", does=tally)
    yield Step("judge last", does=judging(lambda ledger: Deed(Action.REJECT, mentions(ledger, 9)[:1])))


def other_ledger(path: str) -> None:
    """Another ledger: it has some of the same pages, in other versions and readings, and judgements of its own."""
    clock = Clock()
    with Ledger.open(path, clock=clock, linker=linker()) as ledger:
        for number in (2, 3, 20, 21):
            clock.step = number
            ledger.post(edited(MADE[number], "Late edition. "))
        for number, reading in enumerate(readings(78, 8)):
            clock.step = 100 + number
            ledger.post(replace(reading, document=replace(reading.document, id=f"other/{number}", url=None)))
        for number, action in ((1, Action.REJECT), (2, Action.ACCEPT)):
            clock.step = 200 + number
            name = sorted(ref.id for claim in ledger.claims() for ref in claim.mentions)[number]
            ledger.review(Deed(action, (name,)), by="Olga", why=f"other {number}")


def run(place: str, other: str, first: int, tell: Telling) -> None:
    """Does the steps from the first that is not done; those that post side by side are one row."""
    clock, left = Clock(), list(enumerate(steps()))[first:]
    with Ledger.open(place, clock=clock, linker=linker()) as ledger:
        while left:
            row = [left.pop(0)]
            while row[0][1].posts and left and left[0][1].posts:
                row.append(left.pop(0))
            if row[0][1].posts:
                with ledger.several():
                    for number, step in row:
                        clock.step = number
                        assert step.posts is not None
                        ledger.post(step.posts)
                        tell(number)
            else:
                ((number, step),) = row
                clock.step = number
                assert step.does is not None
                step.does(ledger, other, step.name)
                tell(number)


def work(place: str, other: str, first: int, statement: int | None, told: Connection) -> None:
    """The same as a process: says when it begins, tells what is done, and kills itself at a statement if it is to."""
    told.send_bytes(b"begun")
    if statement is not None:
        die_at(statement)
    try:
        run(place, other, first, lambda number: told.send_bytes(str(number).encode()))
    except LedgerError as error:
        told.send_bytes(f"! {error}".encode())
        os._exit(3)
    told.send_bytes(b"done")


def open_and_post(place: str, other: str, first: int, statement: int | None, told: Connection) -> None:
    """Opens a ledger of an older schema, which brings it up to date, and posts a report more."""
    told.send_bytes(b"begun")
    if statement is not None:
        die_at(statement)
    with Ledger.open(place, clock=Clock(), linker=linker()) as ledger:
        ledger.post(replace(MADE[0], document=replace(MADE[0].document, id=LATER, url=None)))
    told.send_bytes(b"done")


def die_at(statement: int) -> None:
    """Lets the process kill itself just before or behind this statement of the store, its commits among them."""
    left = [statement]

    def one(*_: object) -> None:
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for moment in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(Engine, moment, one)


def edited(reading: Reading, more: str = "Corrected. ") -> Reading:
    """The page of a reading with words put behind its text: a new version that states the same."""
    return replace(reading, document=replace(reading.document, text=reading.document.text + more))


def mentions(ledger: Ledger, number: int) -> tuple[str, ...]:
    """The mentions of a made report that stand in claims."""
    name = MADE[number].document.id
    return tuple(sorted(ref.id for claim in ledger.claims() for ref in claim.mentions if ref.document == name))


def judgements(row: int) -> Iterator[Callable[[Ledger], Deed]]:
    """One judgement of each kind on the reports of a row."""
    start, (one, other) = row * ROW, SLOTS[2 * row : 2 * row + 2]
    yield lambda ledger: Deed(Action.CORRECT, mentions(ledger, start)[:1], slot=one[0], value=one[1])
    yield lambda ledger: Deed(Action.CORRECT, mentions(ledger, start + 5)[:1], slot=other[0], value=other[1])
    yield lambda ledger: Deed(Action.REJECT, mentions(ledger, start + 1)[:1])
    yield lambda ledger: Deed(Action.MERGE, (*mentions(ledger, start + 2)[:1], *mentions(ledger, start + 3)[-1:]))
    yield lambda ledger: Deed(Action.MERGE, (*mentions(ledger, start + 4)[:1], *mentions(ledger, start + 7)[:1]))
    yield lambda ledger: Deed(Action.SPLIT, mentions(ledger, start + 4)[:1])
    yield lambda ledger: Deed(Action.APART, mentions(ledger, start + 6)[:1], mentions(ledger, start + 8)[:1])
    yield lambda ledger: Deed(Action.ACCEPT, mentions(ledger, start + 9)[:1])
    yield lambda ledger: Deed(
        Action.DISMISS, mentions(ledger, start + 10)[:2], subject="f", kind=FindingKind.CONTRADICTION
    )
    yield lambda ledger: Deed(Action.EQUAL, mentions(ledger, start + 10)[:1], subject="p", categories=("arms", "drone"))


def judging(deed: Callable[[Ledger], Deed]) -> Callable[[Ledger, str, str], None]:
    """Judges so, unless the log says that it was judged already; what cannot be judged is left."""

    def judge(ledger: Ledger, _: str, name: str) -> None:
        if not logged(ledger, name):
            try:
                ledger.review(deed(ledger), by="Ann", why=name)
            except SettingError:
                return

    return judge


def undoing(name: str) -> Callable[[Ledger, str, str], None]:
    """Takes an entry back, unless the log says that it was taken back already."""

    def undo(ledger: Ledger, _: str, why: str) -> None:
        entry = logged(ledger, name)
        if entry and not logged(ledger, why):
            ledger.review(Deed(Action.UNDO, subject=str(entry)), by="Ben", why=why)

    return undo


def reading_again(reading: Reading) -> Callable[[Ledger, str, str], None]:
    """Lets a reading count that lacks the last mention and reads the first otherwise."""
    newer = replace(reading.reader, version="0.2.0")
    some = [replace(mention, part_of=None) for mention in reading.mentions]
    kept = [replace(some[0], item=replace(some[0].item, category="other")), *some[1:-1]] if some else []
    made = replace(reading, reader=newer, mentions=tuple(kept))
    return lambda ledger, other, name: _done(ledger.reread(made))


def purging(document: str) -> Callable[[Ledger, str, str], None]:
    """Purges a document, unless the log says that it was."""

    def purge(ledger: Ledger, _: str, name: str) -> None:
        if not logged(ledger, name):
            ledger.purge(document, by="Ann", why=name)

    return purge


def tally(ledger: Ledger, _: str, __: str) -> None:
    """Looks at the programmes, so that whatever waits is tallied, and what comes next is tallied on top of it."""
    ledger.tallies(tallier()).programmes()


def take_in(ledger: Ledger, other: str) -> None:
    """Takes the other ledger in."""
    with Ledger.open(other, create=False, linker=linker()) as theirs:
        for _ in ledger.merge(theirs):
            pass


def logged(ledger: Ledger, why: str) -> int | None:
    """The number of the entry that was written for this reason."""
    return next((entry.number for entry in ledger.log() if entry.why == why), None)


def _done(_: object) -> None:
    """What a step gives is not asked for."""
