"""The API as an application of its own below /api, with the document that describes it."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.exceptions import HTTPException

from tallystick import __version__
from tallystick.errors import TallystickError
from tallystick.web.api import documents, exporting, incoming, keeping, lookups, review
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


def create_api(site: Site) -> FastAPI:
    """The API of a site."""
    api = Api(
        title="Tallystick",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        separate_input_output_schemas=False,
        redirect_slashes=False,
    )
    api.state.site = site
    for part in (lookups, documents, incoming, review, exporting, keeping):
        api.include_router(part.router, prefix="/v1")
    for kind in (HTTPException, RequestValidationError, TallystickError, Exception):
        api.add_exception_handler(kind, refused)
    return api
