"""That a form came from a page of ours, and from nobody else's."""

from __future__ import annotations

from secrets import compare_digest
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from tallystick.web.site import TOKEN


def checked(request: Request, token: str) -> None:
    """Refuses a form that another site sent, or one without the token that its page was given."""
    kept = request.cookies.get(TOKEN, "")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")
    if foreign or not kept or not compare_digest(kept.encode(), token.encode()):
        raise HTTPException(403, "forms are taken from pages of this desk alone; open the page again and send it anew")


def back(request: Request, address: str, prefix: str) -> str:
    """The address to go back to, if it is one of ours; else the overview."""
    parts = urlsplit(address)
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
    return address if is_ours and "\\" not in address and "\n" not in address else f"{prefix}/"
