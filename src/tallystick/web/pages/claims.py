"""All claims with filters, and one claim: what it says, where it comes from, and its words in their languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.desk.looking import Look
from tallystick.errors import SettingError
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Claim, Finding, FindingKind, Judgement, Sought, Status
from tallystick.model.filters import FILTERS
from tallystick.model.listed import ListedClaim
from tallystick.reports.interface import marked
from tallystick.reports.wording import readable
from tallystick.web.because import reason_in_words
from tallystick.web.charts import figures_chart
from tallystick.web.evidence import in_its_words, once_a_sentence, said
from tallystick.web.filtered import ONLY, filter_in_words
from tallystick.web.findings import shown_of
from tallystick.web.names import claim_title, listed_source, source_of
from tallystick.web.origins import origin_trees
from tallystick.web.pages.asking import A_PAGE, asked, filters_of, listed, site_of
from tallystick.web.speech import Speech
from tallystick.web.timeline import timeline_of

router = APIRouter()
_SORTS = ("last", "first", "heard", "figure")
_STANDING = {"contradicted": marked("Contradicted"), "revised": marked("Revised"), "alone": marked("On one word")}
_OFFERED = ("q", "status", "category", "language", "only")
_NEAR, _ALIKE = 6, 100
_FILTERS = FILTERS[Sought.CLAIMS]
_MOST_FINDINGS = 40
"""So many findings of a claim are shown with their sentences."""


@router.get("/claims")
def claims(request: Request) -> Response:
    """The claims that fit the filters, sorted, a page of them."""
    site = site_of(request)
    sort = asked(request, "sort") if asked(request, "sort") in _SORTS else "last"
    with site.look(request) as look:
        page = site.page(request, look)
        here, found = listed(lambda after: look.claims(filters(request), sort=sort, after=after, limit=A_PAGE), request)
        return site.render(
            "claims.html",
            page,
            rows=here,
            standings=_standings(look.shown_of(one.claim.id for one in here), page.speech),
            source=partial(listed_source, speech=page.speech),
            found=found,
            total=look.all_claims(),
            statuses=sorted(map(Status, look.statuses())),
            categories=[(name, page.speech.category(name)) for name in look.categories()],
            languages=look.languages(),
            asked={name: asked(request, name) for name in _FILTERS},
            only={name: page.speech.say(words) for name, words in ONLY.items()},
            chips={name: filter_in_words(name, asked(request, name), page.speech) for name in _FILTERS},
            hidden=[name for name in _FILTERS if name not in _OFFERED],
            sort=sort,
            after=here.next or "",
        )


def _standings(shown: dict[str, list[str]], speech: Speech) -> dict[str, list[tuple[str, bool]]]:
    """How claims stand, in words, those that clash marked."""
    return {
        claim: [(speech.say(words), name == "contradicted") for name, words in _STANDING.items() if name in names]
        for claim, names in shown.items()
    }


def filters(request: Request) -> dict[str, str | None]:
    """What the query asks of claims; what is no value of ours is as if it had not been asked, or fits none."""
    found = filters_of(request, Sought.CLAIMS)
    return found | {"only": found["only"] if found["only"] in ONLY else None}


@router.get("/claims/{id}")
def claim(request: Request, id: str) -> Response:
    """One claim. The id of a mention, or of a claim that was merged, leads to the claim that stands now."""
    site = site_of(request)
    with site.look(request) as look:
        now = look.claim_now(id)
        if now is None:
            now = _begun(request, id)
        if now != id:
            done = asked(request, "done") or site.noted(_moved(site.speech(request)))
            # Never for good: what was merged may be parted again.
            return RedirectResponse(f"{site.prefix}/claims/{now}?{urlencode({'done': done})}", 302)
        return _shown(request, id, look)


def _begun(request: Request, start: str) -> str:
    """The claim whose id begins so."""
    try:
        return site_of(request).books.claim(start).claim.id
    except SettingError as unknown:
        raise HTTPException(404) from unknown


def _shown(request: Request, id: str, look: Look) -> Response:
    site = site_of(request)
    findings, names, holdings = around(id, look)
    found = next(one for one in holdings.claims if one.id == id)
    page = site.page(request, look)
    speech = page.speech
    listed = look.some_claims(names)
    beside = [listed[name] for name in sorted(listed) if name != id]
    told, judgements = list(holdings.of(found.mentions)), look.judgements(id)
    trees = origin_trees(found, holdings, speech, site.prefix)
    return site.render(
        "claim.html",
        page,
        claim=found,
        title=claim_title(found, speech),
        chart_=figures_chart([listed[id], *beside], holdings.widths, speech, site.prefix),
        trees=trees,
        history=timeline_of(found, findings, holdings, speech, site.prefix),
        sources=trees[0].name if len(trees) == 1 else source_of(found, speech),
        quotes=[said(one, site.prefix) for one in once_a_sentence(map(in_its_words, told))],
        reports=len({one.document.id for one in told}),
        tongues=len({one.document.language for one in told}),
        programmes=look.programmes_with(id),
        findings=shown_of(findings, holdings, speech, site.prefix),
        judgements=_reasons(judgements, speech),
        members=_members(told, judgements, speech),
        near=[_near(one, speech) for one in _likely(found, beside, look)],
    )


def around(id: str, look: Look) -> tuple[list[Finding], set[str], Holdings]:
    """The findings on a claim, the claims that they set beside it with itself, and what the ledger holds of these.

    Whole are the claim and those that are its figure before or later; the others show their figure alone.
    """
    findings = look.findings_on([id], look.mentions_of(id), brief=True)[:_MOST_FINDINGS]
    names = {id, *look.claims_of(ref.id for one in findings for ref in one.mentions)}
    changed = (one for one in findings if one.kind is FindingKind.REVISION)
    whole = {id, *look.claims_of(ref.id for one in changed for ref in one.mentions)}
    return findings, names, look.holdings(claims=whole, findings=findings)


def _moved(speech: Speech) -> str:
    return speech.say("What you asked for is part of this claim now.")


def _likely(found: Claim, beside: list[ListedClaim], look: Look) -> list[ListedClaim]:
    """Claims that may be the same, or be taken for it: those beside it, then those that are told last of its kind."""
    kind: dict[str, str | None] = {"category": found.category, "status": found.status, "measure": found.measure}
    alike = look.nearest(kind, found.quantity.said, among_last=_ALIKE, most=len(beside) + _NEAR + 1)
    known = {one.claim.id: one for one in beside}
    named = [name for name in dict.fromkeys([*known, *alike]) if name != found.id][:_NEAR]
    listed = known | look.some_claims(set(named) - set(known))
    return [listed[name] for name in named if name in listed]


def _near(one: ListedClaim, speech: Speech) -> tuple[str, str, str]:
    return one.claim.id, claim_title(one.claim, speech), listed_source(one, speech)


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
