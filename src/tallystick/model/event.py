"""A meeting, forum or date in the calendar that a report announces."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tallystick.model.annotation import Annotation
from tallystick.model.party import Party
from tallystick.model.span import Span


@dataclass(frozen=True, slots=True)
class ScheduledEvent:
    """An event with its days (both inclusive), place, participants and themes, as far as the text gives them."""

    span: Span
    name: Span | None
    start: date | None
    end: date | None
    place: Party | None = None
    participants: tuple[Span, ...] = ()
    themes: tuple[Span, ...] = ()
    why: tuple[Annotation, ...] = field(default=(), compare=False, repr=False)
