"""The feeds of claims and of findings, with the filters of their pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Request, Response

from tallystick.model import Finding, FindingKind, Sought
from tallystick.model.page import Page
from tallystick.web.feeds import MOST, Feed, Item, atom, claim_items, finding_items, json_feed
from tallystick.web.pages.asking import asked, filters_of, listed, site_of
from tallystick.web.pages.claims import filters

router = APIRouter()
ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"


@router.get("/claims.atom")
def claims_atom(request: Request) -> Response:
    """The claims that fit the filters, as Atom."""
    return sent_as(request, _claims(request), atom, ATOM)


@router.get("/claims.feed.json")
def claims_feed(request: Request) -> Response:
    """The claims that fit the filters, as JSON Feed."""
    return sent_as(request, _claims(request), json_feed, JSON)


@router.get("/findings.atom")
def findings_atom(request: Request) -> Response:
    """The findings, of one kind where that is asked, as Atom."""
    return sent_as(request, _findings(request), atom, ATOM)


@router.get("/findings.feed.json")
def findings_feed(request: Request) -> Response:
    """The findings, of one kind where that is asked, as JSON Feed."""
    return sent_as(request, _findings(request), json_feed, JSON)


def _claims(request: Request) -> Feed:
    site = site_of(request)
    speech = site.speech(request)
    with site.look(request) as look:
        found = listed(lambda after: look.claims(filters(request), after=after, limit=MOST)[0], request)
        told = look.claim_digests([one.claim.id for one in found])
    return feed_of(request, "/claims", speech.say("Claims"), claim_items(found, told, speech), found.next)


def _findings(request: Request) -> Feed:
    site = site_of(request)
    speech, kind = site.speech(request), asked(request, "kind")
    category = filters_of(request, Sought.FINDINGS)["category"]
    known = not kind or kind in set(FindingKind)
    with site.look(request) as look:
        one = FindingKind(kind) if kind and known else None
        found = Page[Finding]([])
        if known:
            found = listed(lambda after: look.latest_findings(one, after, MOST, category=category), request)
        told = look.finding_digests([one.id for one in found])
    return feed_of(request, "/findings", speech.say("Findings"), finding_items(found, told, speech), found.next)


def feed_of(request: Request, path: str, title: str, items: tuple[Item, ...], after: str | None = None) -> Feed:
    """A page of a feed of items, which the page at a path shows too; `after` is the cursor of what follows."""
    site, url = site_of(request), request.url
    desk = f"{url.scheme}://{url.netloc}{site.prefix}"
    query = f"?{url.query}" if url.query else ""
    address = f"{desk}{url.path.removeprefix(site.prefix)}"
    kept = [(key, value) for key, value in parse_qsl(url.query) if key != "after"]
    name = f"Tallystick: {title}"
    return Feed(
        name,
        site.speech(request).words.code,
        desk,
        f"{address}{query}",
        f"{desk}{path}{query}",
        items,
        f"{address}?{urlencode([*kept, ('after', after)])}" if after else None,
    )


def sent_as(request: Request, feed: Feed, form: Callable[[Feed], bytes], kind: str) -> Response:
    """The feed as it is sent."""
    return sent_once(request, form(feed), kind)


def sent_once(request: Request, made: bytes, kind: str) -> Response:
    """Bytes as they are sent; a reader that has them already is told so.

    It is told by their hash alone: what is withdrawn or corrected makes a feed another one, and no later.
    """
    tag = f'W/"{hashlib.sha256(made).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(made, 200, headers, kind)
