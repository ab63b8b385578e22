"""How far a supply has come, what a promise is about, and how sure the statement is."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where on its way a quantity stands."""

    REQUESTED = "requested"
    PLANNED = "planned"
    PLEDGED = "pledged"
    ORDERED = "ordered"
    PRODUCED = "produced"
    DELIVERED = "delivered"
    HELD = "held"
    USED = "used"
    LOST = "lost"
    OTHER = "other"

    @property
    def is_promise(self) -> bool:
        """Whether it speaks of something still to come about."""
        return self in (Status.REQUESTED, Status.PLANNED, Status.PLEDGED, Status.ORDERED)

    @property
    def is_plan(self) -> bool:
        """Whether somebody means to bring it about: a promise that is more than a request."""
        return self.is_promise and self is not Status.REQUESTED

    @property
    def is_flow(self) -> bool:
        """Whether it adds up over time, as a stock does not."""
        return self in (Status.PRODUCED, Status.DELIVERED, Status.USED, Status.LOST)


class Stage(StrEnum):
    """What a promise promises: "will build" is produce, "will hand over" deliver."""

    ORDER = "order"
    PRODUCE = "produce"
    DELIVER = "deliver"
    HOLD = "hold"
    USE = "use"
    OTHER = "other"


class Modality(StrEnum):
    """Whether it is said to be so, meant to be so, perhaps so, or not so."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
