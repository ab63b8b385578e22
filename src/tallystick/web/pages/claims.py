"""All claims with filters, and one claim: what it says, where it comes from, and its words in their languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.errors import SettingError
from tallystick.exports.holdings import Holdings
from tallystick.model import Claim, FindingKind, Status
from tallystick.reports.interface import marked
from tallystick.web.charts import figures_chart
from tallystick.web.evidence import once_a_sentence, said
from tallystick.web.findings import shown
from tallystick.web.names import claim_title, source_of
from tallystick.web.origins import origin_trees
from tallystick.web.pages.asking import asked, one_page, site_of
from tallystick.web.speech import Speech
from tallystick.words.fold import fold

router = APIRouter()
_SORTS: dict[str, Callable[[Claim], tuple[Any, ...]]] = {
    "last": lambda claim: (-(claim.last.toordinal() if claim.last else 0), claim.id),
    "first": lambda claim: (claim.first.toordinal() if claim.first else 9_999_999, claim.id),
    "heard": lambda claim: (-len(claim.mentions), claim.id),
    "figure": lambda claim: (-claim.quantity.said, claim.id),
}
_ONLY = {"contradicted": FindingKind.CONTRADICTION, "revised": FindingKind.REVISION, "alone": FindingKind.LONE_SOURCE}
_CALLED = {"contradicted": marked("contradicted"), "revised": marked("revised"), "alone": marked("on one word")}
_FILTERS = ("q", "status", "category", "voice", "outlet", "only")


@router.get("/claims")
def claims(request: Request) -> Response:
    """The claims that fit the filters, sorted, a page of them."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    sort = asked(request, "sort") if asked(request, "sort") in _SORTS else "last"
    found = sorted(filtered(request, holdings), key=_SORTS[sort])
    here, after = one_page(found, request, lambda claim: claim.id)
    return site.render(
        "claims.html",
        page,
        rows=[_row(claim, holdings, page.speech.period(claim.period), source_of(claim, page.speech)) for claim in here],
        found=len(found),
        total=len(holdings.claims),
        statuses=sorted({claim.status for claim in holdings.claims}),
        categories=[
            (name, page.speech.category(name)) for name in sorted({claim.category for claim in holdings.claims})
        ],
        counts=Counter(claim.status for claim in holdings.claims),
        asked={name: asked(request, name) for name in _FILTERS},
        only={name: page.speech.say(words) for name, words in _CALLED.items()},
        chips={name: _in_words(name, asked(request, name), page.speech) for name in _FILTERS},
        sort=sort,
        after=after,
    )


def _in_words(name: str, value: str, speech: Speech) -> str:
    """What a filter asks for, as the page calls it; what is no value of ours stands as it was asked."""
    if name == "status" and value in set(Status):
        return speech.status(Status(value))
    if name == "category":
        return speech.category(value)
    return speech.say(_CALLED[value]) if name == "only" and value in _CALLED else value


def filtered(request: Request, holdings: Holdings) -> list[Claim]:
    """The claims that every filter of the query lets pass."""
    words, status, kind = fold(asked(request, "q")).split(), asked(request, "status"), asked(request, "category")
    voice, outlet, only = asked(request, "voice"), asked(request, "outlet"), asked(request, "only")
    shows = {one.id for found in holdings.findings if found.kind == _ONLY.get(only) for one in found.mentions}
    return [
        claim
        for claim in holdings.claims
        if (not status or claim.status == status)
        and (not kind or claim.category == kind)
        and (not voice or any(fold(origin.source or "") == fold(voice) for origin in claim.origins))
        and (not outlet or any(one.document.outlet == outlet for one in holdings.of(claim.mentions)))
        and (only not in _ONLY or any(mention.id in shows for mention in claim.mentions))
        and (not words or all(word in _searched(claim, holdings) for word in words))
    ]


def _searched(claim: Claim, holdings: Holdings) -> str:
    told = holdings.of(claim.mentions)
    names = [claim.item, claim.category, claim.recipient or "", claim.agent or ""]
    return fold(" ".join([*names, *(origin.source or "" for origin in claim.origins), *(one.words for one in told)]))


def _row(claim: Claim, holdings: Holdings, period: str, source: str) -> dict[str, Any]:
    return {
        "claim": claim,
        "period": period,
        "source": source,
        "reports": len({mention.document for mention in claim.mentions}),
        "tongues": len({one.document.language for one in holdings.of(claim.mentions)}),
    }


@router.get("/claims/{id}")
def claim(request: Request, id: str) -> Response:
    """One claim. The id of a mention, or of a claim that was merged, leads to the claim that stands now."""
    site = site_of(request)
    holdings = site.holdings(request)
    found = next((one for one in holdings.claims if one.id == id), None)
    if found is None:
        try:
            now = site.books.claim(id).claim.id
        except SettingError as unknown:
            raise HTTPException(404) from unknown
        return RedirectResponse(f"{site.prefix}/claims/{now}", 301)
    page = site.page(request)
    speech = page.speech
    findings = [
        one for one in holdings.findings if {ref.id for ref in found.mentions} & {ref.id for ref in one.mentions}
    ]
    beside = _beside(found, findings, holdings)
    told = list(holdings.of(found.mentions))
    judged = site.books.claim(id)
    return site.render(
        "claim.html",
        page,
        claim=found,
        title=claim_title(found, speech),
        chart_=figures_chart([found, *beside], holdings, speech, site.prefix),
        trees=origin_trees(found, holdings, speech, site.prefix),
        quotes=[said(one, site.prefix) for one in once_a_sentence(told)],
        reports=len({one.document.id for one in told}),
        tongues=len({one.document.language for one in told}),
        programmes=[one for one in holdings.programmes if any(id in reading.claims for reading in one.readings)],
        findings=[shown(one, holdings, speech, site.prefix) for one in findings],
        judgements=_reasons(judged.judgements),
    )


def _beside(found: Claim, findings: list[Any], holdings: Holdings) -> list[Claim]:
    """The other claims that findings set beside this one."""
    names = dict.fromkeys(one.claim for finding in findings for one in holdings.of(finding.mentions))
    return [claim for claim in holdings.claims if claim.id in names and claim.id != found.id]


def _reasons(judgements: Any) -> list[tuple[str, int]]:
    counted = Counter(one.why for one in judgements)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
