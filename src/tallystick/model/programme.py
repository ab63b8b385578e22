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


class Reason(StrEnum):
    """Why a verdict is what it is; reports says it in words."""

    NOTHING_TOLD = "nothing_told"
    NO_TIME_TOLD = "no_time_told"
    ENOUGH_CAME = "enough_came"
    TOO_LITTLE_CAME = "too_little_came"
    OPEN_AT_THE_END = "open_at_the_end"
    FASTER = "faster"
    SLOWER = "slower"
    AS_FAST = "as_fast"
    TOO_WIDE = "too_wide"
    NO_MONTH_REACHED = "no_month_reached"
    A_MONTH_REACHED = "a_month_reached"
    MONTHS_TOO_WIDE = "months_too_wide"
    NO_DAY_SET = "no_day_set"


@dataclass(frozen=True, slots=True)
class ProgrammeReading:
    """One way to set deliveries against the plan; rival readings stand side by side.

    `time_gone` is a share of the period, up to the last day that the delivery
    figure covers. `reason` is `why` in a reader's language; it is empty until
    somebody words it.
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
    why: Reason
    claims: tuple[str, ...]
    mentions: tuple[MentionRef, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A category that was left out of the comparison; `why` in a reader's language, empty until it is worded."""

    category: str
    mentions: tuple[MentionRef, ...]
    why: str = ""


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

    @property
    def verdict(self) -> Verdict:
        """The verdict of all readings where they agree, else undetermined."""
        verdicts = {reading.verdict for reading in self.readings}
        return verdicts.pop() if len(verdicts) == 1 else Verdict.UNDETERMINED
