"""Cases of the queue: mentions that wait for a person, with what is doubtful about each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Finding, FindingKind
from tallystick.model.doubt import Doubt, doubts_of


@dataclass(frozen=True, slots=True)
class Case:
    """A mention to look at, with its doubts; one that does not wait has none."""

    evidence: Evidence
    doubts: tuple[Doubt, ...]


def cases_of(mentions: Iterable[str], holdings: Holdings) -> list[Case]:
    """Some mentions that wait, in their order."""
    found = _by_mention(holdings.findings)
    some = (holdings.evidence[name] for name in mentions if name in holdings.evidence)
    return [Case(one, tuple(doubts_of(one.told, found.get(one.id, ())))) for one in some]


def _by_mention(findings: Iterable[Finding]) -> dict[str, tuple[FindingKind, ...]]:
    kinds: dict[str, tuple[FindingKind, ...]] = {}
    for finding in findings:
        for mention in finding.mentions:
            kinds[mention.id] = (*kinds.get(mention.id, ()), finding.kind)
    return kinds
