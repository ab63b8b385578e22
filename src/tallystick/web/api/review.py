"""Judging through the API: every judgement is an entry of the log, and is answered with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from tallystick.contract.reviews import entry_object
from tallystick.desk.reviewing import Reviews
from tallystick.errors import SettingError
from tallystick.model import Entry
from tallystick.web.api.answers import as_json
from tallystick.web.api.guard import CHANGED, Judge
from tallystick.web.api.shapes_of_documents import Entry as EntryShape
from tallystick.web.pages.asking import site_of

router = APIRouter(prefix="/review")
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Judgement(BaseModel):
    """A judgement; `why` is kept with it."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    why: Annotated[str, Field(max_length=2000)] | None = None


class Seeing(Judgement):
    """A judgement by somebody who says what they have seen."""

    seen: Annotated[int, Field(ge=0, le=2**53)] | None = None
    """The last entry of the log that the caller knows: where a later one is about the same, nothing is done."""


class OfMention(Seeing):
    """A judgement of a mention."""

    mention: Name


class Correction(OfMention):
    """Another value for a slot of a mention."""

    slot: Name
    value: Annotated[str, Field(max_length=2000)]


class Merging(Seeing):
    """Two claims that are one."""

    claim: Name
    other: Name


class Splitting(Seeing):
    """Mentions that do not say what the others of their claim say."""

    mentions: Annotated[list[Name], Field(min_length=1, max_length=1000)]


class KeepingApart(Seeing):
    """Two mentions that are never one claim."""

    mention: Name
    other: Name


class Dismissal(Seeing):
    """A finding that shows nothing."""

    finding: Name


class Equality(Seeing):
    """Two categories that count as one in a programme."""

    programme: Name
    category: Name
    other: Name


class Undoing(Judgement):
    """An entry of the log to take back."""

    entry: Annotated[int, Field(ge=1, le=2**53)]


@router.post("/accept", response_model=EntryShape, responses=CHANGED)
def accept(request: Request, by: Judge, wanted: OfMention) -> Response:
    """A mention is right as it stands."""
    return _done(lambda: _review(request).accept(wanted.mention, by=by, why=wanted.why, seen=wanted.seen))


@router.post("/correct", response_model=EntryShape, responses=CHANGED)
def correct(request: Request, by: Judge, wanted: Correction) -> Response:
    """A slot of a mention is to be read otherwise."""
    return _done(
        lambda: _review(request).correct(
            wanted.mention, wanted.slot, wanted.value, by=by, why=wanted.why, seen=wanted.seen
        )
    )


@router.post("/reject", response_model=EntryShape, responses=CHANGED)
def reject(request: Request, by: Judge, wanted: OfMention) -> Response:
    """A mention is none."""
    return _done(lambda: _review(request).reject(wanted.mention, by=by, why=wanted.why, seen=wanted.seen))


@router.post("/merge", response_model=EntryShape, responses=CHANGED)
def merge(request: Request, by: Judge, wanted: Merging) -> Response:
    """Two claims are one."""
    return _done(lambda: _review(request).merge(wanted.claim, wanted.other, by=by, why=wanted.why, seen=wanted.seen))


@router.post("/split", response_model=EntryShape, responses=CHANGED)
def split(request: Request, by: Judge, wanted: Splitting) -> Response:
    """Mentions do not say what the others of their claim say."""
    return _done(lambda: _review(request).split(*wanted.mentions, by=by, why=wanted.why, seen=wanted.seen))


@router.post("/apart", response_model=EntryShape, responses=CHANGED)
def apart(request: Request, by: Judge, wanted: KeepingApart) -> Response:
    """Two mentions are never one claim."""
    return _done(lambda: _review(request).apart(wanted.mention, wanted.other, by=by, why=wanted.why, seen=wanted.seen))


@router.post("/dismiss", response_model=EntryShape, responses=CHANGED)
def dismiss(request: Request, by: Judge, wanted: Dismissal) -> Response:
    """A finding shows nothing."""
    return _done(lambda: _review(request).dismiss(wanted.finding, by=by, why=wanted.why, seen=wanted.seen))


@router.post("/equal", response_model=EntryShape, responses=CHANGED)
def equal(request: Request, by: Judge, wanted: Equality) -> Response:
    """Two categories count as one in a programme."""
    review, programme = _review(request), wanted.programme
    return _done(
        lambda: review.equal(
            wanted.category, wanted.other, programme=programme, by=by, why=wanted.why, seen=wanted.seen
        )
    )


@router.post("/undo", response_model=EntryShape, responses=CHANGED)
def undo(request: Request, by: Judge, wanted: Undoing) -> Response:
    """An entry of the log is taken back."""
    return _done(lambda: site_of(request).books.undo(wanted.entry, by=by, why=wanted.why))


def _review(request: Request) -> Reviews:
    return site_of(request).books.review


def _done(work: Callable[[], Entry]) -> Response:
    """The entry that was written; 409 where the ledger as it stands does not let that be done."""
    try:
        return as_json(entry_object(work()))
    except SettingError as refused:
        raise HTTPException(409, str(refused)) from refused
