"""What plans and deliveries are set against each other for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tallystick.model.claim import MentionRef
from tallystick.model.interval import Interval
from tallystick.model.period import Period


class Verdict(StrEnum):
    """How deliveries stand to their plan; undetermined is an honest and common answer."""

    MET = "met"
    MISSED = "missed"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """One way to set deliveries against the plan; rival readings stand side by side.

    `time_gone` is a share of the period, up to the last day that the delivery
    figure covers.
    """

    period: Period
    unit: str
    plan: Interval
    delivered: Interval
    share_done: Interval
    time_gone: Decimal
    pace: Interval | None
    required_rate: Interval | None
    projection: Interval | None
    verdict: Verdict
    reason: str
    claims: tuple[str, ...]
    mentions: tuple[MentionRef, ...]


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A category that was left out of the comparison, and why."""

    category: str
    why: str
    mentions: tuple[MentionRef, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """A recipient's or agent's supply of one category over one period."""

    id: str
    category: str
    recipient: str | None
    agent: str | None
    as_of: date
    readings: tuple[ProgrammeReading, ...]
    not_compared: tuple[NotCompared, ...] = ()
