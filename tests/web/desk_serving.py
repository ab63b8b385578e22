"""A desk that really serves: uvicorn on a free port of this machine, over a ledger of the example reports."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn
from prometheus_client.parser import text_string_to_metric_families

from tallystick.desk.books import Ledger
from tallystick.desk.settings import settings
from tallystick.desk.sources import documents_in
from tallystick.web.app import KEPT_BYTES, create_app
from tallystick.web.metrics import Metrics
from tallystick.web.terms import Terms

REPORTS = Path(__file__).parents[2] / "examples" / "reports" / "documents.jsonl"


class Desk:
    """A running desk: its ledger, its address, and a client that keeps cookies as a browser does."""

    def __init__(self, books: Ledger, address: str) -> None:
        self.books = books
        self.address = address
        self.client = httpx.Client(base_url=address, timeout=30)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers=headers)

    def post(self, path: str, origin: str | None = None, **fields: str) -> httpx.Response:
        """A form as a page of the desk sends it."""
        if "tallystick_token" not in self.client.cookies:
            self.get("/marks")
        fields.setdefault("token", self.client.cookies.get("tallystick_token") or "")
        return self.client.post(path, data=fields, headers={"Origin": origin or self.address})


@contextmanager
def served(
    books: Ledger,
    *,
    prefix: str = "",
    reviewer: str | None = "anna",
    metrics: Metrics | None = None,
    terms: Terms | None = None,
    kept_bytes: int = KEPT_BYTES,
) -> Iterator[Desk]:
    """The desk on a free port, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hosts = ["127.0.0.1", "desk.example"]
    app = create_app(
        books,
        prefix=prefix,
        reviewer=reviewer,
        hosts=hosts,
        metrics=metrics,
        terms=terms,
        kept_bytes=kept_bytes,
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", proxy_headers=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the desk did not start"
            time.sleep(0.01)
        desk = Desk(books, f"http://127.0.0.1:{port}")
        yield desk
        desk.client.close()
    finally:
        server.should_exit = True
        thread.join()


def with_examples(place: Path) -> Ledger:
    """A ledger of the example reports."""
    books = Ledger.open(place)
    how = settings(packs=books.packs)
    for _ in books.read_all(documents_in(str(REPORTS), how), how):
        pass
    return books


def counted(desk: Desk, **headers: str) -> dict[tuple[str, ...], float]:
    """What the desk counts, by names and labels."""
    answer = desk.get("/metrics", **headers)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    families = text_string_to_metric_families(answer.text)
    return {(one.name, *sorted(one.labels.values())): one.value for family in families for one in family.samples}
