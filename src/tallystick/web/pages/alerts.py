"""Saved searches and what is new in them, as a page and as feeds; whoever may judge saves and forgets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.errors import SettingError
from tallystick.model import Alert, FindingKind, SavedSearch, Status, Verdict
from tallystick.model.filters import FILTERS
from tallystick.web.feeds import Item, atom, json_feed
from tallystick.web.filtered import ONLY, SOUGHT, chips, filter_in_words
from tallystick.web.forms import checked
from tallystick.web.pages.asking import asked, site_of
from tallystick.web.pages.feeds import ATOM, JSON, feed_of, sent_as
from tallystick.web.refusals import refusal_in_words
from tallystick.web.site import Site
from tallystick.web.things import Named, named
from tallystick.web.visitor import visitor_of

router = APIRouter()
Words = Annotated[str, Form()]
_NEWEST = 100
_FILTERS = tuple(dict.fromkeys(name for names in FILTERS.values() for name in names))
_OFFERED = ("q", "status", "category", "only", "kind", "verdict")


@router.get("/alerts")
def alerts(request: Request) -> Response:
    """All saved searches, and the newest alerts of one of them where it is named."""
    return _page(request)


@router.get("/alerts.atom")
def alerts_atom(request: Request) -> Response:
    """The newest alerts of a search, as Atom."""
    site, search = _search(request)
    return sent_as(request, feed_of(request, "/alerts", search.name, _items(site, request, search)), atom, ATOM)


@router.get("/alerts.feed.json")
def alerts_feed(request: Request) -> Response:
    """The newest alerts of a search, as JSON Feed."""
    site, search = _search(request)
    return sent_as(request, feed_of(request, "/alerts", search.name, _items(site, request, search)), json_feed, JSON)


async def _filters_sent(request: Request) -> dict[str, str]:
    """The filters of a form that are filled in."""
    form = await request.form()
    sent = {name: form.get(name) for name in _FILTERS}
    return {name: value.strip() for name, value in sent.items() if isinstance(value, str) and value.strip()}


@router.post("/alerts/save")
def save(
    request: Request,
    filters: Annotated[dict[str, str], Depends(_filters_sent)],
    name: Words = "",
    sought: Words = "",
    token: Words = "",
) -> Response:
    """Saves a search; what it finds now is known."""
    site = site_of(request)
    checked(request, token)
    try:
        made = site.books.searches.save(name, sought, by=visitor_of(request).name, **filters)
    except SettingError as problem:
        return _page(request, refusal_in_words(problem, site.speech(request)), 422)
    told = site.speech(request).say("“{name}” is saved: what it finds from now on is new.", name=made.name)
    return _done(request, f"/alerts?{urlencode({'name': made.name})}", told)


@router.post("/alerts/forget")
def forget(request: Request, name: Words = "", token: Words = "") -> Response:
    """Forgets a search with its alerts and webhooks."""
    checked(request, token)
    try:
        site_of(request).books.searches.forget(name)
    except SettingError as problem:
        return _page(request, refusal_in_words(problem, site_of(request).speech(request)), 422)
    return _done(request, "/alerts", site_of(request).speech(request).say("“{name}” is forgotten.", name=name))


def _page(request: Request, complaint: str = "", status: int = 200) -> Response:
    site = site_of(request)
    page, searches = site.page(request), site.books.searches.all()
    here = next((one for one in searches if one.name == asked(request, "name")), None)
    return site.render(
        "alerts.html",
        page,
        status,
        complaint=complaint,
        searches=[(one, _in_words(one, site, request), f"?{urlencode({'name': one.name})}") for one in searches],
        here=here,
        found=[] if here is None else list(_found(site, request, here)),
        sought=[(one, page.speech.say(name)) for one, name in SOUGHT.items()],
        statuses=[(one.value, page.speech.status(one)) for one in Status],
        kinds=[(one.value, page.speech.kind(one)) for one in FindingKind],
        verdicts=[(one.value, page.speech.verdict(one)) for one in Verdict],
        only=[(one.value, page.speech.say(words)) for one, words in ONLY.items()],
        hidden=chips(request, (name for name in _FILTERS if name not in _OFFERED), page.speech),
        categories=sorted(((path, page.speech.category(path)) for path in page.speech.labels), key=lambda one: one[1]),
        asked={name: asked(request, name) for name in ("sought", *_FILTERS)},
    )


def _in_words(search: SavedSearch, site: Site, request: Request) -> str:
    """What a search looks for, as the page calls it."""
    speech = site.speech(request)
    chosen = (filter_in_words(name, value, speech) for name, value in search.filters)
    return ", ".join((speech.say(SOUGHT[search.sought]), *chosen))


def _found(site: Site, request: Request, search: SavedSearch) -> Iterator[tuple[Alert, Named | None]]:
    """The newest alerts with their things, as these stand now."""
    speech = site.speech(request)
    for alert in site.books.searches.alerts(search.name, limit=_NEWEST, newest=True):
        thing = site.books.searches.thing(alert, search.sought, language=speech.words.code)
        yield alert, None if thing is None else named(thing, speech)


def _items(site: Site, request: Request, search: SavedSearch) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"urn:tallystick:alert:{quote(search.name, safe='')}:{alert.number}",
            thing.path,
            thing.title,
            (thing.told,),
            alert.noted,
            None,
        )
        for alert, thing in _found(site, request, search)
        if thing is not None
    )


def _search(request: Request) -> tuple[Site, SavedSearch]:
    site = site_of(request)
    try:
        return site, site.books.searches.named(asked(request, "name"))
    except SettingError as problem:
        raise HTTPException(404) from problem


def _done(request: Request, address: str, told: str) -> Response:
    site = site_of(request)
    name = site.noted(told)
    return RedirectResponse(f"{site.prefix}{address}{'&' if '?' in address else '?'}done={name}", 303)
