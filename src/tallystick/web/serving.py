"""Serves the desk until it is told to stop, and then ends in good order."""

from __future__ import annotations

import gc
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from socket import socket
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
_HOST = re.compile(r"(\*\.)?[\w.-]+|\*|\[[0-9A-Fa-f:.]+\]")
_LEAST_SECRET = 16
_PATIENCE_SECONDS = 25  # for requests at work when the desk is told to stop; less than what systemd and Docker wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How a desk is served. What makes no sense is refused before any ledger is opened.

    `names` are further names by which the desk is called, such as that of a proxy.
    Where there are no users, whoever reaches the desk may judge as the `reviewer`, so that judging is refused on an
    address that others reach. `to_read`, `trust` and `calls` make the terms on which anybody is let in.
    Webhooks are sent meanwhile, to `webhook_hosts` even where these are not on the open internet.
    So many megabytes of pages are `kept_pages` for readers who ask for the same.
    """

    host: str
    prefix: str = ""
    reviewer: str | None = None
    names: tuple[str, ...] = ()
    logs: str = Logs.TEXT
    metrics_token: str | None = None
    to_read: bool | None = None
    trust: tuple[str, ...] = ()
    calls: int = 1200
    webhook_hosts: tuple[str, ...] = ()
    kept_pages: int = 64

    def __post_init__(self) -> None:
        """Refuses what makes no sense."""
        if self.prefix and (not self.prefix.startswith("/") or self.prefix.endswith("/") or "//" in self.prefix):
            raise SettingError(f"{self.prefix!r:.60}: a prefix looks like /desk")
        if self.logs not in set(Logs):
            raise SettingError(f"{self.logs!r:.60}: the desk logs as text or as json")
        if self.metrics_token is not None and len(self.metrics_token) < _LEAST_SECRET:
            raise SettingError("the token of the metrics is too short to be a secret: give sixteen letters or more")
        for option, given in (("--name", self.names), ("--webhook-host", self.webhook_hosts)):
            for name in given:
                if not _HOST.fullmatch(name):
                    raise SettingError(
                        f"{option}: {name!r:.60} is no host; write one like desk.example, without a port"
                    )
        networks(self.trust)

    @property
    def may_begin(self) -> bool:
        """Whether it may serve a ledger that is made for it: not where only users could judge, and there are none."""
        return self.reviewer is None or is_loopback(self.host)

    @property
    def terms(self) -> Terms:
        """The terms on which anybody is let in."""
        to_read = not is_loopback(self.host) if self.to_read is None else self.to_read
        return Terms(to_read, networks(self.trust), self.calls)

    def serve(self, books: Ledger, sockets: Sequence[socket]) -> None:
        """Answers on sockets until interrupted or told to end; requests that are at work are finished first."""
        self._refuse_strangers(books)
        metrics = Metrics(books, self.metrics_token, proxied=bool(self.prefix or self.names or self.trust))
        app = create_app(
            books,
            prefix=self.prefix,
            reviewer=self.reviewer,
            hosts=(*_HERE, self.host, *self.names),
            metrics=metrics,
            terms=self.terms,
            webhook_hosts=self.webhook_hosts,
            kept_bytes=self.kept_pages * 1_000_000,
        )
        config = uvicorn.Config(
            app,
            log_config=log_config(Logs(self.logs)),
            server_header=False,
            proxy_headers=False,  # which proxies are believed is a term of ours; uvicorn believes any on this machine
            timeout_graceful_shutdown=_PATIENCE_SECONDS,
        )
        gc.collect()
        gc.freeze()  # packs and pages stay as they are: no request need look them through for what may go
        with _ending_in_order(), delivering(books, self.webhook_hosts), suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=list(sockets))

    def _refuse_strangers(self, books: Ledger) -> None:
        """Refuses to let everybody who reaches an address judge."""
        access = books.access()
        if access is not None:
            access.close()  # the site opens them for itself
        elif not self.may_begin:
            raise SettingError(
                f"{self.host}: whoever reaches this address could judge under the name {self.reviewer}; "
                "add users with `tallystick users add`, or add --read-only, or serve on 127.0.0.1"
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
