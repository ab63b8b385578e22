"""How the API answers: exact JSON with the tag of the ledger's state, and lists a page at a time.

A cursor names the place where a page ended: the next one begins behind it, whether or not what stood there
still stands, so that pages neither skip nor repeat what others leave alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from fastapi import Header, Query, Request, Response

from tallystick import __version__
from tallystick.contract.lines import written
from tallystick.model.page import Page
from tallystick.web.api.problems import told
from tallystick.web.pages.asking import site_of

Thing = TypeVar("Thing")
Json = dict[str, Any]

After = Annotated[
    str,
    Query(
        max_length=2000, description="Where the page begins: the `after` of the `next` that came with the page before."
    ),
]
Limit = Annotated[int, Query(ge=1, le=500, description="How many things a page holds.")]
IfNoneMatch = Annotated[str | None, Header(description="Tags that the caller has; 304 where one still holds.")]

A_PAGE = 25
"""So many things a page holds unless more are asked for."""

LOOKED_UP = {304: {"description": "Nothing was recorded or judged since."}, **told(401, 403, 422, 429, 500, 503)}
ONE_LOOKED_UP = {**LOOKED_UP, **told(404)}


def answered(request: Request, make: Callable[[], object]) -> Response:
    """An object as it is sent; where nothing was recorded since the caller's answer, it is not even made."""
    tag = _tag(request)
    return _unchanged(request, tag) or as_json(make(), headers=_tagged(tag))


def told_now(request: Request, value: object, headers: dict[str, str] | None = None) -> Response:
    """An object that changes without anything being recorded, tagged by itself."""
    tag = f'W/"{hashlib.sha256(f"{request.url.query} {written(value)}".encode()).hexdigest()[:32]}"'
    sent = {**_tagged(tag), **(headers or {})}
    return Response(status_code=304, headers=sent) if _holds(request, tag) else as_json(value, headers=sent)


def listed_now(request: Request, page: Page[Thing], as_object: Callable[[Thing], Json]) -> Response:
    """A page of such things, with the path of the next one."""
    onward = _onward(request, page.next) if page.next is not None else None
    return told_now(request, {"items": [as_object(one) for one in page], "next": onward}, _links(onward))


def as_json(value: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """JSON with every digit."""
    return Response(written(value), status, headers, "application/json")


def listed(
    request: Request,
    page: Callable[[str | None, int], Page[Thing]],
    after: str,
    limit: int,
    as_object: Callable[[Thing], Json],
) -> Response:
    """A page of things behind a cursor, with the path of the next one."""
    tag = _tag(request)  # of the state before what follows is read: never newer than that
    known = _unchanged(request, tag)
    if known is not None:
        return known
    found = page(after or None, limit)
    onward = _onward(request, found.next) if found.next is not None else None
    made = {"items": [as_object(one) for one in found], "next": onward}
    return as_json(made, headers={**_tagged(tag), **_links(onward)})


def unchanged(request: Request) -> Response | None:
    """The answer that nothing was recorded or judged since; None where the caller has none of this state."""
    return _unchanged(request, _tag(request))


def _unchanged(request: Request, tag: str) -> Response | None:
    return Response(status_code=304, headers=_tagged(tag)) if _holds(request, tag) else None


def _holds(request: Request, tag: str) -> bool:
    """Whether the caller has the answer of this tag."""
    asked = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return tag in asked


def headers_of(request: Request) -> dict[str, str]:
    """The tag of the state in which the ledger is, and that nobody keeps an answer without asking."""
    return _tagged(_tag(request))


def _tagged(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}


def _links(onward: str | None) -> dict[str, str]:
    return {"Link": f'<{onward}>; rel="next"'} if onward else {}


def _onward(request: Request, after: str) -> str:
    kept = [(name, value) for name, value in parse_qsl(request.url.query) if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', after)])}"


def _tag(request: Request) -> str:
    """A name for what this address answers now: it changes with the ledger, the address and the program."""
    parts = (site_of(request).state(), __version__, request.url.path, request.url.query)
    return f'W/"{hashlib.sha256(" ".join(parts).encode()).hexdigest()[:32]}"'
