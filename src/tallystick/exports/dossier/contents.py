"""What a dossier shows, as values: worded, with the places of bars worked out, and nothing of any markup."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.exports.dossier.bars import Chart
from tallystick.words.marked import Piece


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source: who printed them, in which language, when; the words cut at their marks; how to cite them."""

    outlet: str
    language: str
    code: str
    published: str
    title: str
    pieces: tuple[Piece, ...]
    note: str
    source: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A report that carries an utterance: outlet, language, day, and through whom it came."""

    outlet: str
    language: str
    published: str
    carriers: str
    source: int


@dataclass(frozen=True, slots=True)
class Utterance:
    """An origin: who said it, on what occasion, and the reports that go back to it."""

    who: str
    known: str
    said: str
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim in one line, its figure as said and as read, its origins and its words."""

    id: str
    line: str
    facts: tuple[tuple[str, str], ...]
    utterances: tuple[Utterance, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ShownReading:
    """One way to set deliveries against the plan: its period, whose figure, verdict with reason, numbers."""

    name: str
    witness: str
    verdict: str
    reason: str
    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding: its kind in words, its sentence, its words side by side; `clash` where one of them must be wrong."""

    kind: str
    sentence: str
    clash: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A category that was not compared, why, and who tells of it."""

    category: str
    why: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report as it is cited, with the addresses that may be followed."""

    citation: str
    address: str | None
    archive: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier on one claim or one programme; `verdict` and `readings` are empty for a claim.

    `language` is that of the sentences that were worded for a reader (findings,
    reasons); all else of ours is English. `notes` say by what settings it was made.
    """

    kind: str
    id: str
    title: str
    verdict: str
    lead: str
    language: str
    readings: tuple[ShownReading, ...]
    charts: tuple[Chart, ...]
    claims: tuple[ShownClaim, ...]
    findings: tuple[ShownFinding, ...]
    apart: tuple[Apart, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
