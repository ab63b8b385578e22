"""Serves the desk until it is told to stop, and then ends in good order."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.web.app import create_app
from tallystick.web.delivering import delivering
from tallystick.web.logs import Logs, log_config
from tallystick.web.loopback import is_loopback
from tallystick.web.metrics import Metrics
from tallystick.web.terms import Terms, networks

_HERE = ("localhost", "127.0.0.1", "[::1]")
_PATIENCE_SECONDS = 25  # for requests at work when the desk is told to stop; less than what systemd and Docker wait


def serve(
    books: Ledger,
    *,
    host: str,
    port: int,
    prefix: str = "",
    reviewer: str | None = None,
    names: tuple[str, ...] = (),
    logs: str = Logs.TEXT,
    metrics_token: str | None = None,
    to_read: bool | None = None,
    trust: tuple[str, ...] = (),
    calls: int = 1200,
    webhook_hosts: tuple[str, ...] = (),
) -> None:
    """Answers on an address until interrupted or told to end; requests that are at work are finished first.

    `names` are further names by which the desk is called, such as that of a proxy.
    Where there are no users, whoever reaches the desk may judge, so that judging is refused on an address that
    others reach. `to_read`, `trust` and `calls` make the terms on which anybody is let in.
    Meanwhile webhooks are sent, to `webhook_hosts` even where these are not on the open internet.
    """
    terms = Terms(not is_loopback(host) if to_read is None else to_read, networks(trust), calls)
    access = books.access()
    if access is not None:
        access.close()  # the site opens them for itself
    elif reviewer is not None and not is_loopback(host):
        raise SettingError(
            f"{host}: whoever reaches this address could judge under the name {reviewer}; "
            "add users with `tallystick users add`, or add --read-only, or serve on 127.0.0.1"
        )
    metrics = Metrics(books, metrics_token, proxied=bool(prefix or names or trust))
    app = create_app(
        books,
        prefix=prefix,
        reviewer=reviewer,
        hosts=(*_HERE, host, *names),
        metrics=metrics,
        terms=terms,
        webhook_hosts=webhook_hosts,
    )
    with _ending_in_order(), delivering(books, webhook_hosts):
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_config=log_config(Logs(logs)),
            server_header=False,
            proxy_headers=False,  # which proxies are believed is a term of ours; uvicorn believes any on this machine
            timeout_graceful_shutdown=_PATIENCE_SECONDS,
        )


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Lets the signal to end unwind what is open; the server sends it on when it has ended, which would kill us."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
