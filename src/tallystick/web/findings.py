"""A finding as pages show it: its kind, its sentence, and the sentences that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.exports.holdings import Holdings
from tallystick.ledger.citing import Cited
from tallystick.model import Claim, Finding, FindingKind
from tallystick.web.evidence import Said, in_its_words, once_a_sentence, said
from tallystick.web.speech import Speech

CLASHES = frozenset({FindingKind.CONTRADICTION, FindingKind.ESCALATION})
_MOST, _CLAIMS = 4, 2


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


def named_claims(told: Sequence[Cited]) -> list[str]:
    """The claims that a finding leads to: the first few of those in which its mentions stand."""
    return list(dict.fromkeys(one.claim for one in told))[:_CLAIMS]


def shown(
    finding: Finding, told: Sequence[Cited], claims: Mapping[str, Claim], speech: Speech, prefix: str
) -> ShownFinding:
    """The finding with its claims and the first of its sentences, of which each is told once."""
    quoted = told[:_MOST]
    return ShownFinding(
        id=finding.id,
        kind=speech.kind(finding.kind),
        is_clash=finding.kind in CLASHES,
        sentence=finding.sentence,
        day=max((one.published for one in told if one.published), default=None),
        quotes=tuple(said(one, prefix) for one in quoted),
        more=_reports(finding) - len({one.report for one in quoted}),
        claims=tuple(
            Link(speech.say("Claim: {figure}", figure=speech.claimed(claims[name])), f"{prefix}/claims/{name}")
            for name in named_claims(told)
            if name in claims  # of one that waits to be tallied there is no line yet
        ),
    )


def shown_of(findings: Sequence[Finding], holdings: Holdings, speech: Speech, prefix: str) -> list[ShownFinding]:
    """Findings whose evidence is at hand."""
    claims = {claim.id: claim for claim in holdings.claims}
    return [
        shown(one, once_a_sentence(map(in_its_words, holdings.of(one.mentions))), claims, speech, prefix)
        for one in findings
    ]
