"""Documents and readings as the ledger has them, and the search in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response

from tallystick.contract.encode import reading_object
from tallystick.desk.objects import hit_object, listed_object, shown_document_object
from tallystick.ledger import Listed, ShownDocument
from tallystick.model import Reading
from tallystick.model.page import Page
from tallystick.web.api import shapes_of_documents as shapes
from tallystick.web.api.answers import A_PAGE, LOOKED_UP, ONE_LOOKED_UP, After, IfNoneMatch, Limit, answered, listed
from tallystick.web.api.asking import AsOf, Words, looking
from tallystick.web.api.shapes import Listing
from tallystick.web.pages.asking import site_of

router = APIRouter()
DocumentId = Annotated[str, Path(max_length=2000, description="The id of a document; it may hold slashes.")]


@router.get("/documents", response_model=Listing[shapes.ListedDocument], responses=LOOKED_UP)
def documents(
    request: Request,
    after: After = "",
    limit: Limit = A_PAGE,
    outlet: Words = "",
    language: Annotated[str, Query(max_length=40, description="The code of a language.")] = "",
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The documents of an outlet and a language, or all, without their texts; by their ids."""

    def page(after: str | None, limit: int) -> Page[Listed]:
        with site_of(request).books_on(as_of) as books:
            return books.documents(outlet=outlet or None, language=language or None, after=after, limit=limit)

    return listed(request, page, after, limit, listed_object)


@router.get("/documents/{id:path}", response_model=shapes.ShownDocument, responses=ONE_LOOKED_UP)
def document(request: Request, id: DocumentId, as_of: AsOf = None, if_none_match: IfNoneMatch = None) -> Response:
    """One document with its text and the sentences that state something."""
    return answered(request, lambda: _document(request, id, as_of))


def _document(request: Request, id: str, as_of: date | None) -> dict[str, Any]:
    with site_of(request).books_on(as_of) as books:
        found = books.show(id)
    if found is None or not isinstance(found, ShownDocument):
        raise HTTPException(404, f"no document is called {id!r:.200}")
    return shown_document_object(found)


@router.get("/readings", response_model=Listing[shapes.Reading], responses=LOOKED_UP)
def readings(
    request: Request,
    after: After = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The current reading of every document, in the order of the documents' ids."""

    def page(after: str | None, limit: int) -> Page[Reading]:
        with looking(request, as_of=as_of) as look:
            return look.readings(after, limit)

    return listed(request, page, after, limit, reading_object)


@router.get("/readings/{id:path}", response_model=shapes.Reading, responses=ONE_LOOKED_UP)
def reading(request: Request, id: DocumentId, as_of: AsOf = None, if_none_match: IfNoneMatch = None) -> Response:
    """The current reading of one document."""
    return answered(request, lambda: _reading(request, id, as_of))


def _reading(request: Request, id: str, as_of: date | None) -> dict[str, Any]:
    with looking(request, as_of=as_of) as look:
        found = look.report(id)
    if found is None or found[0] != id:
        raise HTTPException(404, f"no document is called {id!r:.200}")
    (held,) = found[1].held
    return reading_object(held.reading)


@router.get("/search", response_model=shapes.Found, responses=LOOKED_UP)
def search(
    request: Request,
    q: Annotated[str, Query(max_length=1000, description="Words, phrases in quotation marks, beginnings*, -not.")],
    language: Annotated[str | None, Query(max_length=20, description="Only documents in this language.")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The documents that hold the words in whatever form, best first."""
    return answered(request, lambda: _found(request, q, language, limit, as_of))


def _found(request: Request, q: str, language: str | None, limit: int, as_of: date | None) -> dict[str, Any]:
    with site_of(request).books_on(as_of) as books:
        found = books.search(q, language=language, most=limit)
    return {"total": found.total, "exact": found.is_exact, "items": [hit_object(hit) for hit in found.hits]}
