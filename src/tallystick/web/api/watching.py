"""Saved searches, what is new in them, and webhooks: what the pages of alerts do, for other programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from tallystick.desk.searches import Searches
from tallystick.desk.watched import alert_object, search_object, undelivered_object, webhook_object
from tallystick.desk.webhooks import Webhooks
from tallystick.errors import IntakeError
from tallystick.model import Alert, SavedSearch, Sought
from tallystick.model.page import Page
from tallystick.web.api import shapes_of_alerts as shapes
from tallystick.web.api.answers import LOOKED_UP, ONE_LOOKED_UP, IfNoneMatch, Limit, as_json, listed_now, told_now
from tallystick.web.api.asking import Language
from tallystick.web.api.guard import CHANGED, Judge
from tallystick.web.api.problems import there, told
from tallystick.web.api.shapes import Listing
from tallystick.web.pages.asking import site_of

router = APIRouter()
SearchName = Annotated[str, Path(max_length=100, description="The name of a saved search; it may hold slashes.")]
HookId = Annotated[str, Path(max_length=16, description="The id of a webhook.")]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
_GONE: dict[int | str, dict[str, Any]] = {204: {"description": "It is forgotten."}}


class Saving(BaseModel):
    """A search to be kept under a name."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    search: Annotated[str, Field(min_length=1, max_length=100)]
    of: Sought
    where: dict[str, Annotated[str, Field(max_length=300)]] = {}
    """The filters of the list of what is sought, by their names."""


class Hooking(BaseModel):
    """An address to send what is new in a search to."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    search: Annotated[str, Field(min_length=1, max_length=100)]
    url: Annotated[str, Field(min_length=1, max_length=2000)]


class SendingAgain(BaseModel):
    """An alert that was laid aside."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    alert: Number


@router.get("/searches", response_model=Listing[shapes.SavedSearch], responses=LOOKED_UP)
def searches(request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """The saved searches, by their names."""
    return told_now(request, {"items": [search_object(one) for one in _searches(request).all()], "next": None})


@router.get("/searches/{name:path}", response_model=shapes.SavedSearch, responses=ONE_LOOKED_UP)
def search(request: Request, name: SearchName, if_none_match: IfNoneMatch = None) -> Response:
    """One saved search."""
    return told_now(request, search_object(_named(request, name)))


@router.post("/searches", response_model=shapes.SavedSearch, responses=CHANGED)
def save(request: Request, by: Judge, wanted: Saving) -> Response:
    """Keeps a search under a name; what it finds now is known."""
    return as_json(search_object(_searches(request).save(wanted.search, wanted.of, by=by, **wanted.where)))


@router.delete("/searches/{name:path}", status_code=204, response_class=Response, responses={**CHANGED, **_GONE})
def forget(request: Request, by: Judge, name: SearchName) -> Response:
    """Forgets a search with its alerts and webhooks."""
    _searches(request).forget(_named(request, name).name)
    return Response(status_code=204)


@router.get("/alerts", response_model=Listing[shapes.Alert], responses=ONE_LOOKED_UP)
def alerts(
    request: Request,
    search: Annotated[str, Query(max_length=100, description="The name of a saved search.")],
    after: Annotated[int, Query(ge=0, le=2**31 - 1, description="The alert behind which the page begins.")] = 0,
    limit: Limit = 100,
    language: Language = "en",
    if_none_match: IfNoneMatch = None,
) -> Response:
    """What a saved search found since it was saved, by its numbers, each thing as it stands now."""
    found, of = _searches(request), _named(request, search)
    some = found.alerts(of.name, after=after, limit=limit + 1)
    page = Page(some[:limit], str(some[limit - 1].number) if len(some) > limit else None)

    def as_object(alert: Alert) -> dict[str, Any]:
        return alert_object(alert, found.thing(alert, of.sought, language=language))

    return listed_now(request, page, as_object)


@router.get("/webhooks", response_model=Listing[shapes.Webhook], responses=LOOKED_UP)
def webhooks(request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """The webhooks by their searches, for admins: how far each is, and why it waits."""
    return told_now(request, {"items": [webhook_object(one) for one in _webhooks(request).all()], "next": None})


@router.get("/webhooks/undelivered", response_model=Listing[shapes.Undelivered], responses=LOOKED_UP)
def undelivered(request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """The alerts that were laid aside, for admins."""
    found = _webhooks(request).undelivered()
    return told_now(request, {"items": [undelivered_object(one) for one in found], "next": None})


@router.post("/webhooks", response_model=shapes.NewWebhook, responses=CHANGED)
def hook(request: Request, by: Judge, wanted: Hooking) -> Response:
    """Sends what a search finds from now on to an address; the secret that signs it is told this once."""
    made, secret = _webhooks(request).add(_named(request, wanted.search).name, wanted.url, by=by)
    return as_json({**webhook_object(made), "secret": secret}, headers={"Cache-Control": "no-store"})


@router.delete("/webhooks/{id}", status_code=204, response_class=Response, responses={**CHANGED, **_GONE})
def unhook(request: Request, by: Judge, id: HookId) -> Response:
    """Sends nothing more to an address, and forgets what it did not take."""
    with there():
        _webhooks(request).remove(id)
    return Response(status_code=204)


@router.post(
    "/webhooks/{id}/again", status_code=204, response_class=Response, responses={**CHANGED, **_GONE, **told(502)}
)
def again(request: Request, by: Judge, id: HookId, wanted: SendingAgain) -> Response:
    """Sends an alert that was laid aside once more, now; 502 where it is not taken this time either."""
    try:
        with there():
            _webhooks(request).again(id, wanted.alert, allow_hosts=request.app.state.webhook_hosts)
    except IntakeError as refused:
        raise HTTPException(502, refused.reason) from refused
    return Response(status_code=204)


def _searches(request: Request) -> Searches:
    return site_of(request).books.searches


def _webhooks(request: Request) -> Webhooks:
    return site_of(request).books.webhooks


def _named(request: Request, name: str) -> SavedSearch:
    with there():
        return _searches(request).named(name)
