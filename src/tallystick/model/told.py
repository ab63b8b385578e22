"""A mention with what its document tells, as linking and tally judge it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from tallystick.model.claim import MentionRef
from tallystick.model.mention import Mention
from tallystick.model.period import Edge, Period
from tallystick.model.status import Status

_PROMISES = frozenset({Status.PLEDGED, Status.ORDERED})
_DONE = frozenset({Status.PRODUCED, Status.DELIVERED, Status.USED, Status.LOST})


@dataclass(frozen=True, slots=True)
class Told:
    """One mention as its document tells it.

    `origin` is the utterance it goes back to, once that is judged. `part_of` is the
    mention's id of which it is a part. `clause` holds the words that state it, where they are at hand.
    """

    ref: MentionRef
    mention: Mention
    outlet: str | None = None
    language: str | None = None
    published: date | None = None
    part_of: str | None = None
    origin: str | None = None
    clause: str | None = None

    @property
    def period(self) -> Period | None:
        """The period of what is told; the day or year in which a promise was made is none of its fulfilment.

        What had come "by the end of June" when July began is a running total.
        """
        period = self.mention.period.period if self.mention.period else None
        if period is not None and self._is_total(period):
            return replace(period, edge=Edge.SO_FAR)
        if period is None or self.mention.status not in _PROMISES or period.edge is not Edge.IN:
            return period
        said = self.mention.said
        made = (said.start or said.end) if said else self.published
        return None if self._is_of_the_act(period, made) else period

    def _is_total(self, period: Period) -> bool:
        """Whether a count of what is done is limited by a day that was over when its report came out."""
        past = self.published is not None and period.end is not None and period.end <= self.published
        return past and period.edge is Edge.BY and self.mention.status in _DONE

    def _is_of_the_act(self, period: Period, made: date | None) -> bool:
        """Whether a period holds the day of the promise, and was over when its report came out."""
        if made is None or period.end is None or self.published is None or not period.holds(made):
            return False
        return period.end <= self.published and (period.days == 1 or period.end < self.published)

    @property
    def order(self) -> tuple[str, str, str, int, str]:
        """Its place in time and text: earlier reports first, undated ones last; the same in any order of posting."""
        return (
            str(self.published or "9999"),
            self.ref.document,
            self.ref.place,
            self.ref.span.start,
            self.ref.id,
        )


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged of a mention: its claim and its origin, by which rule, and why.

    `made_by` and `recorded` are there once a ledger keeps it.
    """

    mention: str
    claim: str
    origin: str
    rule: str
    why: str
    made_by: str | None = None
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim as its mentions tell it, in the order of their reports."""

    id: str
    told: tuple[Told, ...]
