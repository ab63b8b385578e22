"""One report as it came, and its versions over time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class PublishedBasis(StrEnum):
    """Where a publication date comes from."""

    GIVEN = "given"
    META = "meta"
    JSON_LD = "json-ld"
    URL = "url"
    DATELINE = "dateline"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Document:
    """A report.

    `published` is the day (`published_text` the exact words of the date where
    they carry a time as well); it is None where it is unknown, never today.
    `kind` is official, agency, outlet, social, transcript or table. `text` is
    exactly what was read, without any normalisation: spans count its code points.
    `raw` holds the bytes as they came, where there were any.
    """

    id: str
    text: str
    title: str | None = None
    language: str | None = None
    published: date | None = None
    published_text: str | None = None
    published_basis: PublishedBasis | None = None
    url: str | None = None
    outlet: str | None = None
    kind: str | None = None
    raw: bytes | None = field(default=None, repr=False)
    extractor: str | None = None

    @property
    def text_sha256(self) -> str:
        """The hash by which a version of the text is known."""
        return sha256_of_text(self.text)

    @property
    def bytes_sha256(self) -> str | None:
        """The hash of the bytes as they came, or None where the text was given as such."""
        return None if self.raw is None else hashlib.sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Version:
    """One text of a document that the ledger has seen."""

    document: str
    number: int
    text_sha256: str
    recorded: datetime


def sha256_of_text(text: str) -> str:
    """SHA-256 of a text in UTF-8; lone surrogates, which no encoding has, count as themselves."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
