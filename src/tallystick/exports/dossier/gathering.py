"""A dossier out of holdings: everything that concerns one claim or one programme, worded and in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tallystick.exports.dossier.bars import Chart
from tallystick.exports.dossier.charts import claims_chart, pace_chart, plan_chart, witness
from tallystick.exports.dossier.contents import Apart, Dossier, ShownClaim, ShownFinding, ShownReading
from tallystick.exports.dossier.quoting import Sources
from tallystick.exports.holdings import Holdings
from tallystick.exports.wording import (
    capital,
    claimed,
    computed,
    counted,
    day,
    figure,
    interval,
    paced,
    period,
    plain,
    shared,
    status,
    unit,
)
from tallystick.model import Claim, Finding, FindingKind, Programme, ProgrammeReading, Verdict

_KINDS = {
    FindingKind.CORROBORATION: "sources agree",
    FindingKind.CONTRADICTION: "contradiction",
    FindingKind.REVISION: "revision",
    FindingKind.DOUBLE_READING: "two readings",
    FindingKind.ESCALATION: "told as more than it was",
    FindingKind.CATEGORY_DRIFT: "the item drifts",
    FindingKind.SHORTFALL: "shortfall",
    FindingKind.OVERDUE: "overdue",
    FindingKind.LONE_SOURCE: "on one word",
    FindingKind.UNDATED: "undated",
}
_CLASHES = frozenset({FindingKind.CONTRADICTION, FindingKind.ESCALATION})


def dossier(id: str, holdings: Holdings) -> Dossier:
    """The dossier on the claim or the programme of this id."""
    for programme in holdings.programmes:
        if programme.id == id:
            return _on_programme(programme, holdings)
    return _on_claim(next(claim for claim in holdings.claims if claim.id == id), holdings)


def _on_programme(programme: Programme, holdings: Holdings) -> Dossier:
    sources = Sources(texts=holdings.texts)
    ids = list(dict.fromkeys(name for reading in programme.readings for name in reading.claims))
    claims = _claims(ids, holdings)
    shown = tuple(_claim(claim, holdings, sources) for claim in claims)
    findings = tuple(_finding(found, holdings, sources) for found in _about(claims, holdings))
    apart = tuple(
        Apart(plain(left.category), plain(left.why), sources.quotes(holdings.of(left.mentions)))
        for left in programme.not_compared
    )
    charts = (plan_chart(programme, holdings), pace_chart(programme, holdings))
    return Dossier(
        kind="programme",
        id=programme.id,
        title=_programme_title(programme, claims),
        verdict=_verdict(programme),
        lead=f"As of {day(programme.as_of)}, the day of the last report.",
        language=holdings.language,
        readings=tuple(_reading(reading, holdings) for reading in programme.readings),
        charts=tuple(chart for chart in charts if chart is not None),
        claims=shown,
        findings=findings,
        apart=apart,
        sources=sources.all(),
        notes=tuple(_notes(holdings)),
    )


def _on_claim(claim: Claim, holdings: Holdings) -> Dossier:
    sources = Sources(texts=holdings.texts)
    shown = _claim(claim, holdings, sources)
    findings = _about([claim], holdings)
    others = _beside(claim, findings, holdings)
    chart: Chart | None = claims_chart([claim, *others], holdings)
    return Dossier(
        kind="claim",
        id=claim.id,
        title=claimed(claim),
        verdict="",
        lead=_lead(claim),
        language=holdings.language,
        readings=(),
        charts=(chart,) if chart else (),
        claims=(shown, *(_claim(other, holdings, sources) for other in others)),
        findings=tuple(_finding(found, holdings, sources) for found in findings),
        apart=(),
        sources=sources.all(),
        notes=tuple(_notes(holdings)),
    )


def _claims(ids: Iterable[str], holdings: Holdings) -> list[Claim]:
    known = {claim.id: claim for claim in holdings.claims}
    return [known[id] for id in ids]


def _about(claims: list[Claim], holdings: Holdings) -> list[Finding]:
    """The findings that a mention of these claims shows."""
    own = {mention.id for claim in claims for mention in claim.mentions}
    return [found for found in holdings.findings if own & {mention.id for mention in found.mentions}]


def _beside(claim: Claim, findings: list[Finding], holdings: Holdings) -> list[Claim]:
    """The other claims that findings set beside this one."""
    ids = dict.fromkeys(found.claim for finding in findings for found in holdings.of(finding.mentions))
    return _claims((id for id in ids if id != claim.id), holdings)


def _claim(claim: Claim, holdings: Holdings, sources: Sources) -> ShownClaim:
    told = list(holdings.of(claim.mentions))
    return ShownClaim(
        id=claim.id,
        line=claimed(claim),
        facts=tuple(_facts(claim, holdings)),
        utterances=tuple(sources.utterance(origin, holdings.of(origin.mentions)) for origin in claim.origins),
        quotes=sources.quotes(told),
    )


def _facts(claim: Claim, holdings: Holdings) -> Iterator[tuple[str, str]]:
    """What is known of a claim; what no report states is said to be so."""
    stated = "not stated"
    yield "Status", status(claim)
    yield "Figure", figure(claim.quantity)
    if not claim.quantity.interval(holdings.widths).is_exact and not claim.quantity.vague:
        yield "Read as", interval(claim.quantity.interval(holdings.widths), unit(claim.quantity.unit))
    yield "Category", plain(claim.category)
    yield "Period", period(claim.period) or stated
    yield "By", plain(claim.agent or "") or stated
    yield "For", plain(claim.recipient or "") or stated


def _reading(reading: ProgrammeReading, holdings: Holdings) -> ShownReading:
    return ShownReading(
        name=capital(period(reading.period)),
        witness=witness(reading, holdings),
        verdict=reading.verdict.replace("_", " "),
        reason=plain(reading.reason),
        numbers=tuple(_numbers(reading)),
    )


def _numbers(reading: ProgrammeReading) -> Iterator[tuple[str, str]]:
    behind = unit(reading.unit)
    told = len(reading.claims) > 1
    yield "Planned", interval(reading.plan, behind)
    yield "Delivered", interval(reading.delivered, behind) if told else "nothing told"
    if told:
        yield "Share delivered", shared(reading.share_done)
        yield "Time gone", f"{(reading.time_gone * 100).quantize(Decimal('0.1'))} %"
    if reading.pace is not None:
        yield "Pace, 1 as planned", paced(reading.pace)
    if reading.required_rate is not None:
        yield "Needed a month", computed(reading.required_rate, behind)
    if reading.projection is not None:
        yield "At this pace by the end", computed(reading.projection, behind)


def _verdict(programme: Programme) -> str:
    """The verdict that all readings share, else undetermined."""
    verdicts = {reading.verdict for reading in programme.readings}
    return (verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED).replace("_", " ").capitalize()


def _programme_title(programme: Programme, claims: list[Claim]) -> str:
    item = plain(claims[0].item) if claims and claims[0].item else plain(programme.category)
    receiver = f" for {plain(programme.recipient)}" if programme.recipient else ""
    days = period(claims[0].period) if claims else ""
    return capital(f"{item}{receiver}{f', {days}' if days else ''}")


def _lead(claim: Claim) -> str:
    reports = len({mention.document for mention in claim.mentions})
    mentions, origins = len(claim.mentions), len(claim.origins)
    back = "goes back" if mentions == 1 else "all go back" if origins == 1 else "go back"
    return (
        f"{capital(counted(mentions, 'mention'))} in {counted(reports, 'report')}; "
        f"{'it' if mentions == 1 else 'they'} {back} to {counted(origins, 'origin')}."
    )


def _finding(found: Finding, holdings: Holdings, sources: Sources) -> ShownFinding:
    quotes = sources.quotes(holdings.of(found.mentions))
    return ShownFinding(_KINDS[found.kind], plain(found.sentence), found.kind in _CLASHES, quotes)


def _notes(holdings: Holdings) -> Iterator[str]:
    """By what settings the dossier was made."""
    share = holdings.widths.share
    width = "half" if share == Decimal("0.5") else f"{share:f} of"
    yield (
        f"“About” and “nearly” are read as {width} the last place said that is not zero, so that about 2 million "
        f"may be {interval(holdings.widths.about(Decimal(2000000)))}."
    )
    yield "What is computed is rounded at its ends, and never onto an even pace or across it. Nothing has a middle."
    if not holdings.texts:
        yield "Quotations are cut short for the sake of copyright; […] shows where."
    yield "A ledger knows who said what. It does not know whether it is so."
