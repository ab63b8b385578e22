"""Finds out who asks: by the cookie of a session, by a token, or by there being no users."""

from __future__ import annotations

import base64
import binascii

from fastapi import HTTPException, Request

from tallystick.ledger.access.access import Access
from tallystick.model import Role
from tallystick.web.forms import SESSION
from tallystick.web.roles import LOOKING
from tallystick.web.site import Site
from tallystick.web.visitor import How, Visitor

BEARER = 'Bearer realm="Tallystick"'
CHALLENGE = f'{BEARER}, Basic realm="Tallystick"'
"""What feed readers are asked for; a browser that reads the API would ask its user for a password."""


def known(request: Request, site: Site) -> Visitor:
    """The visitor; 401 where a token is sent that opens nothing."""
    access = site.access()
    if access is None:
        role = Role.READER if site.reviewer is None else Role.ADMIN
        return Visitor(How.HERE, role, site.reviewer or "")
    secret = _token(request)
    if secret is not None:
        return _by_token(access, secret)
    return _by_session(request, site, access) or Visitor(
        How.NOT, None if site.terms.sign_in_to_read else Role.READER, key=address_of(request)
    )


def address_of(request: Request) -> str:
    """From where somebody asks."""
    return request.client.host if request.client else ""


def _by_token(access: Access, secret: str) -> Visitor:
    token = access.tokens.of(secret)
    if token is None:
        raise HTTPException(401, "this token opens nothing (any more)", {"WWW-Authenticate": CHALLENGE})
    return Visitor(How.TOKEN, token.role, token.user.name, key=f"token {token.id}")


def _by_session(request: Request, site: Site, access: Access) -> Visitor | None:
    secret = request.cookies.get(SESSION, "")
    asks = request.scope["path"] != f"{site.prefix}/news"  # which an open page asks for by itself
    session = access.sessions.of(secret, asks=asks) if secret else None
    if session is None:
        return None
    return Visitor(How.SESSION, session.user.role, session.user.name, key=f"session {session.id}", session=session)


def _token(request: Request) -> str | None:
    """The token that is sent; to look at something also as the password of HTTP's basic sign-in, for feed readers.

    Browsers send that by themselves once it was given, so that nothing is ever done by it.
    """
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic" and request.method in LOOKING:
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return None
