"""Keeping a ledger in order over the wire: is it whole, and removing a document for good."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from tallystick.contract.reviews import entry_object
from tallystick.errors import SettingError
from tallystick.web.api.answers import LOOKED_UP, IfNoneMatch, as_json, told_now
from tallystick.web.api.guard import CHANGED, Judge
from tallystick.web.api.problems import problem
from tallystick.web.api.shapes import Shape
from tallystick.web.api.shapes_of_documents import Entry as EntryShape
from tallystick.web.pages.asking import site_of

router = APIRouter()


class Verified(Shape):
    """What was checked, and what is broken."""

    entries: int
    texts: int
    head: str
    faults: list[str]


class Purging(BaseModel):
    """A document to remove with all its words."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    document: Annotated[str, Field(min_length=1, max_length=2000)]
    reason: Annotated[str, Field(min_length=1, max_length=2000)]
    """Why; it stays in the log."""


@router.get("/verify", response_model=Verified, responses=LOOKED_UP)
def verify(request: Request, if_none_match: IfNoneMatch = None) -> Response:
    """Whether the log's chain, the archive and the tables are whole, and what is not."""
    found = site_of(request).books.verify()
    told = {"entries": found.entries, "texts": found.texts, "head": found.head, "faults": list(found.faults)}
    return told_now(request, told)


@router.post("/purge", response_model=EntryShape, responses=CHANGED)
def purge(request: Request, by: Judge, wanted: Purging) -> Response:
    """A document is removed for good; a tombstone with the reason stays."""
    try:
        return as_json(entry_object(site_of(request).books.purge(wanted.document, reason=wanted.reason, by=by)))
    except SettingError as refused:
        return problem(409, str(refused).replace(site_of(request).books.name, "this ledger"))
