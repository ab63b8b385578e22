"""The data behind the pages: the address of a page with `.csv`, `.json`, `.html` or `.ics` gives what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import StreamingResponse

from tallystick.contract.claims import claim_object
from tallystick.contract.encode import Json
from tallystick.contract.lines import written
from tallystick.contract.tallies import finding_object, programme_object
from tallystick.desk.looking import Look
from tallystick.exports.calendar import calendar_of
from tallystick.exports.csv_folder import table_as_csv
from tallystick.exports.holdings import Holdings
from tallystick.exports.scheduled import Due
from tallystick.model import Claim, Finding, Programme
from tallystick.web.charts import pace_chart, plan_chart, reading_paces
from tallystick.web.marks import Chart
from tallystick.web.pages.asking import site_of
from tallystick.web.pages.claims import around, filters
from tallystick.web.pages.feeds import sent_once
from tallystick.web.pages.findings import findings_asked
from tallystick.web.pages.programmes import chosen
from tallystick.web.png import png_of
from tallystick.web.saved import saved_svg
from tallystick.web.speech import Speech
from tallystick.web.timeline import timeline_of

router = APIRouter()
_DRAWN, _AT_ONCE = 40, 500
_SUBSCRIBED, _DAYS_BACK = 300, 31
_NDJSON = "application/x-ndjson; charset=utf-8"
Thing = TypeVar("Thing", Claim, Programme)


@router.get("/claims.json")
def claims_json(request: Request) -> Response:
    """The claims that fit the filters, as `claims --json` writes them."""
    return _lines(_each_claim(request))


def _each_claim(request: Request) -> Iterator[Json]:
    with site_of(request).look(request) as look:
        for ids in look.each_claim(filters(request)):
            yield from map(claim_object, look.whole_claims(ids))


@router.get("/claims.csv")
def claims_csv(request: Request) -> Response:
    """The claims that fit the filters, as the export's table."""
    return _csv(_parts_of_claims(request))


def _parts_of_claims(request: Request) -> Iterator[bytes]:
    with site_of(request).look(request) as look:
        for ids in look.each_claim(filters(request)):
            yield table_as_csv("claims", look.holdings(ids))


@router.get("/claims/{id}.json")
def claim_json(request: Request, id: str) -> Response:
    """One claim."""
    with site_of(request).look(request) as look:
        return _json([claim_object(_one(look.whole_claims([id]), id))])


