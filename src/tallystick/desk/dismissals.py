"""Findings without those that people dismissed.

A finding is known by its kind and the claims that it concerns, and a dismissed one by the mentions that showed it: so
it stays dismissed when more is posted, when its documents are read again, and when its claims have other ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.model import Action, Entry, Finding, FindingKind, Linked

Named = tuple[FindingKind | None, frozenset[str]]


def undismissed(findings: Iterable[Finding], linked: Iterable[Linked], log: Iterable[Entry]) -> list[Finding]:
    """The findings that nobody dismissed."""
    claim_of = {told.ref.id: claim.id for claim in linked for told in claim.told}
    dismissed = {
        (entry.deed.kind, _claims(claim_of, filter(None, entry.now)))
        for entry in log
        if entry.stands and entry.deed.action is Action.DISMISS
    }
    return [finding for finding in findings if _named(finding, claim_of) not in dismissed]


def _named(finding: Finding, claim_of: dict[str, str]) -> Named:
    return finding.kind, _claims(claim_of, (mention.id for mention in finding.mentions))


def _claims(claim_of: dict[str, str], mentions: Iterable[str]) -> frozenset[str]:
    return frozenset(claim_of[mention] for mention in mentions if mention in claim_of)
