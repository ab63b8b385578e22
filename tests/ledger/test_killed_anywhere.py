"""Killed at any point of any work: nothing that was acknowledged is lost, nothing is doubled, and it ends the same.

`make soak` kills a thousand times on SQLite and a hundred times on PostgreSQL.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from disturbed import LATER, Clock, open_and_post, other_ledger, run, steps, work
from killing import damage, deaths, documents_in, killed, looking, reasons_in
from older_ledgers import REVISIONS, copy_of_an_older_schema
from sqlalchemy import func, select

from tallystick.desk.rooms import linker, tallier
from tallystick.ledger import Ledger
from tallystick.ledger.tables import claim_mentions, documents, judgements, mentions, search_texts, waiting_blocks
from tallystick.model import Finding, Programme

# Some of them are as long as the longest step, so that each is got through in the end.
STATEMENTS, SECONDS = (20, 300, 6000), (0.02, 0.3, 1.5)
New = Callable[[], str]


class Left(NamedTuple):
    """All that a ledger holds, what its log says, and what is kept of its tallies."""

    dump: str
    log: tuple[tuple[object, ...], ...]
    findings: tuple[Finding, ...]
    programmes: tuple[Programme, ...]


@cache
def all_steps() -> tuple[tuple[str, str | None], ...]:
    return tuple((step.name, step.posts.document.id if step.posts else None) for step in steps())


def left(place: str) -> Left:
    with Ledger.open(place, create=False, clock=Clock(), linker=linker()) as ledger:
        log = [(e.number, e.deed, e.by, e.why, e.recorded, e.quotes, e.now, e.stands, e.undoes) for e in ledger.log()]
        assert ledger.verify().faults == ()
        kept = ledger.tallies(tallier())
        return Left(
            ledger.dump(),
            tuple((*entry[:1], _nameless(entry), *entry[2:-1]) for entry in log),
            tuple(kept.findings()),
            tuple(kept.programmes()),
        )


def _nameless(entry: tuple[object, ...]) -> object:
    """A deed without the hash of what it undoes, which holds a random salt."""
    deed = entry[1]
    return None if entry[-1] is not None else deed


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("other") / "other")
    other_ledger(path)
    return path


@pytest.fixture(scope="module")
def undisturbed(other: str, tmp_path_factory: pytest.TempPathFactory) -> Left:
    place = str(tmp_path_factory.mktemp("undisturbed") / "l")
    run(place, other, 0, lambda number: None)
    return left(place)


def check_nothing_is_lost(place: str, done: int) -> None:
    """What was told is there, each judgement once."""
    with looking(place) as connection:
        assert damage(connection) == []
        there, reasons = documents_in(connection), [json.loads(words)["why"] for words in reasons_in(connection)]
    assert max(Counter(filter(None, reasons)).values(), default=1) == 1
    purged = {"made/00005"} if done >= [name for name, _ in all_steps()].index("purge") else set()
    assert {document for _, document in all_steps()[:done] if document} - purged <= there


def check_nothing_is_doubled(place: str) -> None:
    """A mention that stands is in one claim, for one reason; a document is found once."""
    with looking(place) as connection:
        standing = connection.execute(select(func.count()).select_from(mentions).where(~mentions.c.superseded)).scalar()
        linked = connection.execute(select(claim_mentions.c.mention, claim_mentions.c.claim)).all()
        held = select(judgements.c.mention, judgements.c.claim).where(judgements.c.undone.is_(None))
        assert sorted(map(tuple, connection.execute(held))) == sorted(map(tuple, linked))
        assert len(linked) <= (standing or 0)
        assert connection.execute(select(func.count()).select_from(waiting_blocks)).scalar() == 0
        counted = [connection.execute(select(func.count()).select_from(t)).scalar() for t in (documents, search_texts)]
        assert counted[0] == counted[1]


def disturbed(place: str, other: str, undisturbed: Left, kills: int, rng: Random) -> int:
    """Kills the work until it is done all the same, at most so many times; how often that was."""
    done = count = 0
    for death in deaths(rng, STATEMENTS, SECONDS):
        if count >= kills:
            run(place, other, done, lambda number: None)
            break
        outcome = killed(work, place, other, done, death, lambda: None)
        assert outcome.complaint is None
        assert list(outcome.told) == list(range(done, done + len(outcome.told)))
        done += len(outcome.told)
        if outcome.finished:
            break
        count += 1
        if done:
            check_nothing_is_lost(place, done)
    assert left(place) == undisturbed
    check_nothing_is_doubled(place)
    return count


@pytest.mark.parametrize(
    ("store", "kills"),
    [
        ("sqlite", 25),
        ("postgresql", 8),
        pytest.param("sqlite", 1000, marks=pytest.mark.soak),
        pytest.param("postgresql", 100, marks=pytest.mark.soak),
    ],
)
def test_posting_linking_and_judging(
    store: str, kills: int, other: str, undisturbed: Left, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    count, rng = 0, Random(kills)
    new_database = request.getfixturevalue("new_database") if store == "postgresql" else None
    while count < kills:
        place = new_database() if new_database else str(tmp_path / f"ledger{count}")
        count += disturbed(place, other, undisturbed, kills - count, rng)
    print(f"{store}: {count} kills, nothing lost, nothing doubled")


@pytest.mark.parametrize(
    ("store", "kills"),
    [
        ("sqlite", 3),
        ("postgresql", 1),
        pytest.param("sqlite", 50, marks=pytest.mark.soak),
        pytest.param("postgresql", 5, marks=pytest.mark.soak),
    ],
)
@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_migrating(revision: str, store: str, kills: int, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    new_database = request.getfixturevalue("new_database") if store == "postgresql" else None
    old, whole = str(tmp_path / "old"), str(tmp_path / "whole")
    copy_of_an_older_schema(old, revision)
    shutil.copy(old, whole)
    rng, ways = Random(revision), deaths(Random(kills), (20, 120), (0.01, 0.2))
    with Ledger.open(whole, clock=Clock(), linker=linker()) as ledger:
        before = ledger.dump()
    for number in range(kills):
        place = new_database() if new_database else str(tmp_path / f"{rng.random()}")
        if new_database:
            copy_of_an_older_schema(place, revision)
        else:
            shutil.copy(old, place)
        killed(open_and_post, place, "", 0, next(ways), lambda: None)
        with looking(place) as connection:
            assert damage(connection) == []
        with Ledger.open(place, create=False, clock=Clock(), linker=linker()) as ledger:
            documents_there = {document.id for document in ledger.documents()}
            if LATER not in documents_there:
                assert ledger.dump() == before, number
            assert ledger.verify().faults == ()
