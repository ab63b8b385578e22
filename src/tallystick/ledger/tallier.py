"""What the ledger asks of whoever tallies: facts of a claim, and findings and programmes of some claims at a time.

The desk brings the tally room in, as it brings the linker. The ledger knows which
claims have to be judged together and keeps what comes of it; it computes no
finding.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from tallystick.model import Entry, Finding, Linked
from tallystick.model.facts import Around, Facts, OfSubject


@dataclass(frozen=True, slots=True)
class Tallier:
    """Who tallies: `rules` names the rules, and changes when these do."""

    rules: str
    facts: Callable[[Linked], Facts]
    asked: Callable[[Linked], frozenset[int]]
    around: Callable[[Sequence[Linked], Sequence[Linked]], Around]
    of_report: Callable[[Sequence[tuple[str, Linked]]], Sequence[tuple[Finding, tuple[str, ...]]]]
    of_subject: Callable[[Subject], OfSubject]


@dataclass(frozen=True, slots=True)
class Subject:
    """A category and the land that receives, empty where none is named, with all claims that its programmes need.

    `above` are the mentions that say more than their source; `near` gives the claims that others, were they of
    another category, would have to do with.
    """

    category: str
    land: str
    claims: tuple[Linked, ...]
    above: frozenset[str]
    log: tuple[Entry, ...]
    near: Callable[[Collection[Linked]], list[Linked]]
