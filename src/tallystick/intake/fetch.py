"""A document from an address that the user named.

Redirects are followed by hand, at most five, so that each hop passes the same
checks: http or https, no password in the address, and an address of the open
internet unless the host is allowed by name.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

import httpcore
import httpx

from tallystick.errors import IntakeError
from tallystick.intake.connecting import CheckedTransport, Deadline
from tallystick.intake.files import read_bytes
from tallystick.model import Document

_HEADERS = {"User-Agent": f"tallystick/{version('tallystick')}", "Accept-Encoding": "gzip, deflate"}


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost: bytes after decompression, seconds in all, seconds for one step, redirects."""

    size: int = 20_000_000
    seconds: float = 60
    step: float = 15
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    content_type: str | None
    body: bytes


def fetch(
    url: str,
    *,
    allow_hosts: Collection[str] = (),
    limits: FetchLimits = FetchLimits(),
    published: date | None = None,
    published_text: str | None = None,
    language: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    kind: str | None = None,
) -> Document:
    """The document at an address; its id is the address as given, its url the one that answered in the end."""
    answer = _answer(url, frozenset(allow_hosts), limits)
    return read_bytes(
        answer.body,
        id=url,
        url=answer.url,
        content_type=answer.content_type,
        published=published,
        published_text=published_text,
        language=language,
        outlet=outlet,
        title=title,
        kind=kind,
    )


def _answer(url: str, allow_hosts: Collection[str], limits: FetchLimits) -> _Answer:
    """What comes back in the end, after all redirects; IntakeError where nothing fit does."""
    try:
        with httpx.Client(
            transport=CheckedTransport(allow_hosts, Deadline(limits.seconds)), timeout=limits.step, headers=_HEADERS
        ) as client:
            place = _checked_url(url, url)
            for _ in range(limits.redirects + 1):
                found = _hop(client, url, place, limits)
                if isinstance(found, _Answer):
                    return found
                place = found
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise IntakeError(url, "did not answer in time") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, *_HTTPCORE) as error:
        raise IntakeError(url, f"cannot be fetched: {error or type(error).__name__}") from error
    raise IntakeError(url, f"redirects more than {limits.redirects} times")


_HTTPCORE = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


def _hop(client: httpx.Client, source: str, place: httpx.URL, limits: FetchLimits) -> _Answer | httpx.URL:
    """The answer of one address, or the next address where it redirects."""
    with client.stream("GET", place, follow_redirects=False) as response:
        if response.has_redirect_location:
            return _checked_url(source, str(place.join(response.headers["Location"])))
        if not response.is_success:
            raise IntakeError(source, f"answered {response.status_code} {response.reason_phrase}".rstrip())
        return _Answer(str(place), response.headers.get("Content-Type"), _body(response, source, limits.size))


def _checked_url(source: str, url: str) -> httpx.URL:
    """The address, where its form is fit for fetching; that of its host is judged when connecting."""
    try:
        place = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise IntakeError(source, f"is no address: {error}") from error
    if place.scheme not in ("http", "https") or not place.host:
        raise IntakeError(source, f"leads to {url!r:.200}; only http and https addresses are fetched")
    if place.userinfo:
        raise IntakeError(source, "holds a user name or a password, which would end up in the ledger; leave them out")
    return place


def _body(response: httpx.Response, source: str, size: int) -> bytes:
    """The whole body, or IntakeError as soon as it is larger than allowed."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > size:
            raise IntakeError(source, f"is larger than {size} bytes")
    return bytes(body)