@router.get("/claims/{id}.html")
@router.get("/programmes/{id}.html")
def dossier(request: Request, id: str) -> Response:
    """The dossier on one claim or programme, a page that stands alone."""
    site = site_of(request)
    with site.look(request) as look:
        if not look.whole_claims([id]) and look.programme(id) is None:
            raise HTTPException(404)
    (file,) = site.books.export("html", of=id, language=site.speech(request).words.code)
    # It has its styles within it, which the policy of the other pages forbids.
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return Response(file.content, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": policy})


@router.get("/programmes.json")
def programmes_json(request: Request) -> Response:
    """The programmes that fit the filters."""
    return _lines(programme_object(one) for some in _programmes(request) for one in some)


@router.get("/programmes.csv")
def programmes_csv(request: Request) -> Response:
    """The programmes that fit the filters, a row a reading."""
    return _csv(table_as_csv("programmes", Holdings((), (), (), tuple(some), {})) for some in _programmes(request))


def _programmes(request: Request) -> Iterator[list[Programme]]:
    with site_of(request).look(request) as look:
        after: str | None = None
        while True:
            page = chosen(request, look, after, _AT_ONCE)
            yield page
            after = page.next
            if after is None:
                return


@router.get("/claims/{id}/timeline.svg")
@router.get("/claims/{id}/timeline.png")
def timeline_picture(request: Request, id: str) -> Response:
    """The history of a claim's figure, as a picture that stands alone."""
    site = site_of(request)
    with site.look(request) as look:
        if not look.mentions_of(id):
            raise HTTPException(404)
        findings, _, holdings = around(id, look)
        day = look.last_day
    found = next(one for one in holdings.claims if one.id == id)
    history = timeline_of(found, findings, holdings, site.speech(request), site.prefix)
    return _picture(history.chart if history else None, request, day)


@router.get("/programmes/{id}.json")
def programme_json(request: Request, id: str) -> Response:
    """One programme."""
    with site_of(request).look(request) as look:
        return _json([programme_object(_named(look, id))])


def _named(look: Look, id: str) -> Programme:
    found = look.programme(id)
    return _one([] if found is None else [found], id)


@router.get("/programmes/{id}/{drawing}.svg")
@router.get("/programmes/{id}/{drawing}.png")
def programme_picture(request: Request, id: str, drawing: str) -> Response:
    """A chart of a programme, `plan` or `pace`, as a picture that stands alone."""
    site = site_of(request)
    with site.look(request) as look:
        found, speech = _named(look, id), site.speech(request)
        holdings = look.holdings({reading.claims[0] for reading in found.readings}, programmes=[found])
    chart = {"plan": plan_chart, "pace": reading_paces}.get(drawing, _nothing)(found, holdings, speech)
    return _picture(chart, request, found.as_of)


@router.get("/programmes.svg")
@router.get("/programmes.png")
def programmes_picture(request: Request) -> Response:
    """The programmes that fit the filters on one scale, as a picture that stands alone."""
    site = site_of(request)
    with site.look(request) as look:
        shown, day = chosen(request, look, None, _DRAWN), look.last_day
    chart = pace_chart(shown, site.speech(request), site.prefix)
    return _picture(chart if chart.lines else None, request, day)


@router.get("/findings.json")
def findings_json(request: Request) -> Response:
    """The findings, of one kind where that is asked."""
    return _lines(finding_object(one) for some in _findings(request) for one in some)


@router.get("/findings.csv")
def findings_csv(request: Request) -> Response:
    """The findings as the export's table, of one kind where that is asked."""
    return _csv(table_as_csv("findings", Holdings((), (), tuple(some), (), {})) for some in _findings(request))


def _findings(request: Request) -> Iterator[list[Finding]]:
    with site_of(request).look(request) as look:
        after: str | None = None
        while True:
            page = findings_asked(request, look, after, _AT_ONCE)
            yield page
            after = page.next
            if after is None:
                return


@router.get("/calendar.ics")
def calendar_ics(request: Request) -> Response:
    """What is due, as a calendar to subscribe to."""
    with site_of(request).look(request) as look:
        entries = _subscribed(look)
    return sent_once(request, calendar_of(entries), "text/calendar; charset=utf-8")


def _subscribed(look: Look) -> list[Due]:
    """Everything that is due; of very much, that from some weeks before the last report on, the earliest first."""
    entries, following = look.due(None, _SUBSCRIBED)
    if not following or look.last_day is None:
        return entries
    first = date.fromordinal(max(1, look.last_day.toordinal() - _DAYS_BACK))
    return look.due(first, _SUBSCRIBED)[0]


def _lines(objects: Iterable[Json]) -> Response:
    """One object a line, sent as they are read."""
    return StreamingResponse((f"{written(one)}\n" for one in objects), media_type=_NDJSON)


def _json(objects: Iterable[Json]) -> Response:
    """One object, a plain JSON document."""
    return Response("".join(f"{written(one)}\n" for one in objects), media_type=_NDJSON)


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


def _csv(parts: Iterable[bytes]) -> Response:
    """A table sent in parts as they are read, its heading once."""
    return StreamingResponse(
        (part if number == 0 else part.partition(b"\r\n")[2] for number, part in enumerate(parts)),
        media_type="text/csv; charset=utf-8; header=present",
    )


def _one(things: Iterable[Thing], id: str) -> Thing:
    """The one of this id; 404 where there is none."""
    found = next((one for one in things if one.id == id), None)
    if found is None:
        raise HTTPException(404)
    return found
