"""What several mentions say together, and where it first came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.attribution import Said
from tallystick.model.period import Period
from tallystick.model.quantity import Measure, Quantity
from tallystick.model.span import Span
from tallystick.model.status import Modality, Stage, Status


@dataclass(frozen=True, slots=True)
class MentionRef:
    """A mention's name: its own id, its document, and the span of its quantity there.

    `version` is the number of the document's version where that is no longer the current one.
    """

    id: str
    document: str
    span: Span
    place: str = "text"
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One utterance: the same speaker on the same occasion, whoever carried it."""

    id: str
    source: str | None
    anonymity: str | None
    said: Said | None
    carriers: tuple[str, ...]
    mentions: tuple[MentionRef, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """Mentions that say the same thing, with the figure of the most exact of them.

    `first` and `last` are the earliest and latest known publication dates.
    """

    id: str
    status: Status
    stage: Stage | None
    modality: Modality
    measure: Measure
    quantity: Quantity
    category: str
    item: str
    period: Period | None
    agent: str | None
    recipient: str | None
    first: date | None
    last: date | None
    mentions: tuple[MentionRef, ...]
    origins: tuple[Origin, ...] = ()
