"""The reports, and one of them with its marks: every figure leads to its entry, and every entry to its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.exports.archive import archive_address, web_address
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.ledger.showing import ShownDocument
from tallystick.model import Document, Span
from tallystick.reports.wording import readable
from tallystick.web.evidence import report_path
from tallystick.web.pages.asking import asked, one_page, site_of
from tallystick.web.speech import Speech
from tallystick.words.fold import fold
from tallystick.words.marked import Mark, marks_of, pieces

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a report: plain, or marked; `number` is that of the entry whose figure begins here."""

    text: str
    kind: str | None = None
    number: int = 0
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger keeps of one figure, beside the text."""

    number: int
    mention: str
    claim: str
    title: str
    slots: tuple[tuple[str, str], ...]


@router.get("/reports")
def reports(request: Request) -> Response:
    """All reports, the latest first."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    outlet, language = asked(request, "outlet"), asked(request, "language")
    found = [
        held.reading.document
        for held in holdings.held
        if (not outlet or held.reading.document.outlet == outlet)
        and (not language or held.reading.document.language == language)
    ]
    found.sort(key=lambda one: (one.published is None, -(one.published.toordinal() if one.published else 0), one.id))
    here, after = one_page(found, request, lambda one: one.id)
    counts = _counts(holdings)
    return site.render(
        "reports.html",
        page,
        rows=[(one, f"{site.prefix}{report_path(one.id)}", _headline(one), counts.get(one.id, 0)) for one in here],
        found=len(found),
        languages=sorted({held.reading.document.language or "" for held in holdings.held} - {""}),
        asked_language=language,
        asked_outlet=outlet,
        after=after,
    )


def _counts(holdings: Holdings) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in holdings.evidence.values():
        counts[one.document.id] = counts.get(one.document.id, 0) + 1
    return counts


def _headline(document: Document) -> str:
    first = document.text.strip().partition("\n")[0]
    return readable(document.title or (first if len(first) < 120 else f"{first[:110]} […]") or document.id)


@router.get("/reports/{id:path}")
def report(request: Request, id: str) -> Response:
    """One report with its marks; an id that it had before leads to its page."""
    site = site_of(request)
    holdings = site.holdings(request)
    held = next((one for one in holdings.held if one.reading.document.id == id), None)
    if held is None:
        shown = site.books.show(id)
        if isinstance(shown, ShownDocument) and shown.document.id != id:
            return RedirectResponse(f"{site.prefix}{report_path(shown.document.id)}", 301)
        raise HTTPException(404)
    page = site.page(request, day=held.reading.document.published)
    document = held.reading.document
    told = sorted(
        (one for one in holdings.evidence.values() if one.document.id == document.id),
        key=lambda one: (one.read.place != "title", one.read.quantity_span.start),
    )
    numbers = {one.id: number for number, one in enumerate(told, 1)}
    return site.render(
        "report.html",
        page,
        document=document,
        headline=_headline(document),
        title_runs=_runs(document.title or "", [one for one in told if one.read.place == "title"], numbers),
        runs=_runs(document.text, [one for one in told if one.read.place == "text"], numbers),
        entries=[_entry(one, numbers[one.id], page.speech) for one in told],
        versions=held.version.number,
        url=web_address(document.url),
        archive=archive_address(document, held.version.recorded),
    )


def _runs(text: str, told: list[Evidence], numbers: dict[str, int]) -> list[Run]:
    """The text cut at its marks; the first words of each figure carry its number."""
    starts = {one.read.quantity_span.start: one.id for one in told}
    marks: list[Mark] = [mark for one in told for mark in marks_of(one.read)]
    runs: list[Run] = []
    place = 0
    for piece in pieces(text, Span(0, len(text)), marks) if text else []:
        name = starts.get(place, "") if piece.kind == "figure" else ""
        runs.append(Run(_visible(piece.text), piece.kind, numbers.get(name, 0), name))
        place += len(piece.text)
    return runs


def _visible(words: str) -> str:
    """The words with their line breaks, without what would steer a screen."""
    return "\n".join(
        f"{' ' * (line[:1] == ' ')}{readable(line)}{' ' * (line[-1:] == ' ' and bool(line.strip()))}"
        for line in words.split("\n")
    )


def _entry(one: Evidence, number: int, speech: Speech) -> Entry:
    mention = one.told.mention
    speaker = mention.speaker
    unknown = speech.say("not stated")
    slots: list[tuple[str, Any]] = [
        (speech.say("Status"), speech.standing(mention.status, mention.stage, mention.modality)),
        (speech.say("Category"), speech.category(mention.item.category)),
        (speech.say("Period"), speech.period(mention.period.period) if mention.period else unknown),
        (speech.say("For"), readable(mention.recipient.name) if mention.recipient else unknown),
        (speech.say("By"), readable(mention.agent.name) if mention.agent else unknown),
        (speech.say("Said by"), readable(speaker.name or speaker.role or "") if speaker else unknown),
    ]
    if mention.carriers:
        slots.append((speech.say("Through"), speech.listed([readable(carrier.name) for carrier in mention.carriers])))
    title = speech.thing(mention.quantity, mention.item.name or speech.category(mention.item.category))
    return Entry(number, one.id, one.claim, title, tuple(slots))


@router.get("/search")
def search(request: Request) -> Response:
    """Reports that hold the words in whatever form."""
    site = site_of(request)
    page, words = site.page(request), asked(request, "q")
    found = site.books.search(words, most=40) if words else None
    claims = [
        claim
        for claim in site.holdings(request).claims
        if words
        and all(word in fold(f"{claim.item} {claim.category} {claim.recipient or ''}") for word in fold(words).split())
    ]
    return site.render("search.html", page, words=words, found=found, claims=claims[:10], path=report_path)
