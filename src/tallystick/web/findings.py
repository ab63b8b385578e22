"""A finding as pages show it: its kind, its sentence, and the sentences that show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tallystick.exports.holdings import Holdings
from tallystick.model import Finding, FindingKind
from tallystick.web.evidence import Said, once_a_sentence, said
from tallystick.web.speech import Speech

CLASHES = frozenset({FindingKind.CONTRADICTION, FindingKind.ESCALATION})
_MOST = 4


@dataclass(frozen=True, slots=True)
class Link:
    """Where one can go on."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in words; `more` counts the reports of which no sentence is shown here."""

    id: str
    kind: str
    is_clash: bool
    sentence: str
    day: date | None
    quotes: tuple[Said, ...]
    more: int
    claims: tuple[Link, ...]


def _reports(finding: Finding) -> int:
    return finding.reports or len({one.ref.document for one in finding.told})


def shown(finding: Finding, holdings: Holdings, speech: Speech, prefix: str) -> ShownFinding:
    """The finding with its sentences, those in one sentence once, and its claims."""
    evidence = once_a_sentence(holdings.of(finding.mentions))
    claims = {claim.id: claim for claim in holdings.claims}
    names = dict.fromkeys(one.claim for one in evidence)
    return ShownFinding(
        id=finding.id,
        kind=speech.kind(finding.kind),
        is_clash=finding.kind in CLASHES,
        sentence=finding.sentence,
        day=max((one.published for one in finding.told if one.published), default=None),
        quotes=tuple(said(one, prefix) for one in evidence[:_MOST]),
        more=_reports(finding) - len({one.document.id for one in evidence[:_MOST]}),
        claims=tuple(
            Link(speech.say("Claim: {figure}", figure=speech.claimed(claims[name])), f"{prefix}/claims/{name}")
            for name in list(names)[:2]
        ),
    )
