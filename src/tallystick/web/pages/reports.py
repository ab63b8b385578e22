"""The reports, and one of them with its marks: every figure leads to its entry, and every entry to its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.exports.archive import archive_address, web_address
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Document, Held, Quantity, Span
from tallystick.reports.wording import readable
from tallystick.web.evidence import marked_words, report_path
from tallystick.web.page import Page
from tallystick.web.pages.asking import A_PAGE, asked, listed, site_of
from tallystick.web.speech import Speech
from tallystick.words.marked import Mark, marks_of, pieces

router = APIRouter()
_HITS = 25


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
    quantity: Quantity
    look: str
    slots: tuple[tuple[str, str], ...]


@router.get("/reports")
def reports(request: Request) -> Response:
    """All reports, the latest first."""
    site = site_of(request)
    outlet, language = asked(request, "outlet"), asked(request, "language")
    with site.look(request) as look:
        here, found = listed(
            lambda after: look.reports(outlet=outlet or None, language=language or None, after=after, limit=A_PAGE),
            request,
        )
        return site.render(
            "reports.html",
            site.page(request, look),
            rows=[(one, f"{site.prefix}{report_path(one.id)}", readable(one.headline or one.id)) for one in here],
            found=found,
            languages=look.languages(),
            asked_language=language,
            asked_outlet=outlet,
            after=here.next or "",
        )


def _headline(document: Document) -> str:
    first = document.text.strip().partition("\n")[0]
    return readable(document.title or (first if len(first) < 120 else f"{first[:110]} […]") or document.id)


@router.get("/reports/{id:path}")
def report(request: Request, id: str) -> Response:
    """One report with its marks; an id that it had before leads to its page."""
    site = site_of(request)
    with site.look(request) as look:
        found = look.report(id)
        if found is None:
            raise HTTPException(404)
        now, holdings = found
        if now != id:
            return RedirectResponse(f"{site.prefix}{report_path(now)}", 301)
        (held,) = holdings.held
        return _shown(request, held, holdings, site.page(request, look, day=held.reading.document.published))


def _shown(request: Request, held: Held, holdings: Holdings, page: Page) -> Response:
    site = site_of(request)
    document = held.reading.document
    told = sorted(
        holdings.evidence.values(),
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
        (speech.say("For"), speech.party(readable(mention.recipient.name)) if mention.recipient else unknown),
        (speech.say("By"), speech.party(readable(mention.agent.name)) if mention.agent else unknown),
        (speech.say("Said by"), readable(speaker.name or speaker.role or "") if speaker else unknown),
    ]
    if mention.carriers:
        slots.append((speech.say("Through"), speech.listed([readable(carrier.name) for carrier in mention.carriers])))
    title = speech.thing(mention.quantity, mention.item.name or speech.category(mention.item.category))
    look = "promise" if mention.status.is_promise else "done"
    return Entry(number, one.id, one.claim, title, mention.quantity, look, tuple(slots))


@router.get("/search")
def search(request: Request) -> Response:
    """Reports that hold the words in whatever form."""
    site = site_of(request)
    words = asked(request, "q")
    found = site.books.search(words, most=_HITS, quoted=False) if words else None
    with site.look(request) as look:
        page = site.page(request, look)
        claims = look.claims({"q": words}, limit=10)[0] if words else []
    shown = [one.claim for one in claims]
    return site.render(
        "search.html", page, words=words, found=found, claims=shown, path=report_path, marked_words=marked_words
    )
