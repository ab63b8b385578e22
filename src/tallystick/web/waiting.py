"""The mentions that wait for a person, least certain first, and what is doubtful about each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Finding, FindingKind, Modality


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


@dataclass(frozen=True, slots=True)
class Case:
    """A mention to look at, with its doubts."""

    evidence: Evidence
    doubts: tuple[Doubt, ...]

    @property
    def order(self) -> tuple[int, list[int], str, str, int]:
        """More doubts first, then the weightier, then the later report, then the place in it."""
        document = self.evidence.document
        return (
            -len(self.doubts),
            [_ORDER.index(doubt) for doubt in self.doubts],
            "".join(chr(0x10FFFF - ord(letter)) for letter in str(document.published or "")),
            document.id,
            self.evidence.read.quantity_span.start,
        )


def waiting_cases(holdings: Holdings) -> list[Case]:
    """The doubtful mentions that nobody has judged yet."""
    judged = {one.mention for one in holdings.judged}
    found = _by_mention(holdings.findings)
    cases = [
        Case(evidence, doubts)
        for evidence in holdings.evidence.values()
        if evidence.id not in judged and (doubts := tuple(_doubts(evidence, found.get(evidence.id, ()))))
    ]
    return sorted(cases, key=lambda case: case.order)


def _by_mention(findings: Iterable[Finding]) -> dict[str, tuple[FindingKind, ...]]:
    kinds: dict[str, tuple[FindingKind, ...]] = {}
    for finding in findings:
        for mention in finding.mentions:
            kinds[mention.id] = (*kinds.get(mention.id, ()), finding.kind)
    return kinds


def _doubts(evidence: Evidence, kinds: tuple[FindingKind, ...]) -> Iterator[Doubt]:
    mention = evidence.told.mention
    yield from sorted({_FOUND[kind] for kind in kinds if kind in _FOUND}, key=_ORDER.index)
    if mention.item.category == "other":
        yield Doubt.NO_CATEGORY
    if evidence.told.period is None or not evidence.told.period.is_dated:
        yield Doubt.NO_PERIOD
    if mention.speaker is None:
        yield Doubt.NO_SPEAKER
    if mention.modality is Modality.POSSIBLE:
        yield Doubt.HEDGED
