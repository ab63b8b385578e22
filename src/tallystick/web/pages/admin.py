"""Who may do what, for admins: users, their roles and passwords, tokens, sessions, and what was changed of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response

from tallystick.errors import AccessError
from tallystick.model import Role
from tallystick.web.pages.account import Shown, done, signed_in
from tallystick.web.pages.asking import site_of
from tallystick.web.people import event_in_words, refusal_in_words, role_in_words, role_of, roles

router = APIRouter(prefix="/admin")
_MOST_SESSIONS = 200
Words = Annotated[str, Form()]


@router.get("")
def admin(request: Request) -> Response:
    """All users, tokens and sessions."""
    return _page(request)


@router.post("/users")
def add_user(request: Request, name: Words = "", role: Words = "", again: Words = "", token: Words = "") -> Response:
    """A new user, with a password that is shown once and has to be changed."""
    access, session = signed_in(request, token, Role.ADMIN)
    try:
        made = access.users.add(name, role_of(role), None, by=session.user.name, again=bool(again))
    except AccessError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    return _page(request, shown=_handed_over(request, made.user.name, made.password or ""))


@router.post("/users/role")
def set_role(request: Request, name: Words = "", role: Words = "", token: Words = "") -> Response:
    """Another role, from now on."""
    access, session = signed_in(request, token, Role.ADMIN)
    try:
        user = access.users.set_role(name, role_of(role), by=session.user.name)
    except AccessError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    speech = site_of(request).speech(request)
    told = speech.say("{name}: {role} from now on.", name=user.name, role=role_in_words(user.role, speech))
    return done(request, "/account" if user.name == session.user.name else "/admin", told)


@router.post("/users/password")
def set_password(request: Request, name: Words = "", token: Words = "") -> Response:
    """Another password for somebody who lost it, shown once; it has to be changed."""
    access, session = signed_in(request, token, Role.ADMIN)
    if name == session.user.name:
        return _page(request, site_of(request).speech(request).say("Change your own password on your own page."), 422)
    try:
        made = access.users.set_password(name, None, by=session.user.name)
    except AccessError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    return _page(request, shown=_handed_over(request, made.user.name, made.password or ""))


@router.post("/users/remove")
def remove(request: Request, name: Words = "", token: Words = "") -> Response:
    """Lets somebody in no more."""
    access, session = signed_in(request, token, Role.ADMIN)
    try:
        user = access.users.remove(name, by=session.user.name)
    except AccessError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    told = (
        site_of(request)
        .speech(request)
        .say("{name} was removed; sessions have ended, tokens are revoked.", name=user.name)
    )
    return done(request, "/admin", told)


@router.post("/tokens/revoke")
def revoke(request: Request, id: Words = "", token: Words = "") -> Response:
    """Takes anybody's token back."""
    access, session = signed_in(request, token, Role.ADMIN)
    try:
        access.tokens.revoke(id, by=session.user.name)
    except AccessError as problem:
        raise HTTPException(404) from problem
    return done(request, "/admin", site_of(request).speech(request).say("The token opens nothing any more."))


@router.post("/sessions/end")
def end_session(request: Request, id: Words = "", token: Words = "") -> Response:
    """Ends anybody's session."""
    access, session = signed_in(request, token, Role.ADMIN)
    access.sessions.end(id, by=session.user.name)
    return done(request, "/admin", site_of(request).speech(request).say("The session has ended."))


def _handed_over(request: Request, name: str, password: str) -> Shown:
    say = site_of(request).speech(request).say
    return Shown(
        say("The password of {name}, to be changed when it is first used. It is not shown again.", name=name), password
    )


def _page(request: Request, complaint: str = "", status: int = 200, shown: Shown | None = None) -> Response:
    access, session = signed_in(request, role=Role.ADMIN)
    site = site_of(request)
    page = site.bare_page(request)
    answer = site.render(
        "admin.html",
        page,
        status,
        complaint=complaint,
        shown=shown,
        users=[(user, role_in_words(user.role, page.speech)) for user in access.users.all()],
        roles=roles(page.speech),
        tokens=[(one, role_in_words(one.role, page.speech)) for one in access.tokens.all()],
        sessions=access.sessions.all()[:_MOST_SESSIONS],
        events=[(event, event_in_words(event, page.speech)) for event in access.users.events()],
        here=session.id,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
