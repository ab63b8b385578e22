"""Who says what, how often it was revised and how often nobody else said it; and which outlets carried it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from tallystick.web.pages.asking import A_PAGE, listed, site_of

router = APIRouter()


@router.get("/voices")
def voices(request: Request) -> Response:
    """Every source that a report names, those with more claims first."""
    site = site_of(request)
    with site.look(request) as look:
        here, found = listed(lambda after: look.voices(after, A_PAGE), request)
        return site.render("voices.html", site.page(request, look), voices=here, found=found, after=here.next or "")


@router.get("/outlets")
def outlets(request: Request) -> Response:
    """Every outlet, those with more reports first."""
    site = site_of(request)
    with site.look(request) as look:
        here, found = listed(lambda after: look.outlets(after, A_PAGE), request)
        return site.render("outlets.html", site.page(request, look), outlets=here, found=found, after=here.next or "")
