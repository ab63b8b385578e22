"""Findings without those that people dismissed.

A finding is known by its kind and the claims that it concerns, and a dismissed one by the mentions that showed it: so
it stays dismissed when more is posted, when its documents are read again, and when its claims have other ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tallystick.model import Action, Entry, Finding, FindingKind, Linked

Named = tuple[FindingKind | None, frozenset[str]]


def undismissed(findings: Iterable[Finding], claim_of: Mapping[str, str], log: Iterable[Entry]) -> list[Finding]:
    """The findings that nobody dismissed, by the claims in which mentions stand."""
    gone = dismissed(claim_of, log)
    return [finding for finding in findings if _named(finding, claim_of) not in gone]


def dismissed(claim_of: Mapping[str, str], log: Iterable[Entry]) -> set[Named]:
    """The kinds and claims of what people dismissed."""
    return {(kind, claims) for _, kind, claims in dismissals(claim_of, log)}


def dismissals(
    claim_of: Mapping[str, str], log: Iterable[Entry]
) -> Iterator[tuple[Entry, FindingKind | None, frozenset[str]]]:
    """The dismissals that stand, each with the kind and the claims by which its finding is known."""
    for entry in _dismissals(log):
        yield entry, entry.deed.kind, _claims(claim_of, filter(None, entry.now))


def mentions_dismissed(log: Iterable[Entry]) -> set[str]:
    """The mentions that showed what people dismissed."""
    return {name for entry in _dismissals(log) for name in entry.now if name}


def claims_by_mention(linked: Iterable[Linked]) -> dict[str, str]:
    """The claim of each mention."""
    return {told.ref.id: claim.id for claim in linked for told in claim.told}


def _dismissals(log: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in log if entry.stands and entry.deed.action is Action.DISMISS)


def _named(finding: Finding, claim_of: Mapping[str, str]) -> Named:
    return finding.kind, _claims(claim_of, (mention.id for mention in finding.mentions))


def _claims(claim_of: Mapping[str, str], mentions: Iterable[str]) -> frozenset[str]:
    return frozenset(claim_of[mention] for mention in mentions if mention in claim_of)
