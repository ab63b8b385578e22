"""All programmes on one scale, and one of them with its readings, its words, and what is not compared."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, HTTPException, Request, Response

from tallystick.exports.holdings import Holdings
from tallystick.model import Finding, Programme, ProgrammeReading, Verdict
from tallystick.reports.computed import as_percent
from tallystick.web.charts import pace_chart, plan_chart, reading_paces, sums, verdict_of, witness
from tallystick.web.evidence import once_a_sentence, said
from tallystick.web.findings import shown
from tallystick.web.months import Month, month_lines
from tallystick.web.names import programme_name, source_of
from tallystick.web.pages.asking import asked, one_page, site_of
from tallystick.web.speech import Speech

router = APIRouter()
_FEW, _STEPS = 400, 5
_LONGEST = timedelta(days=800)


@router.get("/programmes")
def programmes(request: Request) -> Response:
    """Every programme with its pace and verdict."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    shown_here, after = one_page(chosen(request, holdings), request, lambda one: one.id)
    return site.render(
        "programmes.html",
        page,
        paces=pace_chart(shown_here, page.speech, site.prefix) if shown_here else None,
        after=after,
        verdicts=[verdict for verdict in Verdict if any(verdict_of(one) is verdict for one in holdings.programmes)],
        wanted=asked(request, "verdict"),
    )


def chosen(request: Request, holdings: Holdings) -> list[Programme]:
    """The programmes that every filter of the query lets pass, by category and receiver."""
    wanted, kind = asked(request, "verdict"), asked(request, "category")
    return sorted(
        (
            one
            for one in holdings.programmes
            if (not wanted or verdict_of(one) == wanted) and (not kind or one.category == kind)
        ),
        key=lambda one: (one.category, one.recipient or one.agent or "", one.id),
    )


@router.get("/programmes/{id}")
def programme(request: Request, id: str) -> Response:
    """One programme; 404 where there is none of this id."""
    site = site_of(request)
    holdings = site.holdings(request)
    found = next((one for one in holdings.programmes if one.id == id), None)
    if found is None:
        raise HTTPException(404)
    page = site.page(request, day=found.as_of)
    speech = page.speech
    verdict = verdict_of(found)
    return site.render(
        "programme.html",
        page,
        programme=found,
        name=programme_name(found, speech),
        steps=_steps(request, found, holdings, speech),
        verdict_=verdict,
        why=_why(found, verdict, speech),
        reasons=[(speech.period(one.period), speech.verdict(one.verdict), one.reason) for one in found.readings],
        paces=reading_paces(found, holdings, speech),
        plan=plan_chart(found, holdings, speech),
        sums=sums(found, holdings, speech),
        readings=[_reading(one, holdings, speech, site.prefix) for one in found.readings],
        apart=[
            (
                left.category,
                speech.category(left.category),
                left.why,
                [said(one, site.prefix) for one in once_a_sentence(holdings.of(left.mentions))],
            )
            for left in found.not_compared
        ],
        months=_months(found, holdings, speech),
        findings=[shown(one, holdings, speech, site.prefix) for one in _about(found, holdings)],
    )


def _steps(request: Request, programme: Programme, holdings: Holdings, speech: Speech) -> list[dict[str, object]]:
    """The verdicts of the last days on which a report told of the programme, each as it was then.

    A ledger that would take long to link anew for every day shows none.
    """
    site = site_of(request)
    now = site.holdings_on(request, None)
    if len(now.held) > _FEW:
        return []
    names = {name for reading in programme.readings for name in reading.claims}
    told = [one for claim in now.claims if claim.id in names for one in now.of(claim.mentions)]
    days = sorted({one.document.published for one in told if one.document.published})[-_STEPS:]
    steps = []
    for day in days:
        then = next((one for one in site.holdings_on(request, day).programmes if one.id == programme.id), None)
        if then is not None:
            steps.append({"day": day, "verdict": verdict_of(then), "done": _done(then, speech)})
    return steps if len(steps) > 1 else []


def _done(programme: Programme, speech: Speech) -> str:
    """The share delivered by the first reading that has one."""
    came = next((one for one in programme.readings if len(one.claims) > 1), None)
    return speech.range(as_percent(came.share_done), "percent") if came else ""


def _why(programme: Programme, verdict: Verdict, speech: Speech) -> str:
    """The reason of the verdict: the reading's own where there is one, else that readings differ."""
    reasons = dict.fromkeys(reading.reason for reading in programme.readings)
    if len(reasons) == 1:
        return next(iter(reasons))
    if len({reading.verdict for reading in programme.readings}) > 1:
        return speech.say("The readings come to different verdicts, and the words do not settle which is meant.")
    return programme.readings[0].reason


def _reading(reading: ProgrammeReading, holdings: Holdings, speech: Speech, prefix: str) -> dict[str, object]:
    quotes = [said(one, prefix) for one in once_a_sentence(holdings.of(reading.mentions))]
    claims = {claim.id: claim for claim in holdings.claims}
    plan = claims[reading.claims[0]]
    return {
        "name": speech.period(reading.period),
        "witness": witness(reading, holdings, speech),
        "source": source_of(plan, speech),
        "quotes": quotes,
        "reports": len({mention.document for mention in plan.mentions}),
        "link": f"{prefix}/claims/{plan.id}",
    }


def _months(programme: Programme, holdings: Holdings, speech: Speech) -> list[Month]:
    """The strip of months, but for programmes that are too long for one."""
    told = list({ref.id: ref for reading in programme.readings for ref in reading.mentions}.values())
    days = [day for one in programme.readings for day in (one.period.start, one.period.end) if day]
    if not days or max(days) - min(days) > _LONGEST:
        return []
    return month_lines(holdings.of(told), min(days), max(days), programme.as_of, speech)


def _about(programme: Programme, holdings: Holdings) -> list[Finding]:
    ids = {ref.id for reading in programme.readings for ref in reading.mentions}
    return [one for one in holdings.findings if ids & {ref.id for ref in one.mentions}]
