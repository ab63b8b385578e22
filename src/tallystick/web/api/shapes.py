"""What the API's answers look like: the objects of the contract, told to the OpenAPI document.

These shapes describe and check nothing: what is sent is what `contract` writes, digit by digit, and the
tests hold the one against the other.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from tallystick.model import Bound, Edge, FindingKind, Measure, Modality, Per, Reason, Stage, Status, Verdict

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
Ends = Annotated[list[Number | None], Field(min_length=2, max_length=2, description="Low and high; null is open.")]
Characters = Annotated[
    list[int], Field(min_length=2, max_length=2, description="[start, end) in code points of the text.")
]
Item = TypeVar("Item")


class Shape(BaseModel):
    """An object; fields may be added to it without notice."""

    model_config = ConfigDict(extra="allow", use_attribute_docstrings=True)


class Listing(Shape, Generic[Item]):
    """A page of things in the order of their ids."""

    items: list[Item]
    next: str | None
    """The path of the next page; null on the last one."""


class MentionReference(Shape):
    """The name of a mention: its id, its document, and the place of its quantity there."""

    id: str
    document: str
    span: Characters
    place: Literal["title"] | None = Field(None, alias="in")
    version: int | None = None


class Quantity(Shape):
    """How much."""

    lower: Number | None
    upper: Number | None
    bound: Bound
    unit: str
    per: Per | None


class Dates(Shape):
    """A period, both ends inclusive."""

    start: date | None
    end: date | None
    edge: Edge


class SaidOn(Shape):
    """When something was said."""

    span: Characters | None
    start: date | None
    end: date | None


class Origin(Shape):
    """One utterance to which mentions of a claim go back."""

    origin: str
    source: str | None
    anonymity: str | None
    said: SaidOn | None
    carriers: list[str]
    mentions: list[MentionReference]


class Claim(Shape):
    """Mentions that say the same thing, with the figure of the most exact of them."""

    claim: str
    status: Status
    stage: Stage | None
    modality: Modality
    measure: Measure
    quantity: Quantity
    category: str
    item: str | None
    period: Dates | None
    agent: str | None
    recipient: str | None
    first: date | None
    last: date | None
    mentions: list[MentionReference]
    origins: list[Origin]


class Quote(Shape):
    """A mention in its sentence."""

    id: str
    document: str
    span: Characters
    place: Literal["title"] | None = Field(None, alias="in")
    claim: str | None
    version: int
    superseded: bool
    before: str
    words: str
    after: str
    outlet: str | None
    language: str | None
    published: date | None


class Finding(Shape):
    """What several mentions show together."""

    finding: str
    kind: FindingKind
    sentence: str
    documents: list[str]
    mentions: list[MentionReference]


class Judgement(Shape):
    """Why a mention stands in its claim."""

    mention: str
    origin: str
    rule: str
    why: str
    made_by: str | None
    recorded: datetime | None


class ClaimWithEvidence(Claim):
    """A claim with its sentences, its findings, and why its mentions are one."""

    quotes: list[Quote]
    findings: list[Finding]
    judgements: list[Judgement]


class ProgrammeReading(Shape):
    """One way to set deliveries against the plan."""

    period: Dates
    unit: str
    plan: Ends
    delivered: Ends
    share_done: Ends
    time_gone: Number
    pace: Ends | None
    required_rate: Ends | None
    per: str
    projection: Ends | None
    verdict: Verdict
    why: Reason
    reason: str
    claims: list[str]
    mentions: list[MentionReference]


class NotCompared(Shape):
    """A category that was left out of the comparison, and why."""

    category: str
    why: str
    mentions: list[MentionReference]


class Programme(Shape):
    """A plan with what was delivered of it; rival readings stand side by side."""

    programme: str
    category: str
    recipient: str | None
    agent: str | None
    as_of: date
    readings: list[ProgrammeReading]
    not_compared: list[NotCompared]


class ProgrammeWithEvidence(Programme):
    """A programme with the sentences behind it and its findings."""

    quotes: list[Quote]
    findings: list[Finding]


class FirstSeen(Shape):
    """Where an origin was first seen."""

    document: str
    outlet: str | None
    published: date | None


class TracedOrigin(Shape):
    """An origin over the whole ledger."""

    origin: str
    source: str | None
    anonymity: str | None
    said: SaidOn | None
    carriers: list[str]
    first: FirstSeen
    claims: list[str]
    mentions: list[MentionReference]
