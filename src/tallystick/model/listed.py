"""A claim and a report as lists show them: without their mentions and texts, which are counted instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.claim import Claim


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim without its mentions and origins; `source` is the first that is named, of so many `sources`."""

    claim: Claim
    source: str | None
    sources: int
    origins: int
    reports: int
    languages: int


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A report by its headline; `mentions` counts those that make claims now."""

    id: str
    headline: str
    outlet: str | None
    language: str | None
    published: date | None
    mentions: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How many things there are of a kind: exactly so many, or more than so many where that is not known."""

    number: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Queued:
    """Some mentions that wait for a person, in their order; how many wait behind these, and how many in all."""

    mentions: tuple[str, ...]
    left: Counted
    number: Counted


@dataclass(frozen=True, slots=True)
class ListedVoice:
    """A source: its claims, how often its figures are told, how many were revised, contradicted, or nobody else's.

    `name` is how most of its claims write it, `others` how else it is written.
    """

    name: str
    claims: int
    mentions: int
    revised: int
    contradicted: int
    alone: int
    last: date | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedOutlet:
    """An outlet: its reports, its figures, its claims, and how many of these it told first."""

    name: str
    reports: int
    mentions: int
    claims: int
    first: int
