"""What speaks for and against a plan: who ordered it, by when, what came of it, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.model.directive import Rung
from tallystick.model.party import Party
from tallystick.model.period import Period
from tallystick.model.span import Span
from tallystick.model.status import Modality
from tallystick.model.told import Linked


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: their document, and what is known of it."""

    document: str
    outlet: str | None
    language: str | None
    published: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Tasked:
    """A directive in its document; `task` is the words of it, `id` a name that stays while its place does."""

    id: str
    place: Place
    issuer: Party | None
    addressee: Party | None
    partners: tuple[Party, ...]
    task: str
    rung: Rung
    deadline: Period | None
    is_hedged: bool


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle in its document, in the words of it, and who names it where somebody does."""

    place: Place
    words: str
    named_by: str | None
    modality: Modality


@dataclass(frozen=True, slots=True)
class Feasibility:
    """A plan with all that reports tell of its chances; nothing here is a forecast.

    `plans` are the claims that promise it, none where a directive gives no figure.
    """

    id: str
    as_of: date | None
    plans: tuple[Linked, ...]
    rung: Rung
    deadline: Period | None
    directives: tuple[Tasked, ...]
    ordered: tuple[Linked, ...]
    produced: tuple[Linked, ...]
    delivered: tuple[Linked, ...]
    obstacles: tuple[Hindrance, ...]
