"""Who may change something through the API, and that no foreign page sends it with a browser's help.

A browser sends simple requests for any page, but a header of ours only after it has asked
whether it may, and the desk never says so. So whoever sends the header is no foreign page.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import HTTPException, Request, Security
from fastapi.security import APIKeyHeader, HTTPBearer

from tallystick.model import Role
from tallystick.web.api.problems import told
from tallystick.web.visitor import How, visitor_of

HEADER = "X-Tallystick"
BEARER = "Token"
CHANGED = told(400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503)
_header = APIKeyHeader(
    name=HEADER, auto_error=False, description="1, from this machine where there are no users, or with a session."
)
_bearer = HTTPBearer(
    scheme_name=BEARER, auto_error=False, description="A token, where there are users; see docs/users.md."
)


def judging(
    request: Request, header: Annotated[str | None, Security(_header)], _: Annotated[object, Security(_bearer)]
) -> str:
    """The name under which the caller may judge and post; 401 or 403 where there is none."""
    visitor = visitor_of(request)
    if not visitor.may(Role.REVIEWER):
        raise HTTPException(403, "this needs the role reviewer")
    if visitor.how is How.TOKEN:
        return visitor.name
    if header != "1":
        raise HTTPException(401, f"send the header {HEADER}: 1", {"WWW-Authenticate": HEADER})
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(403, "changes are not taken from other sites' pages")
    return visitor.name


Judge = Annotated[str, Security(judging)]
