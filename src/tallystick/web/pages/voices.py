"""Who says what, how often it was revised and how often nobody else said it; and which outlets carried it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from fastapi import APIRouter, Request, Response

from tallystick.exports.holdings import Holdings
from tallystick.model import FindingKind
from tallystick.reports.wording import readable
from tallystick.web.pages.asking import one_page, site_of

router = APIRouter()


@dataclass(slots=True)
class Voice:
    """A source with what it said: its claims, the reports that carried them, and those findings that concern it."""

    name: str
    claims: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    revised: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    contradicted: set[str] = field(default_factory=set)
    last: date | None = None


@dataclass(slots=True)
class Outlet:
    """An outlet with its reports, figures and languages, and how many claims it told first."""

    name: str
    reports: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    figures: int = 0


@router.get("/voices")
def voices(request: Request) -> Response:
    """Every source that a report names, those with more claims first."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    found = sorted(_voices(holdings), key=lambda voice: (-len(voice.claims), voice.name))
    here, after = one_page(found, request, lambda voice: voice.name)
    return site.render("voices.html", page, voices=here, found=len(found), after=after)


def _voices(holdings: Holdings) -> list[Voice]:
    kinds: dict[str, set[FindingKind]] = defaultdict(set)
    for finding in holdings.findings:
        for mention in finding.mentions:
            kinds[mention.id].add(finding.kind)
    found: dict[str, Voice] = {}
    for claim in holdings.claims:
        for origin in claim.origins:
            if not origin.source:
                continue
            voice = found.setdefault(readable(origin.source), Voice(readable(origin.source)))
            voice.claims.add(claim.id)
            voice.origins.add(origin.id)
            for one in holdings.of(origin.mentions):
                voice.reports.add(one.document.id)
                voice.last = max(filter(None, (voice.last, one.document.published)), default=None)
                _count(voice, claim.id, kinds[one.id])
    return list(found.values())


def _count(voice: Voice, claim: str, kinds: set[FindingKind]) -> None:
    if FindingKind.REVISION in kinds:
        voice.revised.add(claim)
    if FindingKind.LONE_SOURCE in kinds:
        voice.alone.add(claim)
    if FindingKind.CONTRADICTION in kinds:
        voice.contradicted.add(claim)


@router.get("/outlets")
def outlets(request: Request) -> Response:
    """Every outlet, those with more reports first."""
    site = site_of(request)
    holdings, page = site.holdings(request), site.page(request)
    found = sorted(_outlets(holdings), key=lambda outlet: (-len(outlet.reports), outlet.name))
    here, after = one_page(found, request, lambda outlet: outlet.name)
    return site.render("outlets.html", page, outlets=here, found=len(found), after=after)


def _outlets(holdings: Holdings) -> list[Outlet]:
    found: dict[str, Outlet] = {}
    for held in holdings.held:
        document = held.reading.document
        outlet = found.setdefault(document.outlet or "", Outlet(readable(document.outlet or "")))
        outlet.reports.add(document.id)
        outlet.languages.add(document.language or "")
    for claim in holdings.claims:
        told = sorted(holdings.of(claim.mentions), key=lambda one: one.told.order)
        for one in told:
            outlet = found[one.document.outlet or ""]
            outlet.claims.add(claim.id)
            outlet.figures += 1
        found[told[0].document.outlet or ""].first.add(claim.id)
    return list(found.values())
