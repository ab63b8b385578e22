"""What the reports show together."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from tallystick.desk.looking import Look
from tallystick.exports.holdings import Holdings
from tallystick.model import Entry, Finding, FindingKind, Sought
from tallystick.model.page import Page as Listing
from tallystick.web.filtered import chips
from tallystick.web.findings import ShownFinding, shown
from tallystick.web.page import Page
from tallystick.web.pages.asking import asked, filters_of, listed, site_of

router = APIRouter()
_A_PAGE = 20
ORDER = (
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
    with site.look(request) as look:
        page, counts = site.page(request, look), look.kinds()
        here = listed(lambda after: findings_asked(request, look, after, _A_PAGE, brief=True), request)
        holdings = look.holdings(findings=here)
        gone = _all_gone(request, look, page) if asked(request, "kind") == _GONE else None
        return site.render(
            "findings.html",
            page,
            findings=[shown(found, holdings, page.speech, site.prefix) for found in here],
            kinds=[(kind, page.speech.kind(kind), counts[kind]) for kind in ORDER if kind in counts],
            total=sum(counts.values()),
            asked_kind=asked(request, "kind"),
            asked=filters_of(request, Sought.FINDINGS),
            chips=chips(request, ("category",), page.speech),
            dismissed=look.dismissed,
            gone=gone,
            after=here.next or "",
        )


def kinds_asked(request: Request) -> list[FindingKind]:
    """The kind that the query asks for, all of them in their order where it asks for none."""
    kind = asked(request, "kind")
    return [one for one in ORDER if not kind or one == kind]


def findings_asked(
    request: Request, look: Look, after: str | None, limit: int, *, brief: bool = False
) -> Listing[Finding]:
    """A page of the findings that the query asks for; `brief` ones tell a few of very many mentions."""
    category = filters_of(request, Sought.FINDINGS)["category"]
    return look.findings(kinds_asked(request), category=category, after=after, limit=limit, brief=brief)


def _all_gone(request: Request, look: Look, page: Page) -> list[Gone]:
    """The findings that people dismissed, the last first."""
    site = site_of(request)
    dismissed = site.books.dismissed(language=page.language)
    holdings = look.holdings(findings=[found for _, found in dismissed if found is not None])
    return [_gone(entry, found, holdings, page, site.prefix) for entry, found in dismissed]


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
