"""Why a person should look at a mention, and which of several mentions first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from tallystick.model.finding import FindingKind
from tallystick.model.status import Modality
from tallystick.model.told import Told


class Doubt(StrEnum):
    """Why a person should look at a mention, the weightier first."""

    TOLD_AS_MORE = "told_as_more"
    TWO_READINGS = "two_readings"
    CONTRADICTED = "contradicted"
    NO_CATEGORY = "no_category"
    NO_PERIOD = "no_period"
    NO_SPEAKER = "no_speaker"
    HEDGED = "hedged"


_FOUND = {
    FindingKind.ESCALATION: Doubt.TOLD_AS_MORE,
    FindingKind.DOUBLE_READING: Doubt.TWO_READINGS,
    FindingKind.CONTRADICTION: Doubt.CONTRADICTED,
}
_ORDER = tuple(Doubt)


def makes_doubtful(kind: FindingKind) -> bool:
    """Whether the mentions that a finding of this kind shows are doubtful by it."""
    return kind in _FOUND


def doubts_of(told: Told, kinds: Collection[FindingKind]) -> Iterator[Doubt]:
    """What is doubtful about a mention that findings of these kinds show, the weightier first."""
    mention = told.mention
    yield from sorted({_FOUND[kind] for kind in kinds if kind in _FOUND}, key=_ORDER.index)
    if mention.item.category == "other":
        yield Doubt.NO_CATEGORY
    if told.period is None or not told.period.is_dated:
        yield Doubt.NO_PERIOD
    if mention.speaker is None:
        yield Doubt.NO_SPEAKER
    if mention.modality is Modality.POSSIBLE:
        yield Doubt.HEDGED


def weight_of(doubt: Doubt) -> int:
    """The place of a doubt among all, smaller for the weightier."""
    return _ORDER.index(doubt)
