"""What the lists may be asked for, told to the OpenAPI document; the pages' own filters read it from the request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Literal

from fastapi import Query, Request
from pydantic import BeforeValidator

from tallystick.contract.shapes import as_day
from tallystick.desk.looking import Look
from tallystick.model import Status, Verdict
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


def claim_filters(
    q: Words = "",
    status: Annotated[Status | None, Query()] = None,
    category: Words = "",
    voice: Annotated[str, Query(max_length=300, description="The name of a source.")] = "",
    outlet: Words = "",
    language: Annotated[str, Query(max_length=40, description="The code of a language that reports tell it in.")] = "",
    only: Annotated[Literal["contradicted", "revised", "alone"] | None, Query()] = None,
) -> None:
    """The filters of claims, checked."""


def programme_filters(verdict: Annotated[Verdict | None, Query()] = None, category: Words = "") -> None:
    """The filters of programmes, checked."""


@contextmanager
def looking(request: Request, language: str = "en", as_of: date | None = None) -> Iterator[Look]:
    """One view of the ledger as it stands, or stood on a day."""
    with site_of(request).look_on(language, as_of) as look:
        yield look
