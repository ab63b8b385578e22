"""How the ledger grows: linking from ten thousand mentions on, posting beside bare inserts, views beside look-ups.

All of it in one process and as ratios, so that what else the machine does matters
little. `python bench/ledger.py [MENTIONS ...]` links so many mentions each, posts
some thousand reports, and looks at views in that ledger with `--copies` of itself
beside it (299 make three million mentions of ten thousand).
"""

from __future__ import annotations

import argparse
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from io import BufferedReader
from itertools import pairwise
from pathlib import Path
from pickle import dump, load
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

from ledger_grown import grow
from ledger_made import readings, told
from sqlalchemy import create_engine, event, func, select

from tallystick import linking
from tallystick.desk.books import Ledger as Books
from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger, told_read
from tallystick.ledger.tables import METADATA, claim_mentions, mentions
from tallystick.ledger.tally_tables import stored_programmes
from tallystick.linking import groups
from tallystick.model import Told

SIZES = (10_000, 30_000, 100_000)
IN_MEMORY = 300_000
REPORTS = 1_000
LOOKED_UP = 20
TURNS = 7


def timed(run: Callable[[], object]) -> float:
    """Seconds of this process that something takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


@contextmanager
def comparisons() -> Iterator[list[int]]:
    """How many pairs of mentions are compared while it lasts."""
    count, compare = [0], groups._compared

    def counted(one: Told, two: Told, *, rounded: bool = False) -> tuple[Any, ...] | None:
        count[0] += 1
        return compare(one, two, rounded=rounded)

    groups._compared = counted
    try:
        yield count
    finally:
        groups._compared = compare


def link(size: int) -> float:
    """Link so many mentions, print what it took and how well it went, and give the seconds.

    They wait on the disk, by their blocks, as in a ledger: what is in memory at once is a few hundred thousand.
    """
    seconds, right, found = 0.0, 0, 0
    truth: Counter[int] = Counter()
    with TemporaryDirectory() as folder, comparisons() as count:
        for part in _parts(size, Path(folder)):
            judged: dict[str, str] = {}
            seconds += timed(partial(_judge, part, judged))
            truth.update(claim for claim, _ in part)
            right += _pairs(Counter((claim, judged[one.ref.id]) for claim, one in part))
            found += _pairs(Counter(judged.values()))
    print(
        f"  {size:>9,} mentions  {seconds:7.1f} s; a mention takes {1e6 * seconds / size:4.0f} µs and"
        f" {count[0] / size:4.1f} comparisons; of the pairs {right / found:.4f} right,"
        f" {right / _pairs(truth):.4f} found; at most {getrusage(RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB",
        flush=True,
    )
    return seconds


def _judge(part: list[tuple[int, Told]], judged: dict[str, str]) -> None:
    """Lay mentions into their blocks and judge these."""
    blocks: dict[str, list[Told]] = defaultdict(list)
    for _, one in part:
        blocks[linking.block_of(one.mention)].append(one)
    for block in blocks.values():
        judged.update((found.mention, found.claim) for found in linking.judge(block))


def _parts(size: int, folder: Path) -> Iterator[list[tuple[int, Told]]]:
    """The mentions in some parts, each block whole in one of them, with the numbers of their true claims."""
    count = -(-size // IN_MEMORY)
    with ExitStack() as open_files:
        files = [open_files.enter_context((folder / str(number)).open("wb")) for number in range(count)]
        for claim, one in told(size):
            dump((claim, one), files[crc32(linking.block_of(one.mention).encode()) % count])
    for number in range(count):
        with (folder / str(number)).open("rb") as file:
            yield list(_loaded(file))


def _loaded(file: BufferedReader) -> Iterator[tuple[int, Told]]:
    while file.peek(1):
        yield load(file)


def _pairs(sizes: Counter[Any]) -> int:
    """How many pairs there are in groups of these sizes."""
    return sum(count * (count - 1) // 2 for count in sizes.values())


def linking_grows(sizes: tuple[int, ...]) -> None:
    """Print what linking costs as it grows, and the power of the size that it grows with."""
    print("linking")
    taken = [(size, link(size)) for size in sizes]
    for (small, before), (large, after) in pairwise(taken):
        power = math.log(after / before) / math.log(large / small)
        print(f"  from {small:,} to {large:,}: grows with the power {power:.2f} of the size")


def posting_beside_inserts(folder: Path) -> Path:
    """Print how posting stands to inserting the same rows bare, a transaction a report in both; the ledger made."""
    made, path = list(readings(REPORTS)), folder / "posted.sqlite"
    inserts: list[list[tuple[Any, Any]]] = []
    with Ledger.open(path, linker=linker()) as ledger:
        engine = ledger._engine

        @event.listens_for(engine, "begin")
        def begun(connection: Any) -> None:
            inserts.append([])

        @event.listens_for(engine, "before_execute")
        def run(connection: Any, statement: Any, many: Any, one: Any, options: Any) -> None:
            if statement.is_insert if hasattr(statement, "is_insert") else False:
                inserts[-1].append((statement, many or one))

        posted = timed(lambda: [None for _ in ledger.post_many(made)])
    with Ledger.open(folder / "bare.sqlite") as other:
        bare = other._engine

        def insert() -> None:
            for rows in inserts:
                with bare.connect() as connection, connection.begin():
                    for statement, values in rows:
                        connection.execute(statement, values)

        plain = timed(insert)
    print("posting")
    print(
        f"  {REPORTS:,} reports of ten mentions: {posted:.1f} s; their rows inserted bare {plain:.1f} s;"
        f" posting runs at {plain / posted:.2f} of that"
    )
    return path


def views_beside_look_ups(path: Path, copies: int) -> None:
    """Print how views, and pages of lists, stand to a look-up of some rows by primary key in a ledger of millions."""
    with Books.open(path) as books:
        print("tallying")
        first = timed(books.findings)
        count = len(books.claims())
        print(f"  the first time all of {count:,} claims: {first:.1f} s")
        _one_more(books)
    if copies:
        grow(path, copies)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        some = list(connection.execute(select(mentions.c.id).limit(LOOKED_UP)).scalars())
        every = connection.execute(select(func.count()).select_from(claim_mentions)).scalar_one()
        look_up = _least(lambda: connection.execute(select(mentions).where(mentions.c.id.in_(some))).all())
        claim = connection.execute(
            select(claim_mentions.c.claim).where(claim_mentions.c.mention == some[0])
        ).scalar_one()
        programme = connection.execute(
            select(stored_programmes.c.id).where(stored_programmes.c.id < "g").order_by(stored_programmes.c.id).limit(1)
        ).scalar_one()
    print(f"views in a ledger of {every:,} mentions, in times a look-up of {LOOKED_UP} rows by primary key")
    with Books.open(path) as books:
        category = books.claim(claim).claim.category
        for name, view in (
            ("a claim, with its sentences, origins and findings", lambda: books.claim(claim)),
            ("a programme, with its sentences and findings", lambda: books.programme(programme)),
            ("a page of 50 claims of a category, the latest first", lambda: _claims(books, category)),
            ("a page of 50 findings", lambda: books.findings(limit=50)),
            ("a page of 50 programmes", lambda: books.programmes(limit=50)),
            ("a page of 50 documents", lambda: books.documents(limit=50)),
        ):
            print(f"  {name}: {_least(view) / look_up:.0f} times", flush=True)


def _claims(books: Books, category: str) -> object:
    return books.claims(category=category, sort="last", limit=50)


def _one_more(books: Books) -> None:
    """Print what a new report of ten mentions costs: how many mentions are read to link and to tally it."""
    (report,) = readings(1, seed=77)
    with _read() as count:
        linked = timed(lambda: books.post(report))
        to_link = count[0]
        tallied = timed(books.programmes)
        print(
            f"  one more report of ten mentions: linked in {linked:.2f} s by reading {to_link:,} mentions,"
            f" tallied in {tallied:.2f} s by reading {count[0] - to_link:,}"
        )


@contextmanager
def _read() -> Iterator[list[int]]:
    """How many mentions are read out of the store while it lasts."""
    count, one = [0], told_read._one

    def counted(row: Any, parties: Any) -> Told:
        count[0] += 1
        return one(row, parties)

    told_read._one = counted
    try:
        yield count
    finally:
        told_read._one = one


def _least(run: Callable[[], object]) -> float:
    return min(timed(run) for _ in range(TURNS))


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mentions", nargs="*", type=int, help="how many mentions to link", default=list(SIZES))
    options.add_argument("--copies", type=int, default=29, help="of the posted ledger, before views are measured")
    given = options.parse_args()
    assert METADATA.tables, "the ledger's tables"
    linking_grows(tuple(given.mentions))
    with TemporaryDirectory() as folder:
        views_beside_look_ups(posting_beside_inserts(Path(folder)), given.copies)


if __name__ == "__main__":
    main()
