"""The assistant's tools over HTTP: open to this machine where the ledger has no users, else to who sends a token."""

from __future__ import annotations

import math

import uvicorn
from anyio import to_thread
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tallystick.desk.books import Ledger
from tallystick.errors import SettingError, TallystickError
from tallystick.web.assistant import assistant
from tallystick.web.kept_users import KeptUsers
from tallystick.web.loopback import is_loopback
from tallystick.web.quota import Quota

_HERE = ("127.0.0.1", "localhost", "[::1]")
_CALLS = 600
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Tallystick"'}


def serve_tools(books: Ledger, *, host: str, port: int, names: tuple[str, ...] = ()) -> None:
    """Answers on an address until interrupted; `names` are further names by which it is called, as a proxy's."""
    access = books.access()
    if access is not None:
        access.close()  # the door opens them for itself
    elif not is_loopback(host):
        raise SettingError(
            f"{host}: whoever reaches this address could look into the ledger; add users with `tallystick users add`, "
            "or serve on 127.0.0.1"
        )
    hosts = [f"{name}{port}" for name in (*_HERE, host, *names) for port in ("", ":*")]
    origins = [f"{scheme}://{name}" for scheme in ("http", "https") for name in hosts]
    guarded = TransportSecuritySettings(allowed_hosts=hosts, allowed_origins=origins)
    app = assistant(books).streamable_http_app(host=host, transport_security=guarded)
    uvicorn.run(TokenDoor(app, books), host=host, port=port, log_level="warning", proxy_headers=False)


class TokenDoor:
    """An application that is opened by a token of any role, since it only looks; each request sends it."""

    def __init__(self, app: ASGIApp, books: Ledger) -> None:
        self._app = app
        self._users = KeptUsers(books)
        self._quota = Quota(_CALLS, books.clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers who has a token; everybody does where there are no users."""
        refusal = await to_thread.run_sync(self._refused, scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await refusal(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        try:
            access = self._users.now()
            if access is None:
                return None
            scheme, _, secret = Headers(scope=scope).get("authorization", "").partition(" ")
            token = access.tokens.of(secret.strip()) if scheme.lower() == "bearer" else None
        except TallystickError:
            return JSONResponse({"error": "the users cannot be looked up"}, 503)
        address = (scope.get("client") or ("",))[0]
        wait = self._quota.wait(f"token {token.id}" if token else f"address {address}")
        if wait:
            headers = {"Retry-After": str(math.ceil(wait.total_seconds()))}
            return JSONResponse({"error": "too many calls; make the next one later"}, 429, headers)
        return None if token else JSONResponse({"error": "send a token that holds"}, 401, _CHALLENGE)
