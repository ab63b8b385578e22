"""Lets a request in, or refuses it, before it is read: who asks is compared with what the route needs."""

from __future__ import annotations

import math
from datetime import timedelta
from urllib.parse import quote, urlencode

from fastapi import HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tallystick.errors import TallystickError
from tallystick.model import Role
from tallystick.reports.interface import marked
from tallystick.web.api.problems import problem
from tallystick.web.knowing import BEARER, CHALLENGE, address_of, known
from tallystick.web.quota import Quota
from tallystick.web.roles import LOOKING, Need, need_of
from tallystick.web.site import Site
from tallystick.web.visitor import How, Visitor

_WITH_A_PASSWORD_OF_OTHERS = ("/account", "/account/password", "/sign-in", "/sign-out")
"""What somebody may do whose password somebody else chose."""
_LONGEST_FORM = 20_000


class Admission:
    """An application behind its door."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site
        self._quota = Quota(site.terms.calls, site.books.clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers who may ask; everybody else is told what is missing."""
        refusal = await run_in_threadpool(self._refused, Request(scope)) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await refusal(scope, receive, send)

    def _refused(self, request: Request) -> Response | None:
        """Why a request is not let in; None where it is. Who asks is noted for whoever answers."""
        path = str(request.scope["path"]).removeprefix(self._site.prefix) or "/"
        request.scope.setdefault("state", {})["visitor"] = Visitor(How.NOT, None)
        try:
            if "\n" in path:  # which routes overlook at the end of a path
                raise HTTPException(404, "there is nothing at this address")
            need = need_of(request.method, path)
            _check_length(request, need)
            visitor = self._known(request, path, need)
            request.scope["state"]["visitor"] = visitor
            self._check(visitor, need, request, path)
        except HTTPException as refusal:
            return self._told(request, path, refusal.status_code, str(refusal.detail), dict(refusal.headers or {}))
        except TallystickError:
            return self._told(request, path, 503, "the users of this desk cannot be looked up", {})
        return self._to_account(visitor, request, path)

    def _known(self, request: Request, path: str, need: Need) -> Visitor:
        """The visitor, whose calls of the API are counted, also those with a token that opens nothing."""
        try:
            visitor = known(request, self._site)
        except HTTPException:
            if need.role is None:
                return Visitor(How.NOT, None)
            self._count(address_of(request))
            raise
        if path.startswith("/api/") and visitor.how is not How.HERE:
            self._count(visitor.key)
        return visitor

    def _count(self, caller: str) -> None:
        wait = self._quota.wait(caller)
        if wait:
            raise HTTPException(429, "too many calls; make the next one later", {"Retry-After": seconds(wait)})

    def _check(self, visitor: Visitor, need: Need, request: Request, path: str) -> None:
        """Refuses a visitor who has not what a route needs."""
        if need.role is None:
            return
        by_form = not path.startswith("/api/") and request.method not in LOOKING
        if visitor.how is How.TOKEN and (need.person or by_form):
            raise HTTPException(403, "a token opens the API and what there is to see; this is for people who signed in")
        if need.person and visitor.how is How.HERE:
            raise HTTPException(404, "this desk has no users")
        if need.role is not Role.READER and self._site.reviewer is None and not need.person:
            raise HTTPException(403, "nobody may change anything here; this desk serves for reading only")
        if (need.person and visitor.how is How.NOT) or not visitor.may(need.role):
            if visitor.is_known:
                raise HTTPException(403, f"this needs the role {need.role}, and {visitor.name} is {visitor.role}")
            raise HTTPException(401, "sign in, or send a token", {"WWW-Authenticate": CHALLENGE})

    def _to_account(self, visitor: Visitor, request: Request, path: str) -> Response | None:
        """Leads somebody whose password was chosen by somebody else to where it is changed."""
        session = visitor.session
        if session is None or not session.user.provisional:
            return None
        if path in _WITH_A_PASSWORD_OF_OTHERS or path.startswith("/static/"):
            return None
        if request.method in LOOKING and not path.startswith("/api/"):
            return RedirectResponse(f"{self._site.prefix}/account", 303)
        return self._told(request, path, 403, "choose a password of your own first", {})

    def _told(self, request: Request, path: str, status: int, detail: str, headers: dict[str, str]) -> Response:
        if path.startswith("/api/"):
            return problem(status, detail, headers | ({"WWW-Authenticate": BEARER} if status == 401 else {}))
        if request.headers.get("hx-request"):
            said = self._site.speech(request).say(self._sentence(status))
            return PlainTextResponse(f"{said}\n", status, headers)
        if status == 401 and not _is_browser(request):
            return PlainTextResponse(f"{detail}\n", status, headers)
        if status == 401:
            return RedirectResponse(f"{self._site.prefix}/sign-in{_onward(request)}", 303)
        page = self._site.bare_page(request)
        said = page.speech.say(self._sentence(status))
        answer = self._site.render(
            "refused.html", page, status, missing=status == 404, failed=False, detail="" if status == 404 else said
        )
        answer.headers.update(headers)
        return answer

    def _sentence(self, status: int) -> str:
        """What a page says of a refusal."""
        if status == 401:
            return marked("Sign in")
        if status == 404:
            return marked("There is nothing at this address.")
        if status == 413:
            return marked("That is too long for a form.")
        if status == 403 and self._site.reviewer is None:
            return marked("Nobody may review here; the admin of this desk can change that.")
        if status == 403:
            return marked("This needs another role than yours; an admin of this desk can give it to you.")
        return marked("The users of this desk cannot be looked up just now; try again in a moment.")


def seconds(wait: timedelta) -> str:
    """A time to wait as headers have it."""
    return str(max(1, math.ceil(wait.total_seconds())))


def _is_browser(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _check_length(request: Request, need: Need) -> None:
    """Refuses long forms of those who are not signed in, before they are read."""
    if need.role is None and request.method not in LOOKING:
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length[:9]) > _LONGEST_FORM:
            raise HTTPException(413, "that is too long for a form")


def _onward(request: Request) -> str:
    """The address that was asked for, to go on to after signing in."""
    if request.method not in LOOKING:
        return ""
    path, query = quote(str(request.scope["path"])), request.url.query
    return f"?{urlencode({'next': f'{path}?{query}' if query else path})}"
