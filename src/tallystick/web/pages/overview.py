"""The first page: what is new, what disagrees, what is behind, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fastapi import APIRouter, Request, Response

from tallystick.desk.looking import Counts, Look
from tallystick.model import Claim, Finding, FindingKind, Verdict
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.web.charts import figure_line, pace_chart
from tallystick.web.marks import Chart, Scale
from tallystick.web.names import due_name, listed_source
from tallystick.web.pages.asking import site_of
from tallystick.web.pages.start import start_page
from tallystick.web.speech import Speech

router = APIRouter()
_NEW, _DUELS, _DUE, _PACED = 6, 3, 4, 12


@dataclass(frozen=True, slots=True)
class Duel:
    """A contradiction or a revision with its figures on one scale."""

    finding: Finding
    chart: Chart | None


@router.get("/")
def overview(request: Request) -> Response:
    """The overview, or the first steps where nothing is in the ledger yet."""
    site = site_of(request)
    with site.look(request) as look:
        return start_page(request) if look.is_empty else _shown(request, look)


def _shown(request: Request, look: Look) -> Response:
    site = site_of(request)
    page, counts, verdicts = site.page(request, look), look.counts(), look.verdicts()
    speech, day, kinds = page.speech, look.last_day, look.kinds()
    programmes = look.programmes(sort="rank", limit=_PACED)
    clashes = look.findings([FindingKind.CONTRADICTION], limit=_DUELS)
    room = _DUELS - len(clashes)
    changes = look.findings([FindingKind.REVISION], limit=room) if room else ()
    return site.render(
        "overview.html",
        page,
        lead=_lead(counts, day, speech),
        behind=verdicts.get(Verdict.BEHIND, 0) + verdicts.get(Verdict.MISSED, 0),
        clashes=kinds.get(FindingKind.CONTRADICTION, 0),
        new=look.claims(sort="new", limit=_NEW)[0],
        duels=[Duel(found, _duel(found, look, speech, site.prefix)) for found in clashes],
        changed=[Duel(found, _duel(found, look, speech, site.prefix)) for found in changes],
        paces=pace_chart(programmes, speech, site.prefix) if programmes else None,
        programmes=sum(verdicts.values()),
        due=look.due(day, _DUE)[0][:_DUE],
        due_name=due_name,
        waiting=look.waiting,
        counts=counts,
    )


def _lead(counts: Counts, day: date | None, speech: Speech) -> str:
    """How much came in on the last day."""
    if day is None:
        return speech.count("{count} report without a date.", "{count} reports without a date.", counts.reports)
    came = speech.count(
        "One report came in on {day}.", "{count} reports came in on {day}.", counts.reports_on, day=speech.day(day)
    )
    stated = speech.count("One figure is stated there.", "{count} figures are stated there.", counts.mentions_on)
    return f"{came} {stated}"


def _duel(found: Finding, look: Look, speech: Speech, prefix: str) -> Chart | None:
    """The figures of a finding on one scale, the earlier first."""
    found_claims = look.some_claims(look.claims_of(ref.id for ref in found.mentions)).values()
    listed = sorted(found_claims, key=lambda one: (one.claim.first or date.max, one.claim.id))
    claims = [one.claim for one in listed]
    units = {(claim.quantity.unit, claim.quantity.per) for claim in claims}
    ends = [end for claim in claims for end in _ends(claim) if end is not None]
    scale = Scale.over(ends)
    if len(units) != 1 or scale is None:
        return None
    lines = tuple(
        figure_line(one.claim, listed_source(one, speech), one.reports, scale, speech, prefix) for one in listed
    )
    return Chart(found.sentence, "", (), lines)


def _ends(claim: Claim) -> tuple[Decimal | None, ...]:
    values = claim.quantity.interval(DEFAULT_WIDTHS)
    return (values.low, values.high)
