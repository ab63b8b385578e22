"""Where what is new is sent, for admins: addresses, how far each is, and what was laid aside."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from tallystick.errors import SettingError, TallystickError
from tallystick.model import Role
from tallystick.web.pages.account import Shown, done, signed_in
from tallystick.web.pages.asking import site_of
from tallystick.web.refusals import refusal_in_words

router = APIRouter(prefix="/webhooks")
Words = Annotated[str, Form()]


@router.get("")
def webhooks(request: Request) -> Response:
    """All webhooks, and the alerts that were laid aside."""
    return _page(request)


@router.post("/add")
def add(request: Request, search: Words = "", url: Words = "", token: Words = "") -> Response:
    """A new address, whose secret is shown once."""
    _, session = signed_in(request, token, Role.ADMIN)
    site = site_of(request)
    try:
        made, secret = site.books.webhooks.add(search, url.strip(), by=session.user.name)
    except SettingError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    say = site.speech(request).say
    told = say("The secret that signs what is sent to {address}. It is not shown again.", address=made.url)
    return _page(request, shown=Shown(told, secret))


@router.post("/remove")
def remove(request: Request, id: Words = "", token: Words = "") -> Response:
    """Sends nothing more to an address."""
    signed_in(request, token, Role.ADMIN)
    try:
        site_of(request).books.webhooks.remove(id)
    except SettingError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    return done(request, "/webhooks", site_of(request).speech(request).say("Done."))


@router.post("/again")
def again(request: Request, id: Words = "", number: Words = "", token: Words = "") -> Response:
    """Sends an alert that was laid aside once more, now."""
    signed_in(request, token, Role.ADMIN)
    wanted = int(number) if number.isdecimal() and len(number) < 10 else 0
    try:
        site_of(request).books.webhooks.again(id, wanted, allow_hosts=request.app.state.webhook_hosts)
    except TallystickError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    return done(request, "/webhooks", site_of(request).speech(request).say("Done."))


def _page(request: Request, complaint: str = "", status: int = 200, shown: Shown | None = None) -> Response:
    signed_in(request, role=Role.ADMIN)
    site = site_of(request)
    hooks = site.books.webhooks.all()
    answer = site.render(
        "webhooks.html",
        site.bare_page(request),
        status,
        complaint=complaint,
        shown=shown,
        hooks=hooks,
        searches=site.books.searches.all(),
        aside=[(one, hook) for one in site.books.webhooks.undelivered() for hook in hooks if hook.id == one.webhook],
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
