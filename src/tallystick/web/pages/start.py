"""The first steps: what the desk does, a text to paste, and an example one click away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import as_file, files
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.desk.settings import settings
from tallystick.desk.sources import documents_in
from tallystick.model import Bound, Interval, Quantity, Widths
from tallystick.reports.computed import as_percent
from tallystick.web.charts import axis
from tallystick.web.evidence import report_path
from tallystick.web.forms import checked
from tallystick.web.marks import Chart, Line, Scale
from tallystick.web.pages.asking import site_of
from tallystick.web.speech import Speech

router = APIRouter()
_LONGEST, _LONGEST_NAME = 400_000, 200


@dataclass(frozen=True, slots=True)
class Pasted:
    """What somebody pasted, to be shown again where it could not be taken."""

    text: str = ""
    published: str = ""
    outlet: str = ""


def start_page(request: Request, complaint: str = "", pasted: Pasted = Pasted()) -> Response:
    """What to do first; `complaint` says why a text could not be taken."""
    site = site_of(request)
    page = site.page(request)
    sample = _sample(page.speech)
    status = 422 if complaint else 200
    return site.render("start.html", page, status, complaint=complaint, pasted=pasted, sample=sample)


def _sample(speech: Speech) -> Chart:
    """A promise and what came of it, as the pages draw them."""
    say, scale = speech.say, Scale(Decimal(500_000), Decimal(100_000))
    promised, built = (Quantity(of, of, Bound.EXACT) for of in (Decimal(400_000), Decimal(295_300)))
    bars = (
        scale.said(promised, "promise", Widths()),
        scale.said(built, "done", Widths()),
    )
    share = speech.range(as_percent(Interval(built.said / promised.said, built.said / promised.said)), "percent")
    words = (
        say("{figure} promised", figure=speech.figure(promised)),
        say("{figure} delivered", figure=speech.figure(built)),
    )
    line = Line(say("Homes in a year"), "", bars, words, (share,))
    about = say("A promise and what came of it, as one stick split in two.")
    return Chart(say("What you will see"), about, axis(scale, speech)[::4], (line,))


@router.get("/read")
def reading_page(request: Request) -> Response:
    """A form for a text."""
    return start_page(request)


@router.post("/read")
def read_text(
    request: Request,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    outlet: Annotated[str, Form()] = "",
    token: Annotated[str, Form()] = "",
) -> Response:
    """Reads a pasted text into the ledger and leads to its page."""
    site = site_of(request)
    checked(request, token)
    say, pasted = site.speech(request).say, Pasted(text, published, outlet)
    if not text.strip():
        return start_page(request, say("There is no text to read."), pasted)
    if len(text) > _LONGEST:
        return start_page(request, say("That is too long for one report."), Pasted("", published, outlet))
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        return start_page(request, say("That is no day; write it like 2026-02-04."), pasted)
    found = site.books.read(text, published=day, outlet=outlet.strip()[:_LONGEST_NAME] or None)
    done = site.noted(say("This text is in the ledger now."))
    return RedirectResponse(f"{site.prefix}{report_path(found.reading.document.id)}?done={done}", 303)


@router.post("/read/example")
def read_example(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Puts the example reports into the ledger."""
    site = site_of(request)
    checked(request, token)
    how = settings(packs=site.books.packs)
    with as_file(files("tallystick.web") / "example.jsonl") as path:
        read = sum(1 for _ in site.books.read_all(documents_in(str(path), how), how))
    done = site.noted(
        site.speech(request).count("One report is in the ledger now.", "{count} reports are in the ledger now.", read)
    )
    return RedirectResponse(f"{site.prefix}/?done={done}", 303)
