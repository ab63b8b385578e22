"""Connections that go to checked addresses only, and end when their time is up.

httpcore asks a network backend for a connection to a host by name; ours resolves
the name, checks every address and connects to one of those. TLS and the Host
header keep the name, since they are made above this layer. Proxies of the
environment are not used: they would resolve names where nobody can check.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from tallystick.errors import IntakeError
from tallystick.intake.addresses import checked_addresses


class Deadline:
    """A moment after which nothing is waited for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        """The seconds that one step may take; httpcore's ReadTimeout where none are left."""
        rest = self._end - time.monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the time limit is over")
        return rest if timeout is None else min(rest, timeout)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the very addresses that were checked."""

    def __init__(self, allow_hosts: Collection[str], deadline: Deadline) -> None:
        self._allow_hosts = allow_hosts
        self._deadline = deadline
        self._below = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first checked address that answers."""
        failure: Exception = IntakeError(host, "has no address")
        for address in checked_addresses(host, port, allow_hosts=self._allow_hosts):
            try:
                stream = self._below.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A stream each step of which keeps within the deadline, so that dripping bytes do not prolong it."""

    def __init__(self, below: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._below = below
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._below.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._below.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _TimedStream(
            self._below.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._below.get_extra_info(info)


class CheckedTransport(httpx.BaseTransport):
    """An httpx transport over the checked backend."""

    def __init__(self, allow_hosts: Collection[str], deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=CheckedBackend(allow_hosts, deadline)
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, with its body still to be read."""
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """A response's bytes as they arrive."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
