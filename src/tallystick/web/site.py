"""The desk's site: its ledger, its templates in every language, and how a page is answered."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tallystick.desk.books import Ledger
from tallystick.desk.looking import Look
from tallystick.ledger import Found
from tallystick.ledger.access.access import Access
from tallystick.model import Role
from tallystick.model.listed import Counted
from tallystick.reports.interface import interface
from tallystick.reports.wording import readable
from tallystick.web.forms import TOKEN, word_of
from tallystick.web.kept_users import KeptUsers
from tallystick.web.marks import bound_sign
from tallystick.web.names import labels_in
from tallystick.web.page import LANGUAGES, Notice, Page
from tallystick.web.shelf import Shelf
from tallystick.web.speech import Speech, capital
from tallystick.web.terms import Terms
from tallystick.web.visitor import visitor_of

_SAID = (
    "say",
    "count",
    "number",
    "figure",
    "thing",
    "range",
    "category",
    "claimed",
    "party",
    "standing",
    "status",
    "kind",
    "period",
    "day",
    "weekday",
    "month",
    "language",
    "listed",
)


class Site:
    """One ledger with its pages. `reviewer` is who judges where there are no users; None where nobody may at all."""

    def __init__(
        self, books: Ledger, *, prefix: str = "", reviewer: str | None = None, terms: Terms | None = None
    ) -> None:
        self.books = books
        self.prefix = prefix.rstrip("/")
        self.reviewer = reviewer
        self.terms = terms or Terms()
        self._users = KeptUsers(books)
        self._shelf = Shelf(books)
        self._labels = labels_in(books.packs)
        self._notices: dict[str, Notice] = {}

    def access(self) -> Access | None:
        """The users of the desk; None as long as nobody was added. Once there are some, there always are."""
        return self._users.now()

    def speech(self, request: Request) -> Speech:
        """The language that the reader chose, else the first that the browser asks for and we speak."""
        known = [code for code, _ in LANGUAGES]
        asked = [part.partition(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
        chosen = request.cookies.get("lang", "")
        code = chosen if chosen in known else next((code for code in asked if code in known), "en")
        return Speech.of(interface(code), self._labels)

    @contextmanager
    def look(self, request: Request) -> Iterator[Look]:
        """One view of the ledger as it stands, or stood on the day that is asked for, in the reader's language."""
        code, day = self.speech(request).words.code, day_asked(request)
        as_it_is = bool(request.scope["state"].get("as_it_is"))
        with self.books_on(day) as books, books.look(language=code, as_it_is=as_it_is and day is None) as look:
            yield look

    @contextmanager
    def books_on(self, day: date | None) -> Iterator[Ledger]:
        """The ledger as it stands, or stood on a day."""
        if day is None:
            yield self.books
        else:
            with self._shelf.books(day) as then:
                yield then

    @contextmanager
    def look_on(self, language: str, day: date | None = None) -> Iterator[Look]:
        """One view of the ledger as it stands, or stood on a day, with our sentences in a language."""
        with self.books_on(day) as books, books.look(language=language) as look:
            yield look

    def state(self) -> str:
        """Another text whenever something was recorded or judged."""
        return self.books.state()

    def page(self, request: Request, look: Look | None = None, **more: Any) -> Page:
        """The surroundings of a page; `look` is the view that it speaks of, where it has one already."""
        if look is None:
            with self.look(request) as own:
                return self.page(request, own, **more)
        return replace(
            self.bare_page(request),
            waiting=look.waiting.number,
            day=more.pop("day", None) or look.last_day,
            standing=look.standing,
            as_of=day_asked(request),
            is_empty=look.last_day is None and look.is_empty,
        )

    def bare_page(self, request: Request) -> Page:
        """The surroundings of a page that tells nothing of the ledger, as one who is not signed in may see it."""
        theme = request.cookies.get("theme", "")
        visitor = visitor_of(request)
        may_review = visitor.may(Role.REVIEWER) and self.reviewer is not None and day_asked(request) is None
        return Page(
            request=request,
            speech=self.speech(request),
            prefix=self.prefix,
            theme=theme if theme in ("light", "dark") else "",
            token=word_of(request),
            version=static_version(),
            may_review=may_review,
            visitor=visitor,
            has_users=self.access() is not None,
            has_keys=request.cookies.get("keys") != "off",
            notice=self._notices.pop(request.query_params.get("done", ""), None),
        )

    def noted(self, text: str, undo: int | None = None, back: str = "") -> str:
        """Keeps a notice for the next page, and gives the name under which that page asks for it."""
        name = secrets.token_urlsafe(6)
        while len(self._notices) > 200:
            self._notices.pop(next(iter(self._notices)))
        self._notices[name] = Notice(text, undo, back)
        return name

    def render(self, template: str, page: Page, code: int = 200, **context: Any) -> Response:
        """A page as it is sent; a browser that has it already is told so."""
        speech = page.speech
        made = environment().get_template(template).render(page=page, **_spoken(speech), **context)
        tag = f'W/"{hashlib.sha256(made.encode()).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}
        if code == 200 and page.request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        answer = HTMLResponse(made, code, headers)
        has_forms = page.may_review or page.token in made
        if not has_forms and page.is_nobodys:
            page.request.scope["state"]["shown_to_all"] = page.standing
        elif page.visitor.session is None and page.request.cookies.get(TOKEN) != page.token:
            self.set_cookie(answer, page.request, TOKEN, page.token, strict=True)
        return answer

    def set_cookie(
        self,
        answer: Response,
        request: Request,
        name: str,
        value: str,
        *,
        lasts: timedelta | None = None,
        strict: bool = False,
        path: str = "",
    ) -> None:
        """Gives a cookie along that no script reads and no other site sends, for this desk's addresses alone."""
        answer.set_cookie(
            name,
            value,
            max_age=int(lasts.total_seconds()) if lasts else None,
            path=f"{self.prefix}{path}" or "/",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict" if strict else "lax",
        )


def day_asked(request: Request) -> date | None:
    """The day of which a page is to speak; None for now, and for what is no day."""
    try:
        return date.fromisoformat(request.query_params.get("as_of", ""))
    except ValueError:
        return None


def _spoken(speech: Speech) -> dict[str, Any]:
    return {name: getattr(speech, name) for name in _SAID} | {"say_verdict": speech.verdict, "capital": capital}


def _at_least(words: str, counted: Counted | Found) -> str:
    """What is counted, marked where it is more than that."""
    return words if counted.is_exact else f"> {words}"


def _query(asked: dict[str, str | None]) -> str:
    """What is asked, as the query of an address."""
    return urlencode({name: value for name, value in asked.items() if value})


@cache
def _sign(name: str, look: str) -> Markup:
    """The small drawing of a bound before a figure: a list has the same few again and again."""
    drawings: Any = environment().get_template("drawing.html").make_module()
    return Markup(drawings.sign(name, look))


@cache
def environment() -> Environment:
    """The templates. Everything that is put into them shows as text."""
    made = Environment(
        loader=PackageLoader("tallystick.web"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["query"] = _query
    made.globals["bound_sign"] = bound_sign
    made.globals["readable"] = readable
    made.globals["at_least"] = _at_least
    made.globals["sign"] = _sign
    return made


@cache
def static_version() -> str:
    """A name for the present static files, so that browsers may keep them for ever."""
    digest = hashlib.sha256()
    for path in sorted(files("tallystick.web").joinpath("static").iterdir(), key=lambda path: path.name):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
