"""All claims with filters, and one claim: what it says, where it comes from, and its words in their languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.errors import SettingError
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Claim, FindingKind, Judgement, Status
from tallystick.reports.interface import marked
from tallystick.reports.wording import readable
from tallystick.web.because import reason_in_words
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
_NEAR = 6
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
        done = asked(request, "done") or site.noted(_moved(site.speech(request)))
        # Never for good: what was merged may be parted again.
        return RedirectResponse(f"{site.prefix}/claims/{now}?{urlencode({'done': done})}", 302)
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
        judgements=_reasons(judged.judgements, speech),
        members=_members(told, judged.judgements, speech),
        near=[_near(one, speech) for one in _likely(found, beside, holdings)],
    )


def _moved(speech: Speech) -> str:
    return speech.say("What you asked for is part of this claim now.")


def _beside(found: Claim, findings: list[Any], holdings: Holdings) -> list[Claim]:
    """The other claims that findings set beside this one."""
    names = dict.fromkeys(one.claim for finding in findings for one in holdings.of(finding.mentions))
    return [claim for claim in holdings.claims if claim.id in names and claim.id != found.id]


def _likely(found: Claim, beside: list[Claim], holdings: Holdings) -> list[Claim]:
    """Claims that may be the same, or be taken for it: those beside it, then those of its category and status."""
    alike = [
        one
        for one in holdings.claims
        if (one.category, one.status, one.measure) == (found.category, found.status, found.measure)
    ]
    alike.sort(key=lambda one: (abs(one.quantity.said - found.quantity.said), one.id))
    named = {one.id: one for one in [*beside, *alike] if one.id != found.id}
    return list(named.values())[:_NEAR]


def _near(claim: Claim, speech: Speech) -> tuple[str, str, str]:
    return claim.id, claim_title(claim, speech), source_of(claim, speech)


def _members(told: list[Evidence], judgements: Iterable[Judgement], speech: Speech) -> list[dict[str, Any]]:
    """The mentions of a claim, each with its sentence and with why it stands here."""
    why = {one.mention: reason_in_words(one.why, speech) for one in judgements}
    return [
        {
            "id": one.id,
            "words": readable(one.sentence.of(one.text)),
            "outlet": readable(one.document.outlet or one.document.id),
            "language": one.document.language or "",
            "day": one.document.published,
            "why": why.get(one.id, ""),
        }
        for one in told
    ]


def _reasons(judgements: Iterable[Judgement], speech: Speech) -> list[tuple[str, int]]:
    counted = Counter(reason_in_words(one.why, speech) for one in judgements)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
