"""Whether the desk runs, whether it can serve, and what it counts: for whoever runs it, and for no reader."""

from __future__ import annotations

import logging
from ipaddress import ip_address
from secrets import compare_digest

from fastapi import APIRouter, HTTPException, Request, Response

from tallystick.contract.lines import written
from tallystick.errors import LedgerError
from tallystick.web.metrics import MEDIA_TYPE, Metrics
from tallystick.web.pages.asking import site_of

router = APIRouter(include_in_schema=False)
_LOG = logging.getLogger("tallystick.desk")
_UNKEPT = {"Cache-Control": "no-store"}
_HANDED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")


@router.get("/healthz")
async def healthz() -> Response:
    """That the process answers; the ledger is not asked."""
    return _told({"status": "ok"})


@router.get("/readyz")
def readyz(request: Request) -> Response:
    """That the ledger is reached and has this program's schema; 503 where not, and the log tells why."""
    books = site_of(request).books
    try:
        return _told({"status": "ready", "schema": books.ready()})
    except LedgerError as problem:
        _LOG.warning("not ready", extra={"told": {"reason": str(problem)}})
        return _told({"status": "not ready"}, 503)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """What the desk counts, for who has the token; without one for this machine alone, through no proxy."""
    counted = request.app.state.metrics
    assert isinstance(counted, Metrics), "the application was made with its metrics"
    if not _may_watch(request, counted):
        raise HTTPException(404)
    return Response(counted.text(), 200, _UNKEPT, MEDIA_TYPE)


def _may_watch(request: Request, counted: Metrics) -> bool:
    if counted.token is not None:
        given = request.headers.get("authorization", "")
        return compare_digest(given.encode(), f"Bearer {counted.token}".encode())
    handed_on = counted.proxied or any(name in request.headers for name in _HANDED_ON)
    return _is_here(request) and not handed_on


def _is_here(request: Request) -> bool:
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:  # the other end of a socket that has no address
        return False


def _told(what: dict[str, str], status: int = 200) -> Response:
    return Response(written(what), status, _UNKEPT, "application/json")
