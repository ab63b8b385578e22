"""The first page: what is new, what disagrees, what is behind, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from fastapi import APIRouter, Request, Response

from tallystick.exports.holdings import Holdings
from tallystick.exports.scheduled import Due, scheduled
from tallystick.model import Claim, Finding, FindingKind, Verdict
from tallystick.web.charts import figure_line, pace_chart, verdict_of
from tallystick.web.marks import Chart, Scale
from tallystick.web.names import due_name
from tallystick.web.pages.asking import site_of
from tallystick.web.pages.start import start_page
from tallystick.web.speech import Speech
from tallystick.web.waiting import waiting_cases

router = APIRouter()
_NEW, _DUELS, _DUE, _PACED = 6, 3, 4, 12
_RANKS = (Verdict.BEHIND, Verdict.MISSED, Verdict.UNDETERMINED, Verdict.ON_PACE, Verdict.AHEAD, Verdict.MET)


@dataclass(frozen=True, slots=True)
class Duel:
    """A contradiction with its figures on one scale."""

    finding: Finding
    chart: Chart | None


@router.get("/")
def overview(request: Request) -> Response:
    """The overview, or the first steps where nothing is in the ledger yet."""
    site = site_of(request)
    holdings = site.holdings(request)
    if not holdings.held:
        return start_page(request)
    page = site.page(request)
    speech, day = page.speech, holdings.last_day()
    programmes = sorted(holdings.programmes, key=lambda one: (_RANKS.index(verdict_of(one)), one.id))
    clashes = [found for found in holdings.findings if found.kind is FindingKind.CONTRADICTION]
    return site.render(
        "overview.html",
        page,
        lead=_lead(holdings, day, speech),
        behind=[one for one in programmes if verdict_of(one) in (Verdict.BEHIND, Verdict.MISSED)],
        clashes=clashes,
        new=_new(holdings, day),
        duels=[Duel(found, _duel(found, holdings, speech, site.prefix)) for found in clashes[:_DUELS]],
        paces=pace_chart(programmes[:_PACED], speech, site.prefix) if programmes else None,
        programmes=programmes,
        due=_coming(holdings, day),
        due_name=due_name,
        cases=len(waiting_cases(holdings)),
        holdings=holdings,
        tongues=len({held.reading.document.language for held in holdings.held}),
        mentions=len(holdings.evidence),
        origins=len({origin.id for claim in holdings.claims for origin in claim.origins}),
    )


def _lead(holdings: Holdings, day: date | None, speech: Speech) -> str:
    """How much came in on the last day."""
    if day is None:
        return speech.count("{count} report without a date.", "{count} reports without a date.", len(holdings.held))
    ids = {held.reading.document.id for held in holdings.held if held.reading.document.published == day}
    told = sum(1 for one in holdings.evidence.values() if one.document.id in ids)
    came = speech.count(
        "{count} report came in on {day}.", "{count} reports came in on {day}.", len(ids), day=speech.day(day)
    )
    stated = speech.count("{count} figure is stated there.", "{count} figures are stated there.", told)
    return f"{came} {stated}"


def _new(holdings: Holdings, day: date | None) -> list[Claim]:
    """The claims that were told last, those with more origins first on one day."""
    dated = [claim for claim in holdings.claims if claim.first is not None]
    dated.sort(key=lambda claim: (claim.first or date.min, len(claim.mentions), claim.id), reverse=True)
    return dated[:_NEW] if day else list(islice(holdings.claims, _NEW))


def _duel(found: Finding, holdings: Holdings, speech: Speech, prefix: str) -> Chart | None:
    """The figures of a contradiction on one scale."""
    names = dict.fromkeys(one.claim for one in holdings.of(found.mentions))
    claims = [claim for claim in holdings.claims if claim.id in names]
    units = {(claim.quantity.unit, claim.quantity.per) for claim in claims}
    ends = [end for claim in claims for end in _ends(claim, holdings) if end is not None]
    scale = Scale.over(ends)
    if len(units) != 1 or scale is None:
        return None
    lines = tuple(figure_line(claim, scale, holdings, speech, prefix) for claim in claims)
    return Chart(found.sentence, "", (), lines)


def _ends(claim: Claim, holdings: Holdings) -> tuple[Decimal | None, ...]:
    values = claim.quantity.interval(holdings.widths)
    return (values.low, values.high)


def _coming(holdings: Holdings, day: date | None) -> list[Due]:
    """What is due on or behind the page's day."""
    return [due for due in scheduled(holdings) if day is None or due.end >= day][:_DUE]
