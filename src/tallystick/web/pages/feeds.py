"""The feeds of claims and of findings, with the filters of their pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from tallystick.model import FindingKind, Sought
from tallystick.web.feeds import MOST, Feed, Item, atom, claim_items, finding_items, json_feed
from tallystick.web.pages.asking import asked, filters_of, site_of
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
        told_last, _ = look.claims(filters(request), limit=MOST)
        holdings = look.holdings(one.claim.id for one in told_last)
    return feed_of(request, "/claims", speech.say("Claims"), claim_items(holdings.claims, holdings, speech))


def _findings(request: Request) -> Feed:
    site = site_of(request)
    speech, kind = site.speech(request), asked(request, "kind")
    category = filters_of(request, Sought.FINDINGS)["category"]
    known = not kind or kind in set(FindingKind)
    with site.look(request) as look:
        found = look.latest_findings(FindingKind(kind) if kind else None, MOST, category=category) if known else []
        holdings = look.holdings(findings=found)
    return feed_of(request, "/findings", speech.say("Findings"), finding_items(found, holdings, speech))


def feed_of(request: Request, path: str, title: str, items: tuple[Item, ...]) -> Feed:
    """A feed of items, which the page at a path shows too."""
    site, url = site_of(request), request.url
    desk = f"{url.scheme}://{url.netloc}{site.prefix}"
    query = f"?{url.query}" if url.query else ""
    name = f"Tallystick: {title}"
    return Feed(
        name,
        site.speech(request).words.code,
        desk,
        f"{desk}{url.path.removeprefix(site.prefix)}{query}",
        f"{desk}{path}{query}",
        items,
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
