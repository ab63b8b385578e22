"""The desk as a web application: every page, its static files, and what is said when something is not there."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tallystick import __version__
from tallystick.desk.books import Ledger
from tallystick.errors import StaleError, TallystickError
from tallystick.web.admission import Admission
from tallystick.web.api.app import create_api
from tallystick.web.api.problems import refused as api_refused
from tallystick.web.failing import Failing
from tallystick.web.headers import Guarded
from tallystick.web.metrics import Metrics
from tallystick.web.pages import (
    account,
    admin,
    alerts,
    calendar,
    claims,
    data,
    feeds,
    findings,
    health,
    judgements,
    lists,
    log,
    marks,
    news,
    overview,
    programmes,
    regrouping,
    reports,
    review,
    sign_in,
    start,
    voices,
    webhooks,
)
from tallystick.web.proxied import Proxied
from tallystick.web.refusals import refusal_in_words
from tallystick.web.remembering import Remembering
from tallystick.web.sharing import Sharing
from tallystick.web.site import Site, day_asked, static_version
from tallystick.web.terms import Terms
from tallystick.web.visitor import visitor_of
from tallystick.web.watched import Watched

_FOR_EVER = "public, max-age=31536000, immutable"
KEPT_BYTES = 64_000_000
"""So much of pages is kept for readers who ask for the same."""
_PAGES = (
    health,
    data,
    feeds,
    overview,
    programmes,
    claims,
    findings,
    reports,
    voices,
    calendar,
    review,
    judgements,
    lists,
    regrouping,
    log,
    marks,
    news,
    start,
    sign_in,
    account,
    admin,
    alerts,
    webhooks,
)


class _Static(StaticFiles):
    """Files whose address changes with their contents, so that nobody has to ask for them again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept for ever."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = _FOR_EVER
        return answer


def create_app(
    books: Ledger,
    *,
    prefix: str = "",
    reviewer: str | None = None,
    hosts: Sequence[str] = ("*",),
    metrics: Metrics | None = None,
    terms: Terms | None = None,
    webhook_hosts: Sequence[str] = (),
    kept_bytes: int = KEPT_BYTES,
) -> FastAPI:
    """The application on a ledger.

    `prefix` stands before every path where a proxy hands on a part of its addresses.
    `reviewer` is the name under which judgements are kept where there are no users; where it is None, nobody may
    judge at all. `terms` say on which anybody is let in where there are users.
    `hosts` are the names by which the desk may be called, so that no page of somebody else's can reach it by a
    name of its own.
    `metrics` count what is answered; without them they are counted for this machine alone.
    `webhook_hosts` may be sent to though they are not on the open internet.
    `kept_bytes` of pages are kept for readers who ask for the same; none where it is 0.
    """
    site = Site(books, prefix=prefix, reviewer=reviewer, terms=terms)
    app = FastAPI(title="Tallystick", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.site = site
    app.state.metrics = metrics or Metrics(books)
    app.state.webhook_hosts = tuple(webhook_hosts)
    app.add_middleware(Sharing, site=site, metrics=app.state.metrics, most_bytes=kept_bytes)
    app.add_middleware(Remembering, site=site)
    app.add_middleware(Admission, site=site)
    app.add_middleware(Failing, site=site)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(Proxied, proxies=site.terms.proxies, prefix=site.prefix)
    app.add_middleware(Guarded)  # around the others, so that refusals have the headers too
    app.add_middleware(Watched, metrics=app.state.metrics)
    static = str(files("tallystick.web") / "static")
    app.mount(f"{site.prefix}/static/{static_version()}", _Static(directory=static), name="static")
    app.mount(f"{site.prefix}/api", create_api(site, webhook_hosts), name="api")
    for page in _PAGES:
        app.include_router(page.router, prefix=site.prefix)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(TallystickError, _refused)
    return app


async def _refused(request: Request, problem: Exception) -> Response:
    """A page that says what is not there or not taken, and where to go on."""
    site: Site = request.app.state.site
    if request.url.path.startswith(f"{site.prefix}/api/"):  # a path with a line's end, which no mount takes
        return await api_refused(request, problem)
    status = problem.status_code if isinstance(problem, HTTPException) else 422
    detail = problem.detail if isinstance(problem, HTTPException) and status not in (404, 405) else ""
    if isinstance(problem, RequestValidationError):
        names = site.speech(request).listed([str(one["loc"][-1]) for one in problem.errors()])
        detail = site.speech(request).say("The form was not whole; this is missing or wrong: {names}", names=names)
    if isinstance(problem, TallystickError):
        status = 409 if isinstance(problem, StaleError) else 422
        detail = refusal_in_words(problem, site.speech(request))
    speaks_of_now = visitor_of(request).role and day_asked(request) is None  # an earlier day may be what is refused
    page = site.page(request) if speaks_of_now else site.bare_page(request)
    return site.render("refused.html", page, status, missing=status == 404, failed=False, detail=str(detail))
