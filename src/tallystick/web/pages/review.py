"""The queue of doubtful mentions, one case at a time, and every judgement that a person may make.

A form names the state of the mention that its page showed. Where somebody else has
judged the same mention meanwhile, nothing is done and both are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tallystick.errors import TallystickError
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Entry
from tallystick.reports.interface import marked
from tallystick.reports.wording import readable
from tallystick.web.deeds import slot_in_words
from tallystick.web.evidence import said
from tallystick.web.forms import back, checked
from tallystick.web.page import Page
from tallystick.web.pages.asking import asked, site_of
from tallystick.web.speech import Speech
from tallystick.web.visitor import visitor_of
from tallystick.web.waiting import Case, Doubt, waiting_cases

router = APIRouter()
_SHOWN = 12
_QUESTIONS = {
    Doubt.TOLD_AS_MORE: marked("This says more than its source. Is it read rightly?"),
    Doubt.TWO_READINGS: marked("This figure is read in two ways. Is the period right?"),
    Doubt.CONTRADICTED: marked("Another source contradicts this. Is it read rightly?"),
    Doubt.NO_CATEGORY: marked("What is counted here is in no category. Which is it?"),
    Doubt.NO_PERIOD: marked("No period was found. Is there one?"),
    Doubt.NO_SPEAKER: marked("Nobody is named who says so. Is there somebody?"),
    Doubt.HEDGED: marked("This is told as possible only. Is that so?"),
}
SLOTS = (
    "lower",
    "upper",
    "bound",
    "unit",
    "item",
    "category",
    "status",
    "stage",
    "modality",
    "period",
    "agent",
    "recipient",
    "speaker",
)

Words = Annotated[str, Form()]


@router.get("/review")
def queue(request: Request) -> Response:
    """The queue with its first case, or the one that is asked for."""
    site = site_of(request)
    holdings = site.holdings(request)
    cases = waiting_cases(holdings)
    wanted = asked(request, "case")
    case = next((one for one in cases if one.evidence.id == wanted), None)
    if case is None and wanted in holdings.evidence:
        case = Case(holdings.evidence[wanted], ())
    case = case or (cases[0] if cases else None)
    return _answer(request, site.page(request), holdings, cases, case)


def _answer(
    request: Request, page: Page, holdings: Holdings, cases: list[Case], case: Case | None, clash: str = ""
) -> Response:
    site = site_of(request)
    behind = _behind(cases, case)
    return site.render(
        "review.html",
        page,
        409 if clash else 200,
        cases=[(one, _title(one.evidence, page.speech)) for one in _around(cases, case)],
        waiting=len(cases),
        case=case,
        clash=clash,
        next=behind.evidence.id if behind else "",
        quote=said(case.evidence, site.prefix) if case else None,
        title=_title(case.evidence, page.speech) if case else "",
        question=page.speech.say(_QUESTIONS[case.doubts[0]]) if case and case.doubts else "",
        slots=_slots(case.evidence, page.speech) if case else [],
        names=[(slot, slot_in_words(slot, page.speech)) for slot in SLOTS],
        seen=_seen(holdings, case.evidence.id) if case else "",
    )


def _around(cases: list[Case], case: Case | None) -> list[Case]:
    """Some cases of the queue, from a little before the present one."""
    place = next((place for place, one in enumerate(cases) if case and one.evidence.id == case.evidence.id), 0)
    return cases[max(0, place - 2) : max(0, place - 2) + _SHOWN]


def _behind(cases: list[Case], case: Case | None) -> Case | None:
    place = next((place for place, one in enumerate(cases) if case and one.evidence.id == case.evidence.id), None)
    return cases[place + 1] if place is not None and place + 1 < len(cases) else None


def _title(evidence: Evidence, speech: Speech) -> str:
    mention = evidence.told.mention
    return speech.thing(mention.quantity, mention.item.name or speech.category(mention.item.category))


def _slots(evidence: Evidence, speech: Speech) -> list[tuple[str, str, str]]:
    """The slots of a mention: the name under which one is corrected, its label, and what it holds."""
    mention = evidence.told.mention
    unknown = speech.say("not stated")
    speaker = mention.speaker
    return [
        ("lower", speech.say("Figure"), speech.figure(mention.quantity)),
        ("item", speech.say("Item"), readable(mention.item.name) or unknown),
        ("category", speech.say("Category"), speech.category(mention.item.category)),
        ("status", speech.say("Status"), speech.standing(mention.status, mention.stage, mention.modality)),
        ("period", speech.say("Period"), speech.period(mention.period.period) if mention.period else unknown),
        ("recipient", speech.say("For"), readable(mention.recipient.name) if mention.recipient else unknown),
        ("agent", speech.say("By"), readable(mention.agent.name) if mention.agent else unknown),
        ("speaker", speech.say("Said by"), readable(speaker.name or speaker.role or "") if speaker else unknown),
    ]


def _seen(holdings: Holdings, mention: str) -> str:
    """The last judgement on a mention: a form that was made before another came is told so."""
    return max(
        (f"{one.recorded.isoformat()} {one.id}" for one in holdings.judged if one.mention == mention), default=""
    )


@router.post("/review/accept")
def accept(request: Request, mention: Words, token: Words = "", seen: Words = "", next: Words = "") -> Response:
    """A mention is right as it stands."""
    return _judged(request, token, mention, seen, next, lambda by: site_of(request).books.review.accept(mention, by=by))


@router.post("/review/reject")
def reject(
    request: Request, mention: Words, token: Words = "", seen: Words = "", next: Words = "", why: Words = ""
) -> Response:
    """A mention is none."""
    books = site_of(request).books
    return _judged(request, token, mention, seen, next, lambda by: books.review.reject(mention, by=by, why=why or None))


@router.post("/review/correct")
def correct(
    request: Request,
    mention: Words,
    slot: Words,
    value: Words = "",
    token: Words = "",
    seen: Words = "",
    next: Words = "",
    why: Words = "",
) -> Response:
    """A slot of a mention is to be read otherwise."""
    books = site_of(request).books
    return _judged(
        request,
        token,
        mention,
        seen,
        next,
        lambda by: books.review.correct(mention, slot, value, by=by, why=why or None),
    )


@router.post("/review/split")
def split(request: Request, mention: Words, token: Words = "", next: Words = "") -> Response:
    """A mention does not say what the others of its claim say."""
    books = site_of(request).books
    return _judged(request, token, "", "", next, lambda by: books.review.split(mention, by=by))


@router.post("/review/merge")
def merge(request: Request, claim: Words, other: Words, token: Words = "", next: Words = "") -> Response:
    """Two claims are one."""
    books = site_of(request).books
    return _judged(
        request, token, "", "", next, lambda by: books.review.merge(claim, books.claim(other).claim.id, by=by)
    )


@router.post("/review/dismiss")
def dismiss(request: Request, finding: Words, token: Words = "", next: Words = "") -> Response:
    """A finding shows nothing."""
    books = site_of(request).books
    return _judged(request, token, "", "", next, lambda by: books.review.dismiss(finding, by=by))


@router.post("/review/equal")
def equal(
    request: Request,
    programme: Words,
    category: Words,
    other: Words,
    token: Words = "",
    next: Words = "",
    why: Words = "",
) -> Response:
    """Two categories count as one in a programme."""
    review = site_of(request).books.review
    return _judged(
        request,
        token,
        "",
        "",
        next,
        lambda by: review.equal(category, other, programme=programme, by=by, why=why or None),
    )


@router.post("/review/undo")
def undo(request: Request, entry: Words, token: Words = "", next: Words = "") -> Response:
    """An entry of the log is taken back."""
    books = site_of(request).books
    number = int(entry) if entry.isdigit() and len(entry) < 18 else 0
    return _judged(request, token, "", "", next, lambda by: books.undo(number, by=by))


def _judged(request: Request, token: str, mention: str, seen: str, next: str, work: Callable[[str], Entry]) -> Response:
    """Carries a judgement out, and goes on to the next page with a notice of it."""
    site = site_of(request)
    checked(request, token)
    holdings, say = site.holdings(request), site.speech(request).say
    if mention and mention in holdings.evidence and _seen(holdings, mention) != seen:
        clash = say(
            "Somebody judged this while you were reading. Here it is as it stands now; nothing of yours was done."
        )
        return _answer(
            request, site.page(request), holdings, waiting_cases(holdings), Case(holdings.evidence[mention], ()), clash
        )
    try:
        entry = work(visitor_of(request).name)
    except TallystickError as problem:
        raise HTTPException(422, str(problem)) from problem
    text = say("Done, as entry {number} of the log.", number=entry.number)
    name = site.noted(text, entry.number if entry.undoes is None else None)
    address = back(request, next, site.prefix)
    return RedirectResponse(f"{address}{'&' if '?' in address else '?'}done={name}", 303)
