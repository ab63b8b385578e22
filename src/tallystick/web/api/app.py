"""The API as an application of its own below /api, with the document that describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException

from tallystick import __version__
from tallystick.errors import TallystickError
from tallystick.web.api import documents, exporting, incoming, keeping, lookups, review, watching
from tallystick.web.api.answers import told_now
from tallystick.web.api.asking import known_alone
from tallystick.web.api.guard import BEARER
from tallystick.web.api.problems import SCHEMA, refused
from tallystick.web.site import Site

_TOLD = (
    "What a ledger holds, and judging it. The objects are those of Tallystick's contract; numbers are exact decimals: "
    "read them as such. Lists come a page at a time with the path of the `next`; every answer has an `ETag`."
)


class Api(FastAPI):
    """An application whose document knows how problems look."""

    def openapi(self) -> dict[str, Any]:
        """The document, made once."""
        if self.openapi_schema is None:
            made = get_openapi(title=self.title, version=self.version, description=_TOLD, routes=self.routes)
            made["servers"] = [{"url": f"{self.state.site.prefix}/api"}]
            made.setdefault("components", {}).setdefault("schemas", {})["Problem"] = SCHEMA
            for path in made["paths"].values():
                if "get" in path:  # a desk may be open for reading
                    path["get"]["security"] = [{}, {BEARER: []}]
            self.openapi_schema = made
        return self.openapi_schema


def _described(request: Request) -> Response:
    """The document that describes the API."""
    return told_now(request, request.app.openapi())


def create_api(site: Site, webhook_hosts: Sequence[str] = ()) -> FastAPI:
    """The API of a site."""
    api = Api(
        title="Tallystick",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        separate_input_output_schemas=False,
        redirect_slashes=False,
    )
    api.state.site = site
    api.state.webhook_hosts = tuple(webhook_hosts)
    api.add_api_route("/openapi.json", _described, include_in_schema=False)
    for part in (lookups, documents, incoming, review, exporting, keeping, watching):
        api.include_router(part.router, prefix="/v1", dependencies=[Depends(known_alone)])
    for kind in (HTTPException, RequestValidationError, TallystickError, Exception):
        api.add_exception_handler(kind, refused)
    return api
