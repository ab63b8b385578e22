"""What the reports show together."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request, Response

from tallystick.model import FindingKind
from tallystick.web.findings import shown
from tallystick.web.pages.asking import asked, one_page, site_of

router = APIRouter()
_A_PAGE = 20
_ORDER = (
    FindingKind.CONTRADICTION,
    FindingKind.ESCALATION,
    FindingKind.SHORTFALL,
    FindingKind.OVERDUE,
    FindingKind.REVISION,
    FindingKind.DOUBLE_READING,
    FindingKind.CATEGORY_DRIFT,
    FindingKind.CORROBORATION,
    FindingKind.LONE_SOURCE,
    FindingKind.UNDATED,
)


@router.get("/findings")
def findings(request: Request) -> Response:
    """All findings, those that say "one of these must be wrong" first; of one kind where that is asked."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    kind = asked(request, "kind")
    counts = Counter(found.kind for found in holdings.findings)
    wanted = [found for found in holdings.findings if not kind or found.kind == kind]
    wanted.sort(key=lambda found: (_ORDER.index(found.kind), found.id))
    here, after = one_page(wanted, request, lambda found: found.id, _A_PAGE)
    return site.render(
        "findings.html",
        page,
        findings=[shown(found, holdings, page.speech, site.prefix) for found in here],
        kinds=[(found, page.speech.kind(found), counts[found]) for found in _ORDER if counts[found]],
        total=len(holdings.findings),
        asked_kind=kind,
        after=after,
    )
