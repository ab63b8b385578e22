"""The data behind the pages: the address of a page with `.csv`, `.json`, `.html` or `.ics` gives what it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from fastapi import APIRouter, HTTPException, Request, Response

from tallystick.contract.claims import claim_object
from tallystick.contract.encode import Json
from tallystick.contract.lines import written
from tallystick.contract.tallies import finding_object, programme_object
from tallystick.exports.csv_folder import table_as_csv
from tallystick.exports.holdings import Holdings
from tallystick.model import Claim, Programme
from tallystick.web.charts import pace_chart, plan_chart, reading_paces
from tallystick.web.marks import Chart
from tallystick.web.pages.asking import asked, site_of
from tallystick.web.pages.claims import filtered
from tallystick.web.pages.feeds import sent_once
from tallystick.web.pages.programmes import chosen
from tallystick.web.png import png_of
from tallystick.web.saved import saved_svg
from tallystick.web.speech import Speech

router = APIRouter()
_DRAWN = 40
Thing = TypeVar("Thing", Claim, Programme, Claim | Programme)


@router.get("/claims.json")
def claims_json(request: Request) -> Response:
    """The claims that fit the filters, as `claims --json` writes them."""
    return _json(map(claim_object, filtered(request, site_of(request).holdings(request))))


@router.get("/claims.csv")
def claims_csv(request: Request) -> Response:
    """The claims that fit the filters, as the export's table."""
    holdings = site_of(request).holdings(request)
    return _csv("claims", replace(holdings, claims=tuple(filtered(request, holdings))))


@router.get("/claims/{id}.json")
def claim_json(request: Request, id: str) -> Response:
    """One claim."""
    return _json([claim_object(_one(site_of(request).holdings(request).claims, id))])


@router.get("/claims/{id}.html")
@router.get("/programmes/{id}.html")
def dossier(request: Request, id: str) -> Response:
    """The dossier on one claim or programme, a page that stands alone."""
    site = site_of(request)
    holdings = site.holdings(request)
    known: tuple[Claim | Programme, ...] = (*holdings.claims, *holdings.programmes)
    _one(known, id)
    (file,) = site.books.export("html", of=id, language=site.speech(request).words.code)
    # It has its styles within it, which the policy of the other pages forbids.
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Response(file.content, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy})


@router.get("/programmes.json")
def programmes_json(request: Request) -> Response:
    """The programmes that fit the filters."""
    return _json(map(programme_object, chosen(request, site_of(request).holdings(request))))


@router.get("/programmes.csv")
def programmes_csv(request: Request) -> Response:
    """The programmes that fit the filters, a row a reading."""
    holdings = site_of(request).holdings(request)
    return _csv("programmes", replace(holdings, programmes=tuple(chosen(request, holdings))))


@router.get("/programmes/{id}.json")
def programme_json(request: Request, id: str) -> Response:
    """One programme."""
    return _json([programme_object(_one(site_of(request).holdings(request).programmes, id))])


@router.get("/programmes/{id}/{drawing}.svg")
@router.get("/programmes/{id}/{drawing}.png")
def programme_picture(request: Request, id: str, drawing: str) -> Response:
    """A chart of a programme, `plan` or `pace`, as a picture that stands alone."""
    site = site_of(request)
    holdings, speech = site.holdings(request), site.speech(request)
    found = _one(holdings.programmes, id)
    chart = {"plan": plan_chart, "pace": reading_paces}.get(drawing, _nothing)(found, holdings, speech)
    return _picture(chart, request, found.as_of)


@router.get("/programmes.svg")
@router.get("/programmes.png")
def programmes_picture(request: Request) -> Response:
    """The programmes that fit the filters on one scale, as a picture that stands alone."""
    site = site_of(request)
    holdings = site.holdings(request)
    chart = pace_chart(chosen(request, holdings)[:_DRAWN], site.speech(request), site.prefix)
    return _picture(chart if chart.lines else None, request, holdings.last_day())


@router.get("/findings.json")
def findings_json(request: Request) -> Response:
    """The findings, of one kind where that is asked."""
    kind, holdings = asked(request, "kind"), site_of(request).holdings(request)
    return _json(finding_object(found) for found in holdings.findings if not kind or found.kind == kind)


@router.get("/calendar.ics")
def calendar_ics(request: Request) -> Response:
    """Everything that is due, as a calendar to subscribe to."""
    site = site_of(request)
    (file,) = site.books.export("ical", language=site.speech(request).words.code)
    return sent_once(request, file.content, "text/calendar; charset=utf-8")


def _json(objects: Iterable[Json]) -> Response:
    """One object a line; one alone is a plain JSON document."""
    return Response("".join(f"{written(one)}\n" for one in objects), media_type="application/x-ndjson; charset=utf-8")


def _nothing(programme: Programme, holdings: Holdings, speech: Speech) -> None:
    """No chart is called so."""


def _picture(chart: Chart | None, request: Request, day: date | None) -> Response:
    """The picture of a chart; 404 where there is nothing to draw."""
    if chart is None:
        raise HTTPException(404)
    speech = site_of(request).speech(request)
    source = speech.say("Tallystick, as of {day}: {address}", day=speech.day(day), address=request.url)
    made = saved_svg(chart, speech, source)
    if request.url.path.endswith(".png"):
        return Response(png_of(made), media_type="image/png")
    # A picture that is opened by itself may run nothing either, but it carries its own colours.
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return Response(made, media_type="image/svg+xml", headers={"Content-Security-Policy": policy})


def _csv(name: str, holdings: Holdings) -> Response:
    return Response(table_as_csv(name, holdings), media_type="text/csv; charset=utf-8; header=present")


def _one(things: Iterable[Thing], id: str) -> Thing:
    """The one of this id; 404 where there is none."""
    found = next((one for one in things if one.id == id), None)
    if found is None:
        raise HTTPException(404)
    return found
