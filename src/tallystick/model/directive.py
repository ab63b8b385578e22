"""Who tasked whom with what, and how firm it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tallystick.model.annotation import Annotation
from tallystick.model.mention import SpokenPeriod
from tallystick.model.party import Party
from tallystick.model.span import Span
from tallystick.model.status import Modality


class Rung(StrEnum):
    """A place on the commitment ladder, from a study to the thing itself."""

    STUDY = "study"
    CONSIDER = "consider"
    PLAN = "plan"
    PLEDGE = "pledge"
    ORDER = "order"
    PRODUCE = "produce"
    DELIVER = "deliver"

    @property
    def height(self) -> int:
        """How high the rung stands, from 0."""
        return list(Rung).index(self)


@dataclass(frozen=True, slots=True)
class Directive:
    """A task that somebody with power sets; a deadline without a date stays without one."""

    span: Span
    issuer: Party | None
    addressee: Party | None
    task: Span
    rung: Rung
    partners: tuple[Party, ...] = ()
    hedge: Span | None = None
    deadline: SpokenPeriod | None = None
    attribution: int | None = None
    why: tuple[Annotation, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something that may delay or limit a programme."""

    span: Span
    holder: Party | None
    modality: Modality
    attribution: int | None = None
    why: tuple[Annotation, ...] = field(default=(), compare=False, repr=False)
