"""What a proxy says of a visitor: address, scheme, host and prefix, taken from proxies that the admin named alone.

Anybody can send these headers. The visitor's address is the last in the line that no proxy of ours has, since each
proxy writes down at the end whom it spoke to, and what stands before that may be made up.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_SCHEMES = ("http", "https")


def network(written: str) -> Network:
    """The network that is written so; an address is a network of one."""
    return ipaddress.ip_network(written.strip(), strict=False)


class Proxied:
    """An application that sees its visitors as trusted proxies describe them, below a prefix."""

    def __init__(self, app: ASGIApp, proxies: Sequence[Network], prefix: str) -> None:
        self._app = app
        self._proxies = tuple(proxies)
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, seen from the visitor."""
        client = scope.get("client")
        if scope["type"] == "http" and client and self._is_ours(client[0]):
            scope.update(self._seen(scope))
        await self._app(scope, receive, send)

    def _seen(self, scope: Scope) -> dict[str, Any]:
        headers = Headers(scope=scope)
        seen: dict[str, Any] = {}
        if address := self._address(headers.getlist("x-forwarded-for")):
            seen["client"] = (address, 0)
        if (scheme := _last(headers, "x-forwarded-proto").lower()) in _SCHEMES:
            seen["scheme"] = scheme
        if host := _last(headers, "x-forwarded-host"):
            made = MutableHeaders(raw=list(scope["headers"]))
            made["host"] = host
            seen["headers"] = made.raw
        if self._prefix and _last(headers, "x-forwarded-prefix").rstrip("/") == self._prefix:
            seen["path"] = f"{self._prefix}{scope['path']}"
            seen["raw_path"] = self._prefix.encode() + scope.get("raw_path", scope["path"].encode())
        return seen

    def _address(self, lines: list[str]) -> str:
        line = [part.strip().strip("[]") for line in lines for part in line.split(",")]
        address = ""
        for part in reversed(line):
            if not _is_address(part):
                break
            address = part
            if not self._is_ours(part):
                break
        return address

    def _is_ours(self, address: str) -> bool:
        if not _is_address(address):
            return False
        found = ipaddress.ip_address(address)
        return any(found in network for network in self._proxies)


def _is_address(written: str) -> bool:
    try:
        ipaddress.ip_address(written)
    except ValueError:
        return False
    return True


def _last(headers: Headers, name: str) -> str:
    """What the nearest proxy says."""
    return headers.get(name, "").rpartition(",")[2].strip()
