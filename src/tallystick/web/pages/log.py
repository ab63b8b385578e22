"""What people judged, the latest first; every entry can be taken back."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from tallystick.web.clipped import words_before, words_behind
from tallystick.web.deeds import entry_in_words
from tallystick.web.pages.asking import A_PAGE, asked, site_of

router = APIRouter()


@router.get("/log")
def log(request: Request) -> Response:
    """A page of the review log; its chain, the archive and the tables are checked where that is asked."""
    site = site_of(request)
    page, before = site.page(request), asked(request, "after")
    entries, count = site.books.entries_before(int(before) if before.isdecimal() and len(before) < 16 else None, A_PAGE)
    return site.render(
        "log.html",
        page,
        entries=[(entry, entry_in_words(entry, page.speech)) for entry in entries],
        words_before=words_before,
        words_behind=words_behind,
        after=str(entries[-1].number) if entries and entries[-1].number > 1 else "",
        count_=count,
        verified=site.books.verify() if asked(request, "verify") else None,
    )
