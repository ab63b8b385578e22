"""Every request watched from the outside: how it was answered and how long that took, for metrics and log.

A request is told by its route. Its address may hold what somebody searched for, and its path a secret, so that neither
the query nor what stands in a path's places is written down.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Mapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tallystick.web.metrics import Metrics

ACCESS = logging.getLogger("tallystick.access")
NOWHERE = "(none)"
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
_PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")


class Watched:
    """An application whose every answer is counted and logged."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the application does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, began = str(scope["path"]), time.monotonic()
        answer = _Answer(send, lambda whole: self._tell(scope, path, whole, time.monotonic() - began))
        try:
            await self._app(scope, receive, answer)
        finally:
            answer.end()

    def _tell(self, scope: Scope, path: str, answer: _Answer, seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        route = route_of(path, getattr(scope.get("route"), "path", None), scope.get("path_params") or {})
        self._metrics.answered(method, route, answer.status, seconds)
        told = {"method": method, "route": route, "status": answer.status, "bytes": answer.size}
        ACCESS.info("request", extra={"told": {**told, "milliseconds": round(seconds * 1000)}})


class _Answer:
    """Hands an answer on, and keeps its status and its size; 500 where none began.

    It is told before its last part is sent, so that whoever has an answer finds it counted.
    """

    def __init__(self, send: Send, tell: Callable[[_Answer], None]) -> None:
        self._send = send
        self._tell: Callable[[_Answer], None] | None = tell
        self.status = 500
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
            if not message.get("more_body", False):
                self.end()
        await self._send(message)

    def end(self) -> None:
        """Tells the answer, once."""
        tell, self._tell = self._tell, None
        if tell is not None:
            tell(self)


def route_of(path: str, template: str | None, params: Mapping[str, Any]) -> str:
    """The route of a path, with what stands before the part that its template knows.

    >>> route_of("/desk/claims/7f", "/claims/{id}", {"id": "7f"}), route_of("/wp-login.php", None, {})
    ('/desk/claims/{id}', '(none)')
    """
    if template is None:
        return NOWHERE
    filled = _PLACE.sub(lambda place: str(params.get(place[1], "")), template)
    return path.removesuffix(filled) + template if path.endswith(filled) else template
