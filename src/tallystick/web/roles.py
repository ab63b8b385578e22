"""Which role each route needs: one table, looked up before anything else is done.

A route that the table does not name is a reader's to look at, and an admin's to do something with; a test
walks all routes that there are, and fails where the table does not name one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.routing import compile_path

from tallystick.model import Role

LOOKING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Need:
    """What a route needs: a `role`, None where everybody may; a `person`, where no token will do."""

    role: Role | None
    person: bool = False


EVERYBODY = Need(None)
READER = Need(Role.READER)
REVIEWER = Need(Role.REVIEWER)
MYSELF = Need(Role.READER, person=True)
ADMIN = Need(Role.ADMIN, person=True)
_UNNAMED = Need(Role.ADMIN)

_SEEN_BY_EVERYBODY = (
    "/sign-in",
    "/static/{path:path}",
    "/api/openapi.json",
    "/healthz",
    "/readyz",
    "/metrics",  # which looks itself at who asks
)
_DONE_BY_EVERYBODY = ("/sign-in", "/sign-out")
_SEEN_BY_READERS = (
    "/",
    "/programmes",
    "/programmes.csv",
    "/programmes.json",
    "/programmes.png",
    "/programmes.svg",
    "/programmes/{id}",
    "/programmes/{id}.html",
    "/programmes/{id}.json",
    "/programmes/{id}/{drawing}.png",
    "/programmes/{id}/{drawing}.svg",
    "/claims",
    "/claims.atom",
    "/claims.csv",
    "/claims.feed.json",
    "/claims.json",
    "/claims/{id}",
    "/claims/{id}.html",
    "/claims/{id}.json",
    "/claims/{id}/timeline.png",
    "/claims/{id}/timeline.svg",
    "/findings",
    "/findings.atom",
    "/findings.feed.json",
    "/findings.csv",
    "/findings.json",
    "/reports",
    "/reports.csv",
    "/reports.json",
    "/reports/{id:path}",
    "/search",
    "/voices",
    "/voices.csv",
    "/voices.json",
    "/outlets",
    "/outlets.csv",
    "/outlets.json",
    "/calendar",
    "/calendar.csv",
    "/calendar.json",
    "/calendar.ics",
    "/review",
    "/review/queue",
    "/claims/{id}/regroup",
    "/log",
    "/log.csv",
    "/log.json",
    "/marks",
    "/news",
    "/alerts",
    "/alerts.atom",
    "/alerts.feed.json",
    "/read",
    "/api/v1/claims",
    "/api/v1/claims/{id}",
    "/api/v1/findings",
    "/api/v1/findings/{id}",
    "/api/v1/searches",
    "/api/v1/searches/{name:path}",
    "/api/v1/alerts",
    "/api/v1/programmes",
    "/api/v1/programmes/{id}",
    "/api/v1/programmes/{id}/feasibility",
    "/api/v1/origins",
    "/api/v1/log",
    "/api/v1/verify",
    "/api/v1/documents",
    "/api/v1/documents/{id:path}",
    "/api/v1/readings",
    "/api/v1/readings/{id:path}",
    "/api/v1/search",
    "/api/v1/exports",
    "/api/v1/exports/{format}",
)
_JUDGEMENTS = ("accept", "reject", "correct", "split", "merge", "dismiss", "equal", "undo", "apart")
_DONE_BY_REVIEWERS = (
    "/read",
    "/read/example",
    "/alerts/save",
    "/alerts/forget",
    "/api/v1/documents",
    "/api/v1/readings",
    "/api/v1/searches",
    "/review/claims_apart",
    *(f"/review/{judgement}" for judgement in _JUDGEMENTS),
    *(f"/api/v1/review/{judgement}" for judgement in _JUDGEMENTS),
)
_SEEN_BY_ONESELF = ("/account",)
_DONE_BY_ONESELF = ("/account/password", "/account/tokens", "/account/tokens/revoke", "/account/sessions/end")
_SEEN_BY_ADMINS = ("/admin", "/webhooks")
_DONE_BY_ADMINS = (
    "/admin/users",
    "/admin/users/role",
    "/admin/users/password",
    "/admin/users/remove",
    "/admin/tokens/revoke",
    "/admin/sessions/end",
    "/webhooks/add",
    "/webhooks/remove",
    "/webhooks/again",
)
_BY_ADMINS_AND_THEIR_PROGRAMS = (
    ("POST", "/api/v1/purge"),
    ("GET", "/api/v1/webhooks"),
    ("GET", "/api/v1/webhooks/undelivered"),
    ("POST", "/api/v1/webhooks"),
    ("DELETE", "/api/v1/webhooks/{id}"),
    ("POST", "/api/v1/webhooks/{id}/again"),
)
ROLES = {
    **dict.fromkeys(_BY_ADMINS_AND_THEIR_PROGRAMS, Need(Role.ADMIN)),
    ("DELETE", "/api/v1/searches/{name:path}"): REVIEWER,
    **{("GET", path): EVERYBODY for path in _SEEN_BY_EVERYBODY},
    **{("POST", path): EVERYBODY for path in _DONE_BY_EVERYBODY},
    **{("GET", path): READER for path in _SEEN_BY_READERS},
    **{("POST", path): REVIEWER for path in _DONE_BY_REVIEWERS},
    **{("GET", path): MYSELF for path in _SEEN_BY_ONESELF},
    **{("POST", path): MYSELF for path in _DONE_BY_ONESELF},
    **{("GET", path): ADMIN for path in _SEEN_BY_ADMINS},
    **{("POST", path): ADMIN for path in _DONE_BY_ADMINS},
}
_COMPILED = [(method, compile_path(path)[0], need) for (method, path), need in ROLES.items()]


def need_of(method: str, path: str) -> Need:
    """What a request needs; the path is below the desk's prefix.

    >>> need_of("GET", "/claims/0123").role, need_of("POST", "/never/heard").role
    (<Role.READER: 'reader'>, <Role.ADMIN: 'admin'>)
    """
    looks = method in LOOKING
    asked = "GET" if looks else method
    found = (need for method, pattern, need in _COMPILED if method == asked and pattern.match(path))
    return next(found, READER if looks else _UNNAMED)
