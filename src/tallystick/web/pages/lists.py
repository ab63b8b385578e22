"""The lists of reports, voices, outlets, days and judgements as tables and as lines: what their pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import chain
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from tallystick.desk.looking import Look
from tallystick.exports.column import Row
from tallystick.exports.csv_folder import row_as_csv
from tallystick.exports.scheduled import Due
from tallystick.model import Entry
from tallystick.model.listed import ListedOutlet, ListedReport, ListedVoice
from tallystick.model.page import Page
from tallystick.web.deeds import entry_in_words
from tallystick.web.json_rows import row_as_json
from tallystick.web.names import due_thing
from tallystick.web.pages.asking import asked, site_of
from tallystick.web.speech import Speech

router = APIRouter()
_AT_ONCE = 500
Thing = TypeVar("Thing")
_REPORTS = ("id", "headline", "outlet", "language", "published", "figures")
_VOICES = ("voice", "other_names", "claims", "figures", "revised", "contradicted", "alone", "last")
_OUTLETS = ("outlet", "reports", "figures", "claims", "told_first")
_DAYS = ("kind", "what", "start", "end", "place", "claim", "outlets")
_LOG = ("number", "recorded", "by", "did", "why", "stands")


@router.get("/reports.csv")
@router.get("/reports.json")
def reports(request: Request) -> Response:
    """The reports that fit the filters, the latest first."""
    outlet, language = asked(request, "outlet") or None, asked(request, "language") or None

    def page(look: Look, after: str | None) -> Page[ListedReport]:
        return look.reports(outlet=outlet, language=language, after=after, limit=_AT_ONCE)[0]

    return _sent(request, _REPORTS, _each(request, page, _report))


def _report(one: ListedReport) -> Row:
    return {
        "id": one.id,
        "headline": one.headline,
        "outlet": one.outlet,
        "language": one.language,
        "published": one.published,
        "figures": one.mentions,
    }


@router.get("/voices.csv")
@router.get("/voices.json")
def voices(request: Request) -> Response:
    """The sources that reports name, those with more claims first."""
    return _sent(request, _VOICES, _each(request, lambda look, after: look.voices(after, _AT_ONCE)[0], _voice))


def _voice(one: ListedVoice) -> Row:
    return {
        "voice": one.name,
        "other_names": one.others,
        "claims": one.claims,
        "figures": one.mentions,
        "revised": one.revised,
        "contradicted": one.contradicted,
        "alone": one.alone,
        "last": one.last,
    }


@router.get("/outlets.csv")
@router.get("/outlets.json")
def outlets(request: Request) -> Response:
    """The outlets, those with more reports first."""
    return _sent(request, _OUTLETS, _each(request, lambda look, after: look.outlets(after, _AT_ONCE)[0], _outlet))


def _outlet(one: ListedOutlet) -> Row:
    return {
        "outlet": one.name,
        "reports": one.reports,
        "figures": one.mentions,
        "claims": one.claims,
        "told_first": one.first,
    }


@router.get("/calendar.csv")
@router.get("/calendar.json")
def calendar(request: Request) -> Response:
    """What is due, by its days: what is to come, or all of it where that is asked."""
    return _sent(request, _DAYS, _days(request))


def _days(request: Request) -> Iterator[Row]:
    site = site_of(request)
    speech = site.speech(request)
    with site.look(request) as look:
        day = None if asked(request, "all") else look.last_day
        while True:
            due, following = look.due(day, _AT_ONCE)
            yield from (_day(one, speech) for one in due)
            if not following or not due:
                return
            day = due[-1].end + timedelta(days=1)


def _day(one: Due, speech: Speech) -> Row:
    return {
        "kind": one.kind.lower(),
        "what": due_thing(one, speech),
        "start": one.start,
        "end": one.end,
        "place": one.place or None,
        "claim": one.claim.id if one.claim else None,
        "outlets": tuple(dict.fromkeys(teller.outlet for teller in one.tellers)),
    }


@router.get("/log.csv")
@router.get("/log.json")
def log(request: Request) -> Response:
    """What people judged, the latest first."""
    return _sent(request, _LOG, _judged(request))


def _judged(request: Request) -> Iterator[Row]:
    site = site_of(request)
    speech = site.speech(request)
    before: int | None = None
    while True:
        entries, _ = site.books.entries_before(before, _AT_ONCE)
        for entry in entries:
            yield _entry(entry, speech)
        if not entries or entries[-1].number <= 1:
            return
        before = entries[-1].number


def _entry(entry: Entry, speech: Speech) -> Row:
    return {
        "number": entry.number,
        "recorded": entry.recorded,
        "by": entry.by,
        "did": entry_in_words(entry, speech),
        "why": entry.why,
        "stands": entry.stands,
    }


def _each(
    request: Request, page: Callable[[Look, str | None], Page[Thing]], row: Callable[[Thing], Row]
) -> Iterator[Row]:
    """The rows of a list, read page by page out of one view of the ledger."""
    with site_of(request).look(request) as look:
        after: str | None = None
        while True:
            here = page(look, after)
            yield from map(row, here)
            after = here.next
            if after is None:
                return


def _sent(request: Request, columns: tuple[str, ...], rows: Iterable[Row]) -> Response:
    """The rows as the address asks for them: a table with its heading, or an object a line."""
    if request.url.path.endswith(".csv"):
        lines = chain([row_as_csv(columns)], (row_as_csv([row[name] for name in columns]) for row in rows))
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8; header=present")
    return StreamingResponse(map(row_as_json, rows), media_type="application/x-ndjson; charset=utf-8")
