"""What the ledger shows that no single report can."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.claim import MentionRef
from tallystick.model.told import Told


class FindingKind(StrEnum):
    """The kinds of findings."""

    CORROBORATION = "corroboration"
    CONTRADICTION = "contradiction"
    REVISION = "revision"
    DOUBLE_READING = "double_reading"
    ESCALATION = "escalation"
    CATEGORY_DRIFT = "category_drift"
    SHORTFALL = "shortfall"
    OVERDUE = "overdue"
    LONE_SOURCE = "lone_source"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its kind and the mentions that show it, as their documents tell them.

    `sentence` says it in a reader's language; it is empty until somebody words it. Where `told` holds but some of
    the mentions, `reports` says how many reports there are with the others. Where it holds no more than the sentence
    tells of, as in lists, `quoted` has the ids of the mentions that one quotes.
    """

    id: str
    kind: FindingKind
    told: tuple[Told, ...]
    sentence: str = ""
    reports: int | None = None
    quoted: tuple[str, ...] = ()

    @property
    def mentions(self) -> tuple[MentionRef, ...]:
        """The names of the mentions that show it."""
        return tuple(told.ref for told in self.told)
