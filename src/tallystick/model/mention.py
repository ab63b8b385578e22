"""One quantified statement in one document, with the words behind every slot."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallystick.model.annotation import Annotation
from tallystick.model.attribution import Said
from tallystick.model.party import Party, Speaker
from tallystick.model.period import Period
from tallystick.model.quantity import Measure, Quantity
from tallystick.model.span import Span
from tallystick.model.status import Modality, Stage, Status


@dataclass(frozen=True, slots=True)
class Item:
    """The counted thing: its words, a name that tells it from its neighbours, and its category in a domain."""

    span: Span | None
    name: str
    category: str = "other"


@dataclass(frozen=True, slots=True)
class SpokenPeriod:
    """A period and the words that gave it; `text` is those words."""

    span: Span | None
    period: Period
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantified statement.

    `span` is the clause that states it. `place` is "text" or "title": where the
    spans lie. `part_of` and `attribution` are positions in the lists of the
    reading it belongs to. `why` holds the annotations behind it, for `explain`.
    """

    span: Span
    quantity_span: Span
    quantity: Quantity
    item: Item
    status: Status
    modality: Modality = Modality.ASSERTED
    stage: Stage | None = None
    hedge: Span | None = None
    agent: Party | None = None
    recipient: Party | None = None
    period: SpokenPeriod | None = None
    speaker: Speaker | None = None
    carriers: tuple[Party, ...] = ()
    said: Said | None = None
    part_of: int | None = None
    attribution: int | None = None
    place: str = "text"
    why: tuple[Annotation, ...] = field(default=(), compare=False, repr=False)

    @property
    def measure(self) -> Measure:
        """What kind of amount it states."""
        return self.quantity.measure
