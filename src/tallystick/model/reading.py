"""Everything that one document says, as one reader understood it."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.attribution import Attribution
from tallystick.model.directive import Directive, Obstacle
from tallystick.model.document import Document
from tallystick.model.event import ScheduledEvent
from tallystick.model.mention import Mention, SpokenPeriod
from tallystick.model.quantity import Quantity
from tallystick.model.span import Span


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read: name, version, the digest of the packs, and the extractor of the text where there was one."""

    name: str
    version: str
    packs: str | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True)
class ReadQuantity:
    """A quantity where it stands, claim or not, with the counted thing's place; `place` is "text" or "title"."""

    span: Span
    quantity: Quantity
    item: Span | None = None
    place: str = "text"


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and all that was read in it, in text order."""

    reader: Reader
    document: Document
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    directives: tuple[Directive, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    events: tuple[ScheduledEvent, ...] = ()
    quantities: tuple[ReadQuantity, ...] = ()
    periods: tuple[SpokenPeriod, ...] = ()
