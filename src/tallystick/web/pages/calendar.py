"""What is due: events that reports announce, deadlines of promises and of tasks, by year."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter, Request, Response

from tallystick.web.evidence import report_path
from tallystick.web.names import due_thing
from tallystick.web.pages.asking import A_PAGE, asked, site_of
from tallystick.web.years import years_of

router = APIRouter()


@router.get("/calendar")
def calendar(request: Request) -> Response:
    """The entries on and behind the day of the last report, or all of them where that is asked; a page of them.

    A page ends with a whole day, and the next one begins on the day behind it.
    """
    site = site_of(request)
    with site.look(request) as look:
        page, day, everything = site.page(request, look), look.last_day, asked(request, "all")
        due, following = look.due(_first(request) or (None if everything else day), A_PAGE)
        past = None if day is None else look.due_before(day)
        return site.render(
            "calendar.html",
            page,
            years=list(years_of(due, day, page.speech, site.prefix)),
            today=day,
            past=past,
            everything=everything,
            due_thing=due_thing,
            report_path=report_path,
            after=following,
        )


def _first(request: Request) -> date | None:
    """The day behind which an earlier page ended."""
    try:
        return date.fromisoformat(asked(request, "after")) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
