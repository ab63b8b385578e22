"""The mentions that wait for a person, those first on which most hangs, and what is doubtful about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Finding, FindingKind
from tallystick.model.doubt import Doubt, doubts_of, weight_of

_WEIGHTS = {FindingKind.CONTRADICTION: 3, FindingKind.ESCALATION: 3, FindingKind.LONE_SOURCE: 0, FindingKind.UNDATED: 0}
_IN_A_PROGRAMME = 2


@dataclass(frozen=True, slots=True)
class Case:
    """A mention to look at, with its doubts; `weight` is how much hangs on it: findings and programmes."""

    evidence: Evidence
    doubts: tuple[Doubt, ...]
    weight: int = 0

    @property
    def order(self) -> tuple[int, int, list[int], str, str, int]:
        """More that hangs on it first, then more doubts, then the weightier, then the later report and its place."""
        document = self.evidence.document
        return (
            -self.weight,
            -len(self.doubts),
            list(map(weight_of, self.doubts)),
            "".join(chr(0x10FFFF - ord(letter)) for letter in str(document.published or "")),
            document.id,
            self.evidence.read.quantity_span.start,
        )


def waiting_cases(holdings: Holdings) -> list[Case]:
    """The doubtful mentions that nobody has judged yet."""
    judged = {one.mention for one in holdings.judged}
    found, counted = _by_mention(holdings.findings), _in_programmes(holdings)
    cases = [
        Case(evidence, doubts, _weight(evidence, found.get(evidence.id, ()), counted))
        for evidence in holdings.evidence.values()
        if evidence.id not in judged and (doubts := tuple(doubts_of(evidence.told, found.get(evidence.id, ()))))
    ]
    return sorted(cases, key=lambda case: case.order)


def _by_mention(findings: Iterable[Finding]) -> dict[str, tuple[FindingKind, ...]]:
    kinds: dict[str, tuple[FindingKind, ...]] = {}
    for finding in findings:
        for mention in finding.mentions:
            kinds[mention.id] = (*kinds.get(mention.id, ()), finding.kind)
    return kinds


def _in_programmes(holdings: Holdings) -> frozenset[str]:
    """The claims that programmes count."""
    return frozenset(
        claim for programme in holdings.programmes for reading in programme.readings for claim in reading.claims
    )


def _weight(evidence: Evidence, kinds: tuple[FindingKind, ...], counted: frozenset[str]) -> int:
    return sum(_WEIGHTS.get(kind, 1) for kind in kinds) + _IN_A_PROGRAMME * (evidence.claim in counted)
