"""What tallies go by in a claim, kept beside it so that nobody has to read all claims to find those of one kind."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model.finding import Finding
from tallystick.model.programme import Programme


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim's category and the lands that receive, its state, and the places where others find it.

    `topic` is what a plan has to agree in with others, None where it is none; `beside` what figures of one report
    have to agree in to be added up; `first` the mention that is shown first.
    """

    category: str
    lands: tuple[str, ...]
    status: str
    topic: str | None
    beside: str
    first: str
    places: frozenset[int]


@dataclass(frozen=True, slots=True)
class Around:
    """What some claims show with those around them: findings with their claims, and mentions that say too much.

    Each of these comes with the two claims that show it.
    """

    findings: tuple[tuple[Finding, tuple[str, ...]], ...]
    above: frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class OfSubject:
    """The programmes of a category and receiver, each with its place in the list of all, and what they show."""

    programmes: tuple[tuple[tuple[str, ...], Programme], ...]
    findings: tuple[tuple[Finding, tuple[str, ...]], ...]
