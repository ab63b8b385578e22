"""A document into a reading: which language it is in, then the recognisers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from tallystick.desk.read import Read
from tallystick.desk.settings import Settings, settings
from tallystick.errors import ReadingError, SettingError, TallystickError
from tallystick.model import Document, PublishedBasis, Reading
from tallystick.model.document import sha256_of_text
from tallystick.packs import Packs
from tallystick.recognise.language import identify
from tallystick.recognise.reader import read_document

_Refused = TypeVar("_Refused", bound=Exception)


def read(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    packs: Packs | Iterable[Path | str] | None = None,
) -> Read:
    """What a text says.

    `published` is a day or an ISO date; without it nothing relative is resolved.
    The language is identified where it is not given; a text in none of ours has
    an empty reading. `outlet` is who printed it. Without an `id` the document is
    known by its text. `packs` are folders laid over the installed ones.
    """
    if not isinstance(text, str):
        raise SettingError(f"text is {type(text).__name__}, not str; decode bytes first, or read them as a file")
    how = settings(packs=packs, language=language, published=published)
    document = Document(
        id=id or f"text-{sha256_of_text(text)[:12]}",
        text=text,
        title=title,
        outlet=outlet,
        published=how.published,
        published_text=how.published_text,
        published_basis=PublishedBasis.GIVEN if how.published else None,
    )
    return view(reading_of(document, how), how.packs)


def readings(documents: Iterable[Document | _Refused], how: Settings) -> Iterator[Reading | ReadingError | _Refused]:
    """The reading of each document, in order, or how we failed at it; what is no document is passed on."""
    for document in documents:
        yield reading_or_fault(document, how) if isinstance(document, Document) else document


def reading_or_fault(document: Document, how: Settings) -> Reading | ReadingError:
    """The reading of one document of many, or our failure at it, so that the others are still read."""
    try:
        return reading_of(document, how)
    except ReadingError as error:
        return error


def reading_of(document: Document, how: Settings) -> Reading:
    """The reading of one document; ReadingError where the program fails at it."""
    try:
        return read_document(in_its_language(document, how), how.packs)
    except TallystickError:
        raise
    except Exception as fault:
        raise ReadingError(document.id, fault) from fault


def in_its_language(document: Document, how: Settings) -> Document:
    """The document with its language: as set by the user, as the document says, else as identified.

    A page's own word is taken only where its text does not show another
    language: it often comes from a template.
    """
    if how.language is not None:
        return replace(document, language=how.language)
    declared = _declared(document.language, how.packs)
    if declared is not None and document.extractor is None:
        return replace(document, language=declared)
    found = identify(f"{document.title or ''}\n{document.text}", how.packs)
    return replace(document, language=found or declared or document.language)


def view(reading: Reading, packs: Packs) -> Read:
    """The reading as the API hands it out."""
    return Read(reading, abbreviations(reading, packs))


def abbreviations(reading: Reading, packs: Packs) -> frozenset[str]:
    """The words of the reading's language that a full stop may follow inside a sentence."""
    return packs.abbreviations(reading.document.language)


def _declared(language: str | None, packs: Packs) -> str | None:
    """The code without its region, where we have a pack for it: "pt-BR" is pt."""
    code = (language or "").replace("_", "-").split("-")[0].lower()
    return code if code in packs.codes else None
