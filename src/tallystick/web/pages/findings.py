"""What the reports show together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from tallystick.exports.holdings import Holdings
from tallystick.model import Entry, Finding, FindingKind
from tallystick.web.findings import ShownFinding, shown
from tallystick.web.page import Page
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


_GONE = "dismissed"


@dataclass(frozen=True, slots=True)
class Gone:
    """A dismissed finding: the entry to undo, its kind, who dismissed it when, why; and itself, if it still holds."""

    entry: int
    kind: str
    told: str
    why: str
    finding: ShownFinding | None


@router.get("/findings")
def findings(request: Request) -> Response:
    """All findings, those that say "one of these must be wrong" first; of one kind where that is asked."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    kind = asked(request, "kind")
    dismissed = site.books.dismissed(language=page.language)
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
        dismissed=len(dismissed),
        gone=[_gone(entry, found, holdings, page, site.prefix) for entry, found in dismissed]
        if kind == _GONE
        else None,
        after=after,
    )


def _gone(entry: Entry, found: Finding | None, holdings: Holdings, page: Page, prefix: str) -> Gone:
    """A finding that was dismissed, with what brings it back."""
    stands = found is not None and all(mention.id in holdings.evidence for mention in found.mentions)
    label = page.speech.kind(entry.deed.kind) if entry.deed.kind else ""
    told = page.speech.say("{who}, {day}", who=entry.by, day=page.speech.day(entry.recorded.date()))
    return Gone(
        entry.number,
        label,
        told,
        entry.why or "",
        shown(found, holdings, page.speech, prefix) if found and stands else None,
    )
