"""Judgements on claims, findings, programmes and the log, as forms anywhere on the desk send them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from tallystick.web.judging import judged

router = APIRouter()
Words = Annotated[str, Form()]


@router.post("/review/dismiss")
def dismiss(request: Request, finding: Words, token: Words = "", next: Words = "", why: Words = "") -> Response:
    """A finding shows nothing."""
    return judged(request, token, lambda deeds: deeds.dismiss(finding), next=next, why=why)


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
    return judged(request, token, lambda deeds: deeds.equal(category, other, programme=programme), next=next, why=why)


@router.post("/review/undo")
def undo(request: Request, entry: Words, token: Words = "", next: Words = "") -> Response:
    """An entry of the log is taken back."""
    number = int(entry) if entry.isdecimal() and len(entry) < 18 else 0
    return judged(request, token, lambda deeds: deeds.undo(number), next=next)
