"""Claims, findings, programmes, origins and the log, as lists and one by one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from tallystick.contract.claims import claim_object
from tallystick.contract.feasibility import feasibility_object
from tallystick.contract.origins import traced_object
from tallystick.contract.reviews import entry_object
from tallystick.contract.tallies import finding_object, programme_object
from tallystick.desk.objects import (
    one_claim_object,
    one_programme_object,
    told_finding_object,
    told_origin_object,
    whole_claim_object,
    whole_programme_object,
)
from tallystick.desk.views import OneClaim, OneProgramme
from tallystick.model import Claim, Entry, Finding, Programme, Traced
from tallystick.model.page import Page
from tallystick.web.api import shapes
from tallystick.web.api.answers import A_PAGE, LOOKED_UP, ONE_LOOKED_UP, After, IfNoneMatch, Limit, answered, listed
from tallystick.web.api.asking import AsOf, Language, claim_filters, finding_filters, looking, programme_filters
from tallystick.web.api.problems import there
from tallystick.web.api.shapes_of_documents import Entry as EntryShape
from tallystick.web.pages.asking import site_of
from tallystick.web.pages.claims import filters
from tallystick.web.pages.findings import findings_asked
from tallystick.web.pages.programmes import chosen

router = APIRouter()
Id = Annotated[str, Path(max_length=200, description="An id, or the beginning of one.")]
Sort = Annotated[
    Literal["id", "last", "first", "new", "mentions", "figure"],
    Query(description="By id, the latest report, the earliest, the latest first report, most told, largest figure."),
]
Whole = Annotated[bool, Query(description="With the mentions as they are told, every slot of them.")]


@router.get(
    "/claims",
    response_model=shapes.Listing[shapes.Claim],
    responses=LOOKED_UP,
    dependencies=[Depends(claim_filters)],
)
def claims(
    request: Request,
    sort: Sort = "id",
    after: After = "",
    limit: Limit = A_PAGE,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """The claims that fit the filters, by their ids or another order."""

    def page(after: str | None, limit: int) -> Page[Claim]:
        with looking(request, as_of=as_of) as look:
            ids = look.claim_ids(filters(request), sort=sort, after=after, limit=limit)
            whole = {one.id: one for one in look.whole_claims(ids)}
            return Page([whole[name] for name in ids if name in whole], ids.next)

    return listed(request, page, after, limit, claim_object)


@router.get("/claims/{id}", response_model=shapes.ClaimWithEvidence, responses=ONE_LOOKED_UP)
def claim(
    request: Request,
    id: Id,
    language: Language = "en",
    whole: Whole = False,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """One claim with its evidence, by its id, the beginning of it, or the id of a mention."""
    as_object = whole_claim_object if whole else one_claim_object
    return answered(request, lambda: as_object(_claim(request, id, language, as_of)))


def _claim(request: Request, id: str, language: str, as_of: date | None) -> OneClaim:
    with site_of(request).books_on(as_of) as books, there():
        return books.claim(id, language=language)


@router.get(
    "/findings",
    response_model=shapes.Listing[shapes.Finding],
    responses=LOOKED_UP,
    dependencies=[Depends(finding_filters)],
)
def findings(
    request: Request,
    after: After = "",
    limit: Limit = A_PAGE,
    language: Language = "en",
    as_of: AsOf = None,
    whole: Whole = False,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """What the claims show together, of one kind and category where that is asked."""

    def page(after: str | None, limit: int) -> Page[Finding]:
        with looking(request, language, as_of) as look:
            return findings_asked(request, look, after, limit)

    return listed(request, page, after, limit, told_finding_object if whole else finding_object)


@router.get("/findings/{id}", response_model=shapes.Finding, responses=ONE_LOOKED_UP)
def finding(
    request: Request,
    id: Id,
    language: Language = "en",
    whole: Whole = False,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """One finding, by its id or the beginning of it."""
    as_object = told_finding_object if whole else finding_object
    return answered(request, lambda: as_object(_finding(request, id, language, as_of)))


def _finding(request: Request, id: str, language: str, as_of: date | None) -> Finding:
    with site_of(request).books_on(as_of) as books, there():
        return books.finding(id, language=language)


@router.get(
    "/programmes",
    response_model=shapes.Listing[shapes.Programme],
    responses=LOOKED_UP,
    dependencies=[Depends(programme_filters)],
)
def programmes(
    request: Request,
    after: After = "",
    limit: Limit = A_PAGE,
    language: Language = "en",
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """Plans with what was delivered of them."""

    def page(after: str | None, limit: int) -> Page[Programme]:
        with looking(request, language, as_of) as look:
            return chosen(request, look, after, limit)

    return listed(request, page, after, limit, programme_object)


@router.get("/programmes/{id}", response_model=shapes.ProgrammeWithEvidence, responses=ONE_LOOKED_UP)
def programme(
    request: Request,
    id: Id,
    language: Language = "en",
    whole: Whole = False,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """One programme with the sentences behind it."""
    as_object = whole_programme_object if whole else one_programme_object
    return answered(request, lambda: as_object(_programme(request, id, language, as_of)))


def _programme(request: Request, id: str, language: str, as_of: date | None) -> OneProgramme:
    with site_of(request).books_on(as_of) as books, there():
        return books.programme(id, language=language)


@router.get("/programmes/{id}/feasibility", response_model=dict[str, Any], responses=ONE_LOOKED_UP)
def feasibility(request: Request, id: Id, as_of: AsOf = None, if_none_match: IfNoneMatch = None) -> Response:
    """What speaks for and against a plan, by the id of its programme, of its claim, or of a directive."""
    return answered(request, lambda: _feasibility(request, id, as_of))


def _feasibility(request: Request, id: str, as_of: date | None) -> dict[str, Any]:
    with site_of(request).books_on(as_of) as books, there():
        return feasibility_object(books.feasibility(id))


@router.get("/origins", response_model=shapes.Listing[shapes.TracedOrigin], responses=LOOKED_UP)
def origins(
    request: Request,
    after: After = "",
    limit: Limit = A_PAGE,
    whole: Whole = False,
    as_of: AsOf = None,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """All utterances that claims go back to, by their ids."""

    def page(after: str | None, limit: int) -> Page[Traced]:
        with looking(request, as_of=as_of) as look:
            return look.origins(after, limit)

    return listed(request, page, after, limit, told_origin_object if whole else traced_object)


@router.get("/log", response_model=shapes.Listing[EntryShape], responses=LOOKED_UP)
def log(
    request: Request,
    after: Annotated[int, Query(ge=0, le=2**53, description="The entry behind which the page begins.")] = 0,
    limit: Limit = A_PAGE,
    if_none_match: IfNoneMatch = None,
) -> Response:
    """What people judged, the first entry first."""

    def page(cursor: str | None, limit: int) -> Page[Entry]:
        return site_of(request).books.entries_after(after, limit)

    return listed(request, page, str(after), limit, entry_object)
