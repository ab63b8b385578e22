"""A judgement as a form asks for it: who judges, what was seen, and where to go on."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from tallystick.desk.deeds import Deeds
from tallystick.errors import StaleError
from tallystick.model import Deed, Entry
from tallystick.reports.wording import readable
from tallystick.web.deeds import entry_in_words
from tallystick.web.forms import back, checked
from tallystick.web.pages.asking import site_of
from tallystick.web.speech import Speech, capital
from tallystick.web.visitor import visitor_of

Stale = Callable[[StaleError], Response]


def judged(
    request: Request,
    token: str,
    wanted: Callable[[Deeds], Deed],
    *,
    next: str,
    why: str = "",
    seen: int | None = None,
    stale: Stale | None = None,
    undone: str = "",
) -> Response:
    """Carries a judgement out and goes on to the next page, with a notice by which it can be taken back.

    Where somebody judged the same after `seen`, nothing is done, and `stale` answers. Who takes it back is led to
    `undone`.
    """
    site = site_of(request)
    checked(request, token)
    by = visitor_of(request).name
    try:
        entry = site.books.review.do(wanted(site.books.deeds), by=by, why=why.strip() or None, seen=seen)
    except StaleError as problem:
        if stale is None:
            raise
        return stale(problem)
    return gone_on(request, entry, next, undone)


def gone_on(request: Request, entry: Entry, next: str, undone: str = "") -> Response:
    """The way to the next page, which tells what was done."""
    site = site_of(request)
    name = site.noted(_told(entry, site.speech(request)), entry.number if entry.undoes is None else None, undone)
    parts = urlsplit(back(request, next, site.prefix))
    asked = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != "done"]
    return RedirectResponse(urlunsplit(parts._replace(query=urlencode([*asked, ("done", name)]))), 303)


def _told(entry: Entry, speech: Speech) -> str:
    """What was done, to which figure, and where the log has it."""
    did = capital(entry_in_words(entry, speech))
    if not entry.quotes:
        return speech.say("{did}. Entry {number} of the log.", did=did, number=entry.number)
    words = readable(entry.quotes[0].words)
    return speech.say("{did}: “{words}”. Entry {number} of the log.", did=did, words=words, number=entry.number)
