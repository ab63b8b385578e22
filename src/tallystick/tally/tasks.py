"""Directives and obstacles out of readings, with their words and the facts of their documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from tallystick.model import Directive, Hindrance, Obstacle, Place, Reading, Span, Tasked


def tasks(readings: Iterable[Reading]) -> Iterator[Tasked]:
    """All directives, in the order of the readings."""
    for reading in readings:
        for directive in reading.directives:
            yield _tasked(reading, directive)


def hindrances(readings: Iterable[Reading]) -> Iterator[Hindrance]:
    """All obstacles, in the order of the readings."""
    for reading in readings:
        for obstacle in reading.obstacles:
            words = obstacle.span.of(reading.document.text)
            yield Hindrance(_place(reading, obstacle.span), words, _named_by(reading, obstacle), obstacle.modality)


def _tasked(reading: Reading, directive: Directive) -> Tasked:
    return Tasked(
        id=_name(reading.document.id, directive.span),
        place=_place(reading, directive.span),
        issuer=directive.issuer,
        addressee=directive.addressee,
        partners=directive.partners,
        task=directive.task.of(reading.document.text),
        rung=directive.rung,
        deadline=directive.deadline.period if directive.deadline else None,
        is_hedged=directive.hedge is not None,
    )


def _named_by(reading: Reading, obstacle: Obstacle) -> str | None:
    """Whoever is quoted with it, else whoever is said to hold it."""
    if obstacle.attribution is not None:
        source = reading.attributions[obstacle.attribution].source
        if source is not None and (source.name or source.role):
            return source.name or source.role
    return obstacle.holder.name if obstacle.holder else None


def _place(reading: Reading, span: Span) -> Place:
    document = reading.document
    return Place(document.id, document.outlet, document.language, document.published, span)


def _name(document: str, span: Span) -> str:
    parts = ("directive", document, str(span.start), str(span.end))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
