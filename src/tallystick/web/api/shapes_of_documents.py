"""What documents, readings, search and the review log look like, told to the OpenAPI document."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from tallystick.model import Action
from tallystick.web.api.shapes import Characters, Quote, Shape


class ListedDocument(Shape):
    """A document without its text."""

    document: str
    outlet: str | None
    url: str | None
    title: str | None
    language: str | None
    published: date | None
    versions: int
    mentions: int


class Version(Shape):
    """One text of a document that the ledger has seen."""

    number: int
    text_sha256: str
    recorded: datetime


class ShownDocument(ListedDocument):
    """A document with its text, its versions, and the sentences that state something."""

    text: str
    versions: list[Version]  # type: ignore[assignment]  # the list in place of their count, as `show --json` has it
    quotes: list[Quote]


class Reader(Shape):
    """Who read, by what, and what took the text out of its page."""

    name: str
    version: str
    packs: str | None
    extractor: str | None


class DocumentRead(Shape):
    """What is known of a document besides its text."""

    id: str
    language: str | None
    published: str | None
    published_basis: str | None
    title: str | None
    text_sha256: str
    bytes_sha256: str | None
    url: str | None
    outlet: str | None
    kind: str | None


class Reading(Shape):
    """A reading by the contract, which describes the members of its lists."""

    contract: Literal[1]
    reader: Reader
    document: DocumentRead
    mentions: list[dict[str, Any]]
    attributions: list[dict[str, Any]]
    directives: list[dict[str, Any]]
    obstacles: list[dict[str, Any]]
    events: list[dict[str, Any]]
    quantities: list[dict[str, Any]]
    periods: list[dict[str, Any]]


class Posted(Shape):
    """What posting a document or a reading did."""

    document: str
    posted: Literal["new document", "new version", "reread", "unchanged"]
    mentions: int


class PostedReading(Posted):
    """What posting did, with the reading."""

    reading: Reading


class Refused(Shape):
    """Why a line was refused; the others are posted."""

    problem: str


class PostedLines(Shape):
    """What posting did for each line, in the order of the lines, blank ones passed over."""

    items: list[Posted | Refused]
    posted: int
    refused: int


class Snippet(Shape):
    """A sentence with the words that were sought marked in it."""

    place: str = Field(alias="in")
    span: Characters
    words: str
    marks: list[Characters]


class Hit(Shape):
    """A document that a search found."""

    document: str
    outlet: str | None
    url: str | None
    title: str | None
    language: str | None
    published: date | None
    rank: int
    snippets: list[Snippet]
    mentions: list[Quote]


class Found(Shape):
    """How many documents hold the words, and the best of them."""

    total: int
    exact: bool
    """False where there are more than `total`: of words that very many hold, those recorded last are weighed."""
    items: list[Hit]


class Quotation(Shape):
    """Where a judged mention stands, by its words."""

    mention: str
    document: str
    place: str
    exact: str
    prefix: str
    suffix: str
    item: str
    status: str


class Entry(Shape):
    """One entry of the review log."""

    entry: int
    action: Action
    by: str
    recorded: datetime
    why: str | None
    stands: bool
    mentions: list[str]
    others: list[str]
    now: list[str | None]
    slot: str | None
    value: str | None
    subject: str | None
    kind: str | None
    categories: list[str]
    quotes: list[Quotation]
    purged: bool
    origin: str | None
    undoes: int | None
    hash: str


class ExportForm(Shape):
    """A form in which the ledger can leave."""

    format: str
    told: str
    media_type: str
    about_one: bool
