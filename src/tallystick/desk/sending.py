"""A delivery to an address that somebody named: to the open internet alone, unless its host is allowed by name.

The host's name is resolved, every address of it is checked, and the connection goes to one that was; so a name that
resolves differently a moment later changes nothing. Redirects are not followed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import httpcore
import httpx

from tallystick.errors import IntakeError
from tallystick.intake.addresses import plain_host
from tallystick.intake.connecting import CheckedTransport, Deadline

_HTTPCORE = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol)


@dataclass(frozen=True, slots=True)
class SendLimits:
    """What one delivery may cost: seconds in all, and bytes of the answer that are read before it is dropped."""

    seconds: float = 10
    size: int = 64_000


def send(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    allow_hosts: Collection[str] = (),
    limits: SendLimits = SendLimits(),
) -> None:
    """Posts a body; IntakeError says why where the receiver did not take it."""
    allowed = {plain_host(host) for host in allow_hosts}
    place = _checked(url, allowed)
    transport = CheckedTransport(allowed, Deadline(limits.seconds))
    try:
        with (
            httpx.Client(transport=transport, timeout=limits.seconds) as client,
            client.stream("POST", place, content=body, headers=dict(headers), follow_redirects=False) as response,
        ):
            _drop(response, limits.size)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise IntakeError(url, "did not answer in time") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, *_HTTPCORE) as error:
        raise IntakeError(url, f"cannot be reached: {error or type(error).__name__}") from error
    if response.has_redirect_location:
        raise IntakeError(url, f"answered {response.status_code}, and redirects are not followed")
    if not response.is_success:
        raise IntakeError(url, f"answered {response.status_code} {response.reason_phrase}".rstrip())


def _checked(url: str, allowed: Collection[str]) -> httpx.URL:
    """The address, where its form is fit; that of its host is judged when connecting."""
    try:
        place = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise IntakeError(url, f"is no address: {error}") from error
    if place.scheme != "https" and plain_host(place.host) not in allowed:
        raise IntakeError(url, "is not https; allow its host by name if you mean it")
    return place


def _drop(response: httpx.Response, size: int) -> None:
    """Reads an answer as far as is polite, so that the receiver sees it taken."""
    left = size
    for piece in response.iter_raw():
        left -= len(piece)
        if left < 0:
            return
