"""What people judged, the latest first; every entry can be taken back."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from tallystick.web.deeds import entry_in_words
from tallystick.web.pages.asking import one_page, site_of

router = APIRouter()


@router.get("/log")
def log(request: Request) -> Response:
    """The review log."""
    site = site_of(request)
    page, entries = site.page(request), site.books.log()[::-1]
    here, after = one_page(entries, request, lambda entry: str(entry.number))
    told = [(entry, entry_in_words(entry, page.speech)) for entry in here]
    return site.render("log.html", page, entries=told, after=after, verified=site.books.verify())
