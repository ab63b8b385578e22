"""The address that a server answers on, taken before anything else is done: one that cannot be had changes nothing."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from tallystick.errors import SettingError

_BACKLOG = 2048


@contextmanager
def listening(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Sockets on every address that a host stands for; SettingError where none can be had."""
    with ExitStack() as opened:
        try:
            found = [opened.enter_context(one) for one in _sockets(host, port)]
        except (OSError, UnicodeError) as problem:
            reason = problem.strerror if isinstance(problem, OSError) else "it is no name of a host"
            raise SettingError(
                f"{host}:{port} cannot be answered on: {reason}; name another address or port"
            ) from problem
        yield found


def _sockets(host: str, port: int) -> Iterator[socket.socket]:
    """A socket on each address; one that this machine does not have is passed over where it has another."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    addresses = list(dict.fromkeys((family, address[:2]) for family, _, _, _, address in found))
    absent: list[OSError] = []
    for family, address in addresses:
        try:
            yield _socket(family, address)
        except OSError as problem:
            if problem.errno != errno.EADDRNOTAVAIL:
                raise
            absent.append(problem)
    if len(absent) == len(addresses):
        raise absent[0]


def _socket(family: socket.AddressFamily, address: Any) -> socket.socket:
    return socket.create_server(address, family=family, backlog=_BACKLOG)
