"""What the reports show together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from tallystick.desk.looking import Look
from tallystick.model import Entry, Finding, FindingKind, Sought
from tallystick.model.page import Page as Listing
from tallystick.web.evidence import once_a_sentence
from tallystick.web.filtered import chips
from tallystick.web.findings import ShownFinding, named_claims, shown
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
        gone = _all_gone(request, look, page) if asked(request, "kind") == _GONE else None
        return site.render(
            "findings.html",
            page,
            findings=_shown(look, list(here), page, site.prefix),
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
    """A page of the findings that the query asks for; `brief` ones as lists tell them."""
    category = filters_of(request, Sought.FINDINGS)["category"]
    return look.findings(kinds_asked(request), category=category, after=after, limit=limit, brief=brief)


def _shown(look: Look, findings: Sequence[Finding], page: Page, prefix: str) -> list[ShownFinding]:
    """Findings with the sentences of their mentions, and the claims that they lead to."""
    ids = [one.quoted or tuple(ref.id for ref in one.mentions) for one in findings]
    cited = look.cited(name for names in ids for name in names)
    told = [once_a_sentence(cited[name] for name in names if name in cited) for names in ids]
    claims = look.some_claims(name for some in told for name in named_claims(some))
    named = {name: listed.claim for name, listed in claims.items()}
    return [shown(one, some, named, page.speech, prefix) for one, some in zip(findings, told, strict=True)]


def _all_gone(request: Request, look: Look, page: Page) -> list[Gone]:
    """The findings that people dismissed, the last first."""
    site = site_of(request)
    dismissed = site.books.dismissed(language=page.language)
    found = [one for _, one in dismissed if one is not None]
    standing = look.cited(ref.id for one in found for ref in one.mentions)
    here = [one for one in found if all(ref.id in standing for ref in one.mentions)]
    again = {one.id: one for one in _shown(look, here, page, site.prefix)}
    return [_gone(entry, again.get(one.id) if one else None, page) for entry, one in dismissed]


def _gone(entry: Entry, found: ShownFinding | None, page: Page) -> Gone:
    """A finding that was dismissed, with what brings it back."""
    label = page.speech.kind(entry.deed.kind) if entry.deed.kind else ""
    told = page.speech.say("{who}, {day}", who=entry.by, day=page.speech.day(entry.recorded.date()))
    return Gone(entry.number, label, told, entry.why or "", found)
