"""All programmes on one scale, and one of them with its readings, its words, and what is not compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from fastapi import APIRouter, HTTPException, Request, Response

from tallystick.desk.looking import Look
from tallystick.exports.holdings import Holdings
from tallystick.model import (
    Interval,
    MentionRef,
    NotCompared,
    Period,
    Programme,
    ProgrammeReading,
    Sought,
    Status,
    Verdict,
)
from tallystick.model.listed import ListedClaim
from tallystick.model.page import Page as Listing
from tallystick.reports.computed import as_percent
from tallystick.web.charts import pace_chart, plan_chart, reading_name, reading_paces, sums
from tallystick.web.evidence import Said, in_its_words, once_a_sentence, said
from tallystick.web.filtered import chips
from tallystick.web.findings import shown_of
from tallystick.web.months import Month, month_lines
from tallystick.web.names import listed_source, programme_name, source_of
from tallystick.web.pages.asking import A_PAGE, asked, filters_of, listed, site_of
from tallystick.web.speech import Speech, capital
from tallystick.web.steps import verdicts_over_time
from tallystick.web.witnesses import witness

router = APIRouter()
_LOOKED_THROUGH, _MOST_UNCOUNTED = 60, 6
_LONGEST = timedelta(days=800)


@router.get("/programmes")
def programmes(request: Request) -> Response:
    """Every programme with its pace and verdict."""
    site = site_of(request)
    with site.look(request) as look:
        page, known = site.page(request, look), look.verdicts()
        here = listed(lambda after: chosen(request, look, after, A_PAGE), request)
        return site.render(
            "programmes.html",
            page,
            paces=pace_chart(here, page.speech, site.prefix) if here else None,
            after=here.next or "",
            verdicts=[verdict for verdict in Verdict if verdict in known],
            wanted=asked(request, "verdict"),
            asked=filters_of(request, Sought.PROGRAMMES),
            chips=chips(request, ("category", "recipient"), page.speech),
        )


def chosen(request: Request, look: Look, after: str | None, limit: int) -> Listing[Programme]:
    """A page of the programmes that every filter of the query lets pass, by category and receiver."""
    return look.programmes(filters_of(request, Sought.PROGRAMMES), after=after, limit=limit)


@router.get("/programmes/{id}")
def programme(request: Request, id: str) -> Response:
    """One programme; 404 where there is none of this id."""
    site = site_of(request)
    with site.look(request) as look:
        found = look.programme(id)
        if found is None:
            raise HTTPException(404)
        return _shown(request, found, look)


def _shown(request: Request, found: Programme, look: Look) -> Response:
    site = site_of(request)
    claims = {name for reading in found.readings for name in reading.claims}
    findings = look.findings_on(claims, {ref.id for reading in found.readings for ref in reading.mentions})
    plans = {reading.claims[0] for reading in found.readings}
    holdings = look.holdings(claims=plans, findings=findings, programmes=[found])
    page = site.page(request, look, day=found.as_of)
    speech = page.speech
    verdict = found.verdict
    return site.render(
        "programme.html",
        page,
        programme=found,
        name=programme_name(found, speech),
        steps=verdicts_over_time(site, found, look, speech, page.as_of),
        verdict_=verdict,
        why=_why(found, verdict, speech),
        shares=_shares(found, holdings, speech),
        uncounted=_uncounted(found, look, speech),
        source_=partial(listed_source, speech=speech),
        reasons=[(speech.period(one.period), speech.verdict(one.verdict), one.reason) for one in found.readings],
        paces=reading_paces(found, holdings, speech),
        plan=plan_chart(found, holdings, speech),
        sums=sums(found, holdings, speech),
        plans=_plans(found, holdings, speech, site.prefix),
        came=_quoted([ref for one in found.readings for ref in one.mentions[1:]], holdings, site.prefix),
        apart=[
            (
                left.category,
                speech.category(left.category),
                _apart(found, left, speech),
                [said(one, site.prefix) for one in once_a_sentence(map(in_its_words, holdings.of(left.mentions)))],
            )
            for left in found.not_compared
        ],
        months=_months(found, holdings, speech),
        findings=shown_of(findings, holdings, speech, site.prefix),
    )


def _why(programme: Programme, verdict: Verdict, speech: Speech) -> str:
    """The reason of the verdict: the reading's own where there is one, else that readings differ."""
    reasons = dict.fromkeys(reading.reason for reading in programme.readings)
    if len(reasons) == 1:
        return next(iter(reasons))
    if len({reading.verdict for reading in programme.readings}) > 1:
        return speech.say("The readings come to different verdicts, and the words do not settle which is meant.")
    return programme.readings[0].reason


def _shares(programme: Programme, holdings: Holdings, speech: Speech) -> list[tuple[str, str]]:
    """What share came in what share of the time: by whose reading and witness, and a sentence."""
    return [
        (
            ", ".join(filter(None, (reading_name(reading, programme, speech), witness(reading, holdings, speech)))),
            capital(
                speech.say(
                    "{share} of the plan came while {gone} of its time went by.",
                    share=speech.range(as_percent(reading.share_done), "percent"),
                    gone=speech.range(as_percent(Interval(reading.time_gone, reading.time_gone)), "percent"),
                )
            ),
        )
        for reading in programme.readings
        if len(reading.claims) > 1
    ]


def _apart(programme: Programme, left: NotCompared, speech: Speech) -> str:
    """Why something is left out, with the names of its categories."""
    return speech.say(
        "The plan counts {category}, this counts {other}; no report says that they are the same.",
        category=speech.category(programme.category),
        other=speech.category(left.category),
    )


def _uncounted(programme: Programme, look: Look, speech: Speech) -> list[ListedClaim]:
    """What is told as delivered of the same category to the same receiver, but over no time that is known."""
    kind: dict[str, str | None] = {"category": programme.category, "status": Status.DELIVERED}
    told = look.claims_for(programme.recipient, kind, speech.party, among_last=_LOOKED_THROUGH)
    return [one for one in told if not (one.claim.period and one.claim.period.is_dated)][:_MOST_UNCOUNTED]


def _plans(programme: Programme, holdings: Holdings, speech: Speech, prefix: str) -> list[dict[str, object]]:
    """Each plan once, with its words and how many reports tell it."""
    claims = {claim.id: claim for claim in holdings.claims}
    together: dict[tuple[str, Period], ProgrammeReading] = {}
    for reading in programme.readings:
        together.setdefault((reading.claims[0], reading.period), reading)
    return [
        {
            "name": reading_name(reading, programme, speech),
            "source": source_of(claims[claim], speech),
            "quotes": _quoted(reading.mentions[:1], holdings, prefix),
            "reports": len({mention.document for mention in claims[claim].mentions}),
            "link": f"{prefix}/claims/{claim}",
        }
        for (claim, _), reading in together.items()
    ]


def _quoted(mentions: Iterable[MentionRef], holdings: Holdings, prefix: str) -> list[Said]:
    """The sentences of some mentions, each once."""
    each = {ref.id: ref for ref in mentions}.values()
    return [said(one, prefix) for one in once_a_sentence(map(in_its_words, holdings.of(each)))]


def _months(programme: Programme, holdings: Holdings, speech: Speech) -> list[Month]:
    """The strip of months, but for programmes that are too long for one."""
    told = list({ref.id: ref for reading in programme.readings for ref in reading.mentions}.values())
    days = [day for one in programme.readings for day in (one.period.start, one.period.end) if day]
    if not days or max(days) - min(days) > _LONGEST:
        return []
    return month_lines(holdings.of(told), min(days), max(days), programme.as_of, speech)
