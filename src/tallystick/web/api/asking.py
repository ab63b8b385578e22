"""What the lists may be asked for, told to the OpenAPI document; the pages' own filters read it from the request.

What only checks is a coroutine: for a plain function each request would wait for a thread of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Literal

from fastapi import HTTPException, Query, Request
from fastapi.dependencies.models import Dependant
from pydantic import BeforeValidator

from tallystick.contract.shapes import as_day
from tallystick.desk.looking import Look
from tallystick.model import FindingKind, Measure, Modality, Stage, Status, Verdict
from tallystick.model.filters import Only
from tallystick.web.pages.asking import site_of


def _written_day(given: object) -> date:
    """The day that is written as one; a bare number is none, though some would count seconds by it."""
    day = as_day(given)
    if day is None:
        raise ValueError("no day such as 2026-02-04")
    return day


AsOf = Annotated[
    Annotated[date, BeforeValidator(_written_day)] | None,
    Query(description="Tells what had been published by this day."),
]
Tongue = Literal["en", "fr", "ru", "de", "uk"]
Language = Annotated[Tongue, Query(description="The language of our own sentences.")]
Words = Annotated[str, Query(max_length=300)]


async def claim_filters(
    q: Annotated[str, Query(max_length=300, description="Beginnings of words of claims.")] = "",
    status: Annotated[Status | None, Query()] = None,
    category: Words = "",
    voice: Annotated[str, Query(max_length=300, description="The name of a source.")] = "",
    outlet: Words = "",
    language: Annotated[str, Query(max_length=40, description="The code of a language that reports tell it in.")] = "",
    only: Annotated[Only | None, Query()] = None,
    stage: Annotated[Stage | None, Query()] = None,
    modality: Annotated[Modality | None, Query()] = None,
    measure: Annotated[Measure | None, Query()] = None,
    unit: Words = "",
    recipient: Words = "",
    agent: Words = "",
) -> None:
    """The filters of claims, checked."""


async def finding_filters(kind: Annotated[FindingKind | None, Query()] = None, category: Words = "") -> None:
    """The filters of findings, checked."""


async def programme_filters(
    verdict: Annotated[Verdict | None, Query()] = None, category: Words = "", recipient: Words = ""
) -> None:
    """The filters of programmes, checked."""


async def known_alone(request: Request) -> None:
    """Refuses what no operation asks for: a filter that is written wrong would let everything through."""
    known = set(_asked(request.scope["route"].dependant))
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        there = ", ".join(sorted(known)) or "none"
        raise HTTPException(422, f"nothing here is called {', '.join(unknown)!r:.80}; there are: {there}")


def _asked(dependant: Dependant) -> Iterator[str]:
    """The names of what an operation and what it depends on ask for."""
    yield from (one.alias for one in dependant.query_params)
    for deeper in dependant.dependencies:
        yield from _asked(deeper)


@contextmanager
def looking(request: Request, language: str = "en", as_of: date | None = None) -> Iterator[Look]:
    """One view of the ledger as it stands, or stood on a day."""
    with site_of(request).look_on(language, as_of) as look:
        yield look
