"""The desk's pages in a ledger of many mentions, beside a bare page of the same bytes with twenty look-ups.

`python bench/desk.py [MENTIONS] [--ledger FILE]` posts ten thousand mentions, copies them in the store until there are
so many, and prints what each page costs. A ledger that lies in the file already is measured as it is.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from ledger_grown import grow
from ledger_made import readings
from sqlalchemy import Engine, create_engine, select

from tallystick.desk.books import Ledger as Books
from tallystick.desk.rooms import linker
from tallystick.ledger import Ledger
from tallystick.ledger.tables import mentions
from tallystick.packs import load
from tallystick.web.app import create_app

POSTED, LOOKED_UP, TURNS = 10_000, 20, 7
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


def least(get: Callable[[], Any]) -> float:
    """Milliseconds of this process that a page takes, the least of some turns."""
    taken = []
    for _ in range(TURNS):
        start = time.process_time()
        get()
        taken.append(time.process_time() - start)
    return 1000 * min(taken)


def pages_beside_bare(books: Books, engine: Engine) -> None:
    """Prints what each page costs, in times a bare one."""
    desk, other = TestClient(create_app(books), base_url="http://localhost"), TestClient(bare(engine))
    names = names_in(books)
    print(f"{'page':46} {'bytes':>8} {'ms':>7} {'bare':>7}  times")
    for page in PAGES:
        path = page.format(**names)
        answer = desk.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        size = len(answer.content)
        plain = least(lambda size=size: other.get(f"/{size}/{LOOKED_UP}"))
        took = least(lambda path=path: desk.get(path))
        print(f"{page:46} {size:8,} {took:7.1f} {plain:7.1f}  {took / plain:5.1f}", flush=True)


def main() -> None:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mentions", nargs="?", type=int, default=100_000)
    options.add_argument("--ledger", type=Path, help="keep the ledger in this file, or use the one that is there")
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "desk.sqlite"
        if not path.exists():
            made(path, given.mentions)
        with Books.open(path) as books:
            with books.look() as look:
                print(f"a ledger of {look.counts().mentions:,} mentions")
            pages_beside_bare(books, create_engine(f"sqlite:///{path}"))


if __name__ == "__main__":
    main()
