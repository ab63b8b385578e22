"""Signing in and out. What is wrong with a name and password that do not belong together is told to nobody."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.ledger.access.access import Access
from tallystick.ledger.access.sign_in import NotNow
from tallystick.web.admission import seconds
from tallystick.web.forms import SESSION, TOKEN, back, checked
from tallystick.web.knowing import address_of
from tallystick.web.pages.asking import site_of
from tallystick.web.site import Site
from tallystick.web.visitor import visitor_of

router = APIRouter()
_BROWSER = "tallystick_browser"
_KNOWN_FOR = timedelta(days=365)
_MOST_LETTERS = 1000
Words = Annotated[str, Form()]


@router.get("/sign-in")
def form(request: Request) -> Response:
    """Asks for name and password; whoever is signed in goes on."""
    site = site_of(request)
    users_of(site)
    onward = request.query_params.get("next", "")
    if visitor_of(request).session is not None:
        return RedirectResponse(back(request, onward, site.prefix), 303)
    return _form(request, onward)


@router.post("/sign-in")
def sign_in(request: Request, name: Words = "", password: Words = "", next: Words = "", token: Words = "") -> Response:
    """Opens a session, under a new id and in the place of any that the browser had."""
    site = site_of(request)
    checked(request, token)
    found = users_of(site).sign_in.try_it(
        name[:_MOST_LETTERS],
        password[:_MOST_LETTERS],
        address=address_of(request),
        agent=request.headers.get("user-agent", ""),
        browser=request.cookies.get(_BROWSER, ""),
        before=request.cookies.get(SESSION, ""),
    )
    say = site.speech(request).say
    if isinstance(found, NotNow):
        refused = _form(request, next, say("Too many attempts. Wait a minute, then try again."), name, 429)
        refused.headers["Retry-After"] = seconds(found.wait)
        return refused
    if found is None:
        return _form(request, next, say("This name and this password do not belong together."), name, 422)
    goes_on = RedirectResponse(back(request, next, site.prefix), 303)
    site.set_cookie(goes_on, request, SESSION, found.session)
    site.set_cookie(goes_on, request, _BROWSER, found.browser, lasts=_KNOWN_FOR, strict=True, path="/sign-in")
    goes_on.delete_cookie(TOKEN, path=site.prefix or "/")
    return goes_on


@router.post("/sign-out")
def sign_out(request: Request, token: Words = "") -> Response:
    """Ends the session for good, not only in this browser."""
    site = site_of(request)
    checked(request, token)
    users_of(site).sessions.close(request.cookies.get(SESSION, ""))
    leaves = RedirectResponse(f"{site.prefix}/sign-in", 303)
    leaves.delete_cookie(SESSION, path=site.prefix or "/")
    return leaves


def users_of(site: Site) -> Access:
    """The users of a desk that has some; 404 on any other."""
    access = site.access()
    if access is None:
        raise HTTPException(404)
    return access


def _form(request: Request, onward: str, complaint: str = "", name: str = "", status: int = 200) -> Response:
    site = site_of(request)
    answer = site.render("sign_in.html", site.bare_page(request), status, complaint=complaint, name=name, onward=onward)
    answer.headers["Cache-Control"] = "no-store"
    return answer
