"""The desk's pages in a ledger of many mentions, beside a bare page of the same bytes with twenty look-ups.

`python bench/desk.py [MENTIONS] [--ledger FILE] [--pages WORDS]` posts ten thousand mentions, copies them in the store
until there are so many, prints what each page costs beside a bare one, and ends with how many cost more than three
times as much. A ledger that lies in the file already is measured as it is: its tallies and its search count as made by
the rules and words of today, since making those of millions anew takes longer than all the rest.
"""

from __future__ import annotations

import argparse
import gc
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from ledger_grown import grow
from ledger_made import readings
from sqlalchemy import Engine, create_engine, select

from tallystick.cli import COLLECTING
from tallystick.desk.books import Ledger as Books
from tallystick.desk.rooms import linker
from tallystick.desk.tallying import rules
from tallystick.ledger import Ledger
from tallystick.ledger.tables import mentions
from tallystick.packs import load
from tallystick.web.app import create_app

POSTED, LOOKED_UP, TURNS, REACH = 10_000, 20, 9, 3
PAGES = (
    "/",
    "/programmes",
    "/programmes?verdict=undetermined",
    "/programmes/{programme}",
    "/claims",
    "/claims?sort=figure",
    "/claims?category={category}&status=delivered",
    "/claims?outlet=Outlet 7&language=en",
    "/claims?q=tents nepal",
    "/claims/{claim}",
    "/findings",
    "/findings?kind=lone_source",
    "/reports",
    "/reports?outlet=Outlet 7",
    "/reports/{report}",
    "/voices",
    "/outlets",
    "/calendar",
    "/log",
    "/search?q=tents",
    "/claims.atom",
    "/api/v1/claims",
    "/api/v1/claims/{claim}",
    "/api/v1/findings",
    "/api/v1/programmes",
    "/api/v1/documents",
    "/api/v1/origins",
)


def made(path: Path, size: int) -> None:
    """Lays a ledger of so many mentions at a path."""
    with Ledger.open(path, linker=linker(), lemmas_of=load().lemmas) as ledger:
        for _ in ledger.post_many(readings(POSTED // 10)):
            pass
    with Books.open(path) as books:
        books.state()
    if size > POSTED:
        grow(path, size // POSTED - 1)


def names_in(books: Books) -> dict[str, str]:
    """One thing of each kind, to be looked at."""
    claim = max(books.claims(limit=20), key=lambda one: (len(one.mentions), one.id))
    return {
        "claim": claim.id,
        "category": claim.category,
        "programme": books.programmes(limit=1)[0].id,
        "report": books.documents(limit=1)[0].id,
    }


def bare(engine: Engine) -> FastAPI:
    """A page of so many bytes, with twenty look-ups by an index or without."""
    app = FastAPI()
    with engine.connect() as connection:
        ids = list(connection.execute(select(mentions.c.id).limit(LOOKED_UP)).scalars())

    @app.get("/{size}/{lookups}")
    def page(size: int, lookups: int) -> HTMLResponse:
        with engine.connect() as connection:
            for name in ids[:lookups]:
                connection.execute(select(mentions).where(mentions.c.id == name)).all()
        return HTMLResponse("x" * size)

    return app


def least(*gets: Callable[[], Any]) -> list[float]:
    """Milliseconds of this process that pages take, the least of some turns.

    They are asked for in turn, so that what else the machine does meets one as it meets the other.
    """
    taken: list[list[float]] = [[] for _ in gets]
    for _ in range(TURNS):
        for get, times in zip(gets, taken, strict=True):
            start = time.process_time()
            get()
            times.append(time.process_time() - start)
    return [1000 * min(times) for times in taken]


def pages_beside_bare(books: Books, engine: Engine, pages: Sequence[str]) -> None:
    """Prints what each page costs to make, in times a bare one, and how many cost more than is to be reached."""
    desk, other = TestClient(create_app(books, kept_bytes=0), base_url="http://localhost"), TestClient(bare(engine))
    names, over = names_in(books), []
    gc.collect()
    gc.freeze()  # as a desk does that is served
    print(f"{'page':46} {'bytes':>8} {'ms':>7} {'bare':>7}  times")
    for page in pages:
        path = page.format(**names)
        answer = desk.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        size = len(answer.content)
        took, plain = least(
            lambda path=path: desk.get(path),
            lambda size=size: other.get(f"/{size}/{LOOKED_UP}"),
        )
        print(f"{page:46} {size:8,} {took:7.1f} {plain:7.1f}  {took / plain:5.1f}", flush=True)
        if took > REACH * plain:
            over.append(page)
    print(f"{len(over)} of {len(pages)} cost more than {REACH} times a bare one{': ' if over else ''}{', '.join(over)}")


def stamped(path: Path) -> None:
    """Lets the tallies of a ledger count as made by the rules of today, and its search as filled with today's words."""
    lemmas_of = load().lemmas
    with sqlite3.connect(path) as store:
        store.execute("UPDATE tally_rules SET value = ? WHERE name = 'rules'", (rules(),))
        for (language,) in store.execute("SELECT DISTINCT language FROM search_texts").fetchall():
            digest = lemmas_of(language).digest
            store.execute(
                "UPDATE search_texts SET lemmas = ? WHERE language = ? AND lemmas <> ?", (digest, language, digest)
            )
    store.close()


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mentions", nargs="?", type=int, default=100_000)
    options.add_argument("--ledger", type=Path, help="keep the ledger in this file, or use the one that is there")
    options.add_argument("--pages", metavar="WORDS", default="", help="only the pages whose address has these words")
    given = options.parse_args()
    gc.set_threshold(*COLLECTING)
    with TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "desk.sqlite"
        if not path.exists():
            made(path, given.mentions)
        stamped(path)
        with Books.open(path) as books:
            with books.look() as look:
                print(f"a ledger of {look.counts().mentions:,} mentions")
            pages = [page for page in PAGES if given.pages in page]
            pages_beside_bare(books, create_engine(f"sqlite:///{path}"), pages)


if __name__ == "__main__":
    main()
