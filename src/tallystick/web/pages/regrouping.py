"""Claims put together, taken apart and kept apart: chosen on a claim's page, looked at, and then done.

The page between says what would change. Where somebody judged the same meanwhile, nothing is done, and the page is
shown again as things stand by then.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.desk.deeds import Deeds
from tallystick.desk.looking import Look
from tallystick.errors import SettingError, StaleError, TallystickError
from tallystick.model import Claim, Deed
from tallystick.reports.interface import marked
from tallystick.web.changes import Change, regrouped
from tallystick.web.evidence import in_its_words, said
from tallystick.web.judging import judged
from tallystick.web.names import claim_title
from tallystick.web.pages.asking import asked, site_of
from tallystick.web.refusals import refusal_in_words
from tallystick.web.site import Site

router = APIRouter()
_QUESTIONS = {
    "split": marked("Split these off their claim?"),
    "apart": marked("Keep these two apart for ever?"),
    "merge": marked("Are these one claim?"),
    "claims_apart": marked("Keep these two claims apart for ever?"),
}
_MOST = 200

Words = Annotated[str, Form()]
Names = Annotated[list[str], Form()]


@router.get("/claims/{id}/regroup")
def regroup(request: Request, id: str) -> Response:
    """What would change if mentions of a claim, or two claims, were put together or taken apart."""
    do = asked(request, "do")
    with site_of(request).look(request) as look:
        claims = look.whole_claims([id])
        if not claims or do not in _QUESTIONS:
            raise HTTPException(404)
        return _regroup(request, claims[0], do, look)


def _regroup(request: Request, claim: Claim, do: str, look: Look) -> Response:
    site = site_of(request)
    names, other = request.query_params.getlist("mention")[:_MOST], asked(request, "other")
    page, problem, found = site.page(request, look), "", list[Change]()
    try:
        trial = site.books.trial(_deed(site.books.deeds, do, claim.id, names, other), language=page.language)
        found = regrouped(trial, page.speech, site.prefix)
    except TallystickError as refused:
        problem = refusal_in_words(refused, page.speech)
    beside = _claim(site, other) if do in ("merge", "claims_apart") and not problem else ""
    shown = look.whole_claims({claim.id, beside}) if beside else []
    chosen = names or [ref.id for one in shown for ref in one.mentions[:2]]
    evidence = look.evidence(chosen).evidence
    return site.render(
        "regroup.html",
        page,
        claim=claim,
        title=claim_title(claim, page.speech),
        question=page.speech.say(_QUESTIONS[do]),
        do=do,
        names=names,
        other=beside or other,
        claims=[(one.id, claim_title(one, page.speech)) for one in shown],
        quotes=[said(in_its_words(evidence[name]), site.prefix) for name in chosen if name in evidence],
        changes=found,
        problem=problem,
        seen=look.last_entry(),
    )


def _claim(site: Site, name: str) -> str:
    try:
        return site.books.claim(name).claim.id
    except SettingError:
        return ""


def _deed(deeds: Deeds, do: str, claim: str, mentions: list[str], other: str) -> Deed:
    """The deed that somebody chose."""
    if do == "split":
        return deeds.split(*mentions)
    if do == "merge":
        return deeds.merge(claim, other)
    if do == "claims_apart":
        return deeds.claims_apart(claim, other)
    return deeds.apart(*mentions)


@router.post("/review/split")
def split(
    request: Request, mention: Names, claim: Words = "", token: Words = "", seen: Words = "", next: Words = ""
) -> Response:
    """Mentions do not say what the others of their claim say."""
    return _done(request, token, "split", claim, mention, "", seen, next)


@router.post("/review/apart")
def apart(
    request: Request, mention: Names, claim: Words = "", token: Words = "", seen: Words = "", next: Words = ""
) -> Response:
    """Two mentions are never one claim."""
    return _done(request, token, "apart", claim, mention, "", seen, next)


@router.post("/review/merge")
def merge(
    request: Request, claim: Words, other: Words, token: Words = "", seen: Words = "", next: Words = ""
) -> Response:
    """Two claims are one."""
    return _done(request, token, "merge", claim, [], other, seen, next)


@router.post("/review/claims_apart")
def claims_apart(
    request: Request, claim: Words, other: Words, token: Words = "", seen: Words = "", next: Words = ""
) -> Response:
    """Two claims are never one."""
    return _done(request, token, "claims_apart", claim, [], other, seen, next)


def _done(
    request: Request, token: str, do: str, claim: str, mentions: list[str], other: str, seen: str, next: str
) -> Response:
    def stale(problem: StaleError) -> Response:
        """The page between once more, as things stand now, with who judged meanwhile."""
        site = site_of(request)
        note = site.noted(refusal_in_words(problem, site.speech(request)))
        query = [("do", do), *(("mention", name) for name in mentions), ("other", other), ("done", note)]
        return RedirectResponse(f"{site.prefix}/claims/{_claim(site, claim)}/regroup?{urlencode(query)}", 303)

    return judged(
        request,
        token,
        lambda deeds: _deed(deeds, do, claim, mentions, other),
        next=next,
        seen=int(seen) if seen.isdecimal() and len(seen) < 16 else None,
        stale=stale,
    )
