"""Serves the desk until it is told to stop."""

from __future__ import annotations

import ipaddress

import uvicorn

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError
from tallystick.web.app import create_app

_HERE = ("localhost", "127.0.0.1", "[::1]")


def serve(
    books: Ledger, *, host: str, port: int, prefix: str = "", reviewer: str | None = None, names: tuple[str, ...] = ()
) -> None:
    """Answers on an address until interrupted.

    `names` are further names by which the desk is called, such as that of a proxy.
    Whoever reaches the desk may judge, so that judging is refused on an address that others reach.
    """
    if reviewer is not None and not is_loopback(host):
        raise SettingError(
            f"{host}: whoever reaches this address could judge under the name {reviewer}; "
            "add --read-only, or serve on 127.0.0.1"
        )
    app = create_app(books, prefix=prefix, reviewer=reviewer, hosts=(*_HERE, host, *names))
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
