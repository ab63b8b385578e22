"""One's own account: password, tokens for one's programs, and the browsers in which one is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.errors import AccessError
from tallystick.ledger.access.access import Access
from tallystick.model import Role, Session
from tallystick.web.forms import checked
from tallystick.web.knowing import address_of
from tallystick.web.pages.asking import site_of
from tallystick.web.pages.sign_in import users_of
from tallystick.web.people import refusal_in_words, role_in_words, role_of, roles
from tallystick.web.visitor import visitor_of

router = APIRouter(prefix="/account")
Words = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Shown:
    """A secret that a page shows once, with what it is."""

    told: str
    secret: str


@router.get("")
def account(request: Request) -> Response:
    """The account of whoever is signed in."""
    return _page(request)


@router.post("/password")
def password(request: Request, now: Words = "", new: Words = "", again: Words = "", token: Words = "") -> Response:
    """Another password, for whoever knows the present one; other sessions end."""
    access, session = signed_in(request, token)
    say, name = site_of(request).speech(request).say, session.user.name
    if access.sign_in.may_try(name, address_of(request)):
        return _page(request, say("Too many attempts. Wait a minute, then try again."), status=429)
    if not access.users.is_password(name, now):
        return _page(request, say("That is not your present password."), status=422)
    if new != again:
        return _page(request, say("The new password was not written alike twice."), status=422)
    try:
        access.users.set_password(name, new, by=name, keep=session.id)
    except AccessError as refusal:
        return _page(request, refusal_in_words(refusal, site_of(request).speech(request)), status=422)
    return done(request, "/account", say("Your password was changed; all other sessions of yours have ended."))


@router.post("/tokens")
def add_token(
    request: Request, about: Words = "", role: Words = "", expires: Words = "", token: Words = ""
) -> Response:
    """A new token, shown once."""
    access, session = signed_in(request, token)
    say, name = site_of(request).speech(request).say, session.user.name
    try:
        ends = datetime.combine(date.fromisoformat(expires), time.max, UTC) if expires else None
    except ValueError:
        return _page(request, say("That is no day; write it like 2026-02-04."), status=422)
    try:
        made, secret = access.tokens.add(name, about, role_of(role), by=name, expires=ends)
    except AccessError as refusal:
        return _page(request, refusal_in_words(refusal, site_of(request).speech(request)), status=422)
    told = say("The token “{about}”. Copy it now: it is not shown again.", about=made.about)
    return _page(request, shown=Shown(told, secret))


@router.post("/tokens/revoke")
def revoke(request: Request, id: Words = "", token: Words = "") -> Response:
    """Takes a token of one's own back."""
    access, session = signed_in(request, token)
    try:
        access.tokens.revoke(id, by=session.user.name, of=session.user.name)
    except AccessError as problem:
        raise HTTPException(404) from problem
    return done(request, "/account", site_of(request).speech(request).say("The token opens nothing any more."))


@router.post("/sessions/end")
def end_sessions(request: Request, token: Words = "") -> Response:
    """Ends all sessions of one's own but this one."""
    access, session = signed_in(request, token)
    access.sessions.end_all(session.user.name, by=session.user.name, keep=session.id)
    return done(request, "/account", site_of(request).speech(request).say("All other sessions of yours have ended."))


def signed_in(request: Request, token: str | None = None, role: Role = Role.READER) -> tuple[Access, Session]:
    """The users, and the session of whoever asks, who has the role; with a `token` the form is checked as well."""
    visitor = visitor_of(request)
    if visitor.session is None or not visitor.may(role):
        raise HTTPException(403)
    if token is not None:
        checked(request, token)
    return users_of(site_of(request)), visitor.session


def done(request: Request, path: str, told: str) -> Response:
    """Goes on to a page that says what was done."""
    site = site_of(request)
    return RedirectResponse(f"{site.prefix}{path}?done={site.noted(told)}", 303)


def _page(request: Request, complaint: str = "", status: int = 200, shown: Shown | None = None) -> Response:
    access, session = signed_in(request)
    site = site_of(request)
    page = site.bare_page(request)
    user = access.users.named(session.user.name)
    answer = site.render(
        "account.html",
        page,
        status,
        complaint=complaint,
        shown=shown,
        user=user,
        role=role_in_words(user.role, page.speech),
        roles=roles(page.speech, user.role),
        tokens=[(one, role_in_words(one.role, page.speech)) for one in access.tokens.all(user.name)],
        sessions=access.sessions.all(user.name),
        here=session.id,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
