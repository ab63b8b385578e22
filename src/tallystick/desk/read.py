"""A reading as the Python API hands it out: the model's values, JSON, and HTML for a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tallystick.contract.encode import reading_line, reading_object
from tallystick.model import (
    Attribution,
    Directive,
    Document,
    Mention,
    Obstacle,
    Reader,
    Reading,
    ReadQuantity,
    ScheduledEvent,
    SpokenPeriod,
)
from tallystick.reports.notebook import reading_html


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    """A reading, with its parts under the names that the model gives them."""

    reading: Reading
    abbreviations: frozenset[str] = frozenset()

    @property
    def document(self) -> Document:
        """The document that was read, with its language."""
        return self.reading.document

    @property
    def reader(self) -> Reader:
        """Who read it."""
        return self.reading.reader

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The quantified statements."""
        return self.reading.mentions

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who said what."""
        return self.reading.attributions

    @property
    def directives(self) -> tuple[Directive, ...]:
        """Who tasked whom with what."""
        return self.reading.directives

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What may delay or limit a programme."""
        return self.reading.obstacles

    @property
    def events(self) -> tuple[ScheduledEvent, ...]:
        """What is announced for some day."""
        return self.reading.events

    @property
    def quantities(self) -> tuple[ReadQuantity, ...]:
        """Every quantity, claim or not."""
        return self.reading.quantities

    @property
    def periods(self) -> tuple[SpokenPeriod, ...]:
        """Every time expression."""
        return self.reading.periods

    def to_dict(self) -> dict[str, Any]:
        """The object of contract v1; numbers are Decimals."""
        return reading_object(self.reading)

    def to_json(self) -> str:
        """The line of contract v1, as `tallystick read --json` writes it."""
        return reading_line(self.reading)

    def __repr__(self) -> str:
        """What was read, in one line."""
        document = self.document
        return (
            f"<Read {document.id} ({document.language or 'unknown language'}, {document.published or 'undated'}): "
            f"{len(self.mentions)} mentions, {len(self.directives)} directives, {len(self.events)} events>"
        )

    def _repr_html_(self) -> str:
        return reading_html(self.reading, self.abbreviations)
