"""What comes in: documents to be read, and readings made elsewhere, one or many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response

from tallystick.contract import decode, lines
from tallystick.contract.encode import Json, reading_object
from tallystick.desk.settings import settings
from tallystick.errors import ContractError, PurgedError, TallystickError
from tallystick.intake.lines import documents as documents_in
from tallystick.model import Document, Reading
from tallystick.web.api import shapes_of_documents as shapes
from tallystick.web.api.answers import as_json
from tallystick.web.api.asking import looking
from tallystick.web.api.bodies import Body, Sent, body_described
from tallystick.web.api.guard import CHANGED, Judge
from tallystick.web.pages.asking import site_of

router = APIRouter()
_WORDS = {"type": ["string", "null"]}
_DOCUMENT: dict[str, Any] = {
    "type": "object",
    "description": "A document as docs/contract.md lays it down.",
    "required": ["id", "text"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "text": {"type": "string"},
        **dict.fromkeys(("title", "language", "url", "outlet", "kind"), _WORDS),
        "published": {
            "description": "A date, or a date with time and zone.",
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "date-time"},
                {"type": "null"},
            ],
        },
    },
}
_READING: dict[str, Any] = {
    "type": "object",
    "required": ["reading"],
    "properties": {
        "reading": {"type": "object", "description": "A reading as docs/contract.md lays it down."},
        "document": {**_DOCUMENT, "description": "The document that was read, unless the ledger has it already."},
    },
}


@router.post(
    "/documents",
    response_model=shapes.PostedReading | shapes.PostedLines,
    responses=CHANGED,
    openapi_extra=body_described(_DOCUMENT),
)
def post_documents(request: Request, by: Judge, body: Sent) -> Response:
    """Reads a document and posts what it says; or many, one a line, each taken or refused with its reason."""
    books = site_of(request).books
    how = settings(packs=books.packs)
    found = documents_in(body.content.split(b"\n") if body.lines else [body.content], source="body")
    return _answer(body, books.read_all(found, how))


@router.post(
    "/readings",
    response_model=shapes.PostedReading | shapes.PostedLines,
    responses=CHANGED,
    openapi_extra=body_described(_READING),
)
def post_readings(request: Request, by: Judge, body: Sent) -> Response:
    """Posts a reading made elsewhere, with the document that it is of; or many, one a line."""
    known = partial(_known, request)
    post = site_of(request).books.post
    return _answer(body, _posted(_readings(body, known), lambda reading: (reading, post(reading))))


def _known(request: Request, name: str) -> Document:
    """The document that has this id; KeyError where there is none."""
    with looking(request) as look:
        found = look.report(name)
    if found is None or found[0] != name:
        raise KeyError(name)
    (held,) = found[1].held
    return held.reading.document


def _posted(
    readings: Iterable[Reading | TallystickError], post: Callable[[Reading], tuple[Reading, str]]
) -> Iterator[tuple[Reading, str] | TallystickError]:
    for reading in readings:
        try:
            yield post(reading) if isinstance(reading, Reading) else reading
        except PurgedError as refused:
            yield refused


def _readings(body: Body, known: Callable[[str], Document]) -> Iterator[Reading | ContractError]:
    """Each object's reading, or what is wrong with it."""
    for number, line in enumerate(body.content.split(b"\n") if body.lines else [body.content], start=1):
        if line.strip():
            try:
                yield _reading(lines.read(line), known)
            except ContractError as problem:
                yield ContractError(problem.reason, source="body", line=number)


def _reading(given: object, known: Callable[[str], Document]) -> Reading:
    if not isinstance(given, dict):
        raise ContractError('not an object with "reading" and "document"')
    texts = known
    if given.get("document") is not None:
        (document,) = documents_in([lines.written(given["document"]).encode()], source="document")
        if not isinstance(document, Document):
            raise ContractError(document.reason)
        texts = partial(_sent_first, document, known)
    return decode.reading(given.get("reading"), texts)


def _sent_first(document: Document, known: Callable[[str], Document], name: str) -> Document:
    """The document that was sent along, where it is the one that is asked for; else the one that is known."""
    return document if name == document.id else known(name)


def _answer(body: Body, results: Iterable[tuple[Reading, str] | Exception]) -> Response:
    """What became of one object, with its reading; or of each line. One that is refused alone is an error."""
    if body.lines:
        items = [_as_object(result) for result in results]
        refused = sum("problem" in item for item in items)
        return as_json({"items": items, "posted": len(items) - refused, "refused": refused})
    result = next(iter(results), ContractError("nothing was sent"))
    if isinstance(result, Exception):
        raise result
    return as_json({**_as_object(result), "reading": reading_object(result[0])})


def _as_object(result: tuple[Reading, str] | Exception) -> Json:
    if isinstance(result, Exception):
        return {"problem": str(result)}
    reading, posted = result
    return {"document": reading.document.id, "posted": posted, "mentions": len(reading.mentions)}
