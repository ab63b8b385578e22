"""Whether something was recorded since a page was made: asked now and then by an open page, never a jump."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from tallystick.web.pages.asking import asked, site_of

router = APIRouter()


@router.get("/news")
def news(request: Request) -> Response:
    """A notice where the ledger changed since the state that is asked about, else nothing."""
    site = site_of(request)
    with site.look(request) as look:
        if asked(request, "since") == look.state:
            return Response(status_code=204)
        return site.render("news.html", site.page(request, look))
