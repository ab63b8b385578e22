"""What is due: events that reports announce, deadlines of promises and of tasks, by month."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request, Response

from tallystick.exports.scheduled import scheduled
from tallystick.web.names import due_name
from tallystick.web.pages.asking import asked, site_of

router = APIRouter()


@router.get("/calendar")
def calendar(request: Request) -> Response:
    """The entries on and behind the day of the last report; all of them where that is asked."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    day, everything = holdings.last_day(), asked(request, "all")
    due = scheduled(holdings)
    here = [one for one in due if everything or day is None or one.end >= day]
    months = [(month, list(some)) for month, some in groupby(here, key=lambda one: one.end.replace(day=1))]
    return site.render(
        "calendar.html", page, months=months, past=len(due) - len(here), everything=everything, due_name=due_name
    )
