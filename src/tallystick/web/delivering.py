"""Sends webhooks beside a desk that is served: notes what is new when the ledger has changed, and sends what is due."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from tallystick.desk.books import Ledger
from tallystick.desk.webhooks import Delivered
from tallystick.errors import TallystickError

_LOG = logging.getLogger("tallystick.desk")
_PAUSE_SECONDS = 5.0
_PATIENCE_SECONDS = 15  # a delivery that is under way takes ten at most


@contextmanager
def delivering(books: Ledger, allow_hosts: Collection[str] = (), *, pause: float = _PAUSE_SECONDS) -> Iterator[None]:
    """While it lasts, webhooks are sent; what is under way in the end is finished, or sent again by who comes next."""
    ended = Event()
    worker = Thread(target=_deliver, args=(books, allow_hosts, pause, ended), name="webhooks", daemon=True)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        worker.join(_PATIENCE_SECONDS)


def _deliver(books: Ledger, allow_hosts: Collection[str], pause: float, ended: Event) -> None:
    """Rounds until the end; a fault is logged, and the next round tries again."""
    seen = ""
    while not ended.wait(pause):
        try:
            seen = _round(books, allow_hosts, seen)
        except TallystickError as problem:
            _LOG.warning("webhooks", extra={"told": {"reason": str(problem)}})
        except Exception:  # the desk goes on serving whatever happens here
            _LOG.exception("webhooks failed, and the fault is ours")


def _round(books: Ledger, allow_hosts: Collection[str], seen: str) -> str:
    """The ledger's state up to which everything is noted."""
    if not books.searches.all():
        return ""
    state = books.state()
    if state != seen:
        books.searches.look()
    done = books.webhooks.send(allow_hosts=allow_hosts)
    if done != Delivered():
        told = {"taken": done.taken, "failed": done.failed, "given_up": done.given_up}
        _LOG.info("webhooks", extra={"told": told})
    return state
