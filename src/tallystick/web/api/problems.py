"""Errors as problem documents (RFC 9457): what is wrong, where, and nothing of the inside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from tallystick.contract.lines import written
from tallystick.errors import LedgerError, PurgedError, ReadingError, SettingError, TallystickError
from tallystick.web.pages.asking import site_of

MEDIA_TYPE = "application/problem+json"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["at", "problem"],
                "properties": {"at": {"type": "string"}, "problem": {"type": "string"}},
            },
        },
    },
}


@contextmanager
def there() -> Iterator[None]:
    """Looks up what a path names; a name that nothing has is answered with 404."""
    try:
        yield
    except SettingError as unknown:
        raise HTTPException(404, str(unknown)) from unknown


def told(*codes: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an operation may answer with, for the OpenAPI document."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {code: {"description": HTTPStatus(code).phrase, "content": content} for code in codes}


def problem(status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """A problem as it is sent."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return Response(written(body), status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


async def refused(request: Request, error: Exception) -> Response:
    """The problem that an error tells; where the ledger lies is nobody's business over the wire."""
    place = site_of(request).books.name
    if isinstance(error, HTTPException):
        detail = _told_plainly(error, request).replace(place, "this ledger")
        return problem(error.status_code, detail, dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        errors = [{"at": ".".join(map(str, one["loc"])), "problem": one["msg"]} for one in error.errors()]
        return problem(422, "; ".join(f"{one['at']}: {one['problem']}" for one in errors), errors=errors)
    if isinstance(error, TallystickError):
        return problem(_status(error), str(error).replace(place, "this ledger"))
    return problem(500, "the desk failed at this, and the fault is ours; its own log says why")


def _told_plainly(error: HTTPException, request: Request) -> str:
    """What is wrong, also where the framework found it and names the status alone."""
    if str(error.detail) != HTTPStatus(error.status_code).phrase:
        return str(error.detail)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"{request.method} does nothing at this address; it answers {(error.headers or {}).get('Allow', 'GET')}"
    if error.status_code == HTTPStatus.NOT_FOUND:
        return "there is no such address; /api/openapi.json tells all there are"
    return str(error.detail)


def _status(error: TallystickError) -> int:
    if isinstance(error, PurgedError):
        return 409
    if isinstance(error, ReadingError):
        return 500
    return 503 if isinstance(error, LedgerError) else 422
