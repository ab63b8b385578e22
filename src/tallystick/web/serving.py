"""Serves the desk until it is told to stop, and then ends in good order."""

from __future__ import annotations

import ipaddress
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.web.app import create_app
from tallystick.web.logs import Logs, log_config
from tallystick.web.metrics import Metrics

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
) -> None:
    """Answers on an address until interrupted or told to end; requests that are at work are finished first.

    `names` are further names by which the desk is called, such as that of a proxy.
    Whoever reaches the desk may judge, so that judging is refused on an address that others reach.
    """
    if reviewer is not None and not is_loopback(host):
        raise SettingError(
            f"{host}: whoever reaches this address could judge under the name {reviewer}; "
            "add --read-only, or serve on 127.0.0.1"
        )
    metrics = Metrics(books, metrics_token, proxied=bool(prefix or names))
    app = create_app(books, prefix=prefix, reviewer=reviewer, hosts=(*_HERE, host, *names), metrics=metrics)
    with _ending_in_order():
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_config=log_config(Logs(logs)),
            server_header=False,
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


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
