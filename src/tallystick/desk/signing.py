"""The signature by which a receiver knows that a delivery is the desk's and not an old one sent again."""

from __future__ import annotations

import hashlib
import hmac
import re

_FORM = re.compile(r"t=(\d{1,12}),v1=([0-9a-f]{64})")


def signature(secret: str, seconds: int, body: bytes) -> str:
    """The value of the header: the moment in Unix seconds, and the HMAC-SHA256 over moment, full stop and body.

    >>> signature("secret", 1770000000, b"{}")
    't=1770000000,v1=4cc6a24ed570128294ad1e1a574ee8f2b4234eb69faa12f0e705eb178ec38325'
    """
    return f"t={seconds},v1={_made(secret, seconds, body)}"


def is_signed(given: str, secret: str, body: bytes, now: float, *, tolerance: int = 300) -> bool:
    """Whether a header signs a body with the secret, at a moment that is near."""
    found = _FORM.fullmatch(given)
    if found is None or abs(now - int(found[1])) > tolerance:
        return False
    return hmac.compare_digest(found[2], _made(secret, int(found[1]), body))


def _made(secret: str, seconds: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
