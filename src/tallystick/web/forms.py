"""That a form came from a page of ours, and from nobody else's.

Every form sends a word that only its page knows. Whoever is signed in has one that is made of the
session's secret, so that no other site, not even a neighbour that can set cookies, knows it or chooses it; for
everybody else the word is in a cookie.
"""

from __future__ import annotations

import hashlib
import re
from secrets import compare_digest, token_urlsafe
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from tallystick.web.visitor import visitor_of

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
TOKEN = "tallystick_token"
SESSION = "tallystick_session"


def checked(request: Request, token: str) -> None:
    """Refuses a form that another site sent, or one without the token that its page was given."""
    kept = _known(request)
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if foreign or not kept or not compare_digest(kept.encode(), token.encode()):
        say = request.app.state.site.speech(request).say
        raise HTTPException(
            403, say("Forms are taken from pages of this desk alone; open the page again and send it anew.")
        )


def word_of(request: Request) -> str:
    """The word that the forms of a page are to send."""
    return _known(request) or token_urlsafe(24)


def _known(request: Request) -> str:
    """The word that a form has to send; empty where none was ever given."""
    if visitor_of(request).session is not None:
        return hashlib.sha256(f"form {request.cookies[SESSION]}".encode()).hexdigest()
    return request.cookies.get(TOKEN, "")


def back(request: Request, address: str, prefix: str) -> str:
    """The address to go back to, if it is one of ours; else the overview."""
    parts = urlsplit(address)
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
    return address if is_ours and "\\" not in address and not _CONTROL.search(address) else f"{prefix}/"
