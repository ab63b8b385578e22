"""What the ledger shows that no single report can."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tallystick.model.claim import MentionRef


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
    """One finding: its kind, one plain sentence, and the mentions that show it."""

    id: str
    kind: FindingKind
    sentence: str
    mentions: tuple[MentionRef, ...]
