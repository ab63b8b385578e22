"""A language or a look that an address asks for is remembered, and the address goes on without it."""

from __future__ import annotations

from datetime import timedelta

from fastapi import Request
from fastapi.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tallystick.web.page import LANGUAGES, THEMES
from tallystick.web.site import Site

_SETTINGS = {"lang": {code for code, _ in LANGUAGES}, "theme": {code for code, _ in THEMES}, "keys": {"on", "off"}}
_LASTS = timedelta(days=365)


class Remembering:
    """An application whose addresses need not say how their reader wants to see them."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or leads on to where the answer is, with what was chosen kept in cookies."""
        chosen = _chosen(Request(scope)) if scope["type"] == "http" and scope["method"] == "GET" else {}
        if not chosen:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        kept = request.url.remove_query_params(list(chosen))
        goes_on = RedirectResponse(f"{kept.path}{f'?{kept.query}' if kept.query else ''}", 303)
        for name, value in chosen.items():
            if value in _SETTINGS[name]:
                self._site.set_cookie(goes_on, request, name, value, lasts=_LASTS)
        await goes_on(scope, receive, send)


def _chosen(request: Request) -> dict[str, str]:
    """What the address chooses."""
    return {name: request.query_params[name] for name in _SETTINGS if name in request.query_params}
