"""What somebody wants to be told of: a search with a name, what it found since, and where that is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sought(StrEnum):
    """What a saved search looks for."""

    CLAIMS = "claims"
    FINDINGS = "findings"
    PROGRAMMES = "programmes"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A named filter; `last` is the number of its last alert, `told` of the last one that `watch` has told."""

    name: str
    sought: Sought
    filters: tuple[tuple[str, str], ...]
    by: str
    saved: datetime
    last: int = 0
    told: int = 0


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that a saved search had not found before; alerts of a search are numbered from 1 without a gap.

    `state` is what was new of a thing that was known: the verdicts of a programme. It is empty elsewhere.
    """

    search: str
    number: int
    thing: str
    state: str
    noted: datetime


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address to which a search's alerts are sent in order; `sent` is the last that is done with.

    `attempts` is how often the one after it was tried in vain, `error` why, and `retry` when it is tried again.
    """

    id: str
    search: str
    url: str
    by: str
    added: datetime
    sent: int = 0
    attempts: int = 0
    error: str | None = None
    retry: datetime | None = None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """An alert that was given up after so many attempts, and why."""

    webhook: str
    number: int
    attempts: int
    error: str
    given_up: datetime
