"""All that an export is made of: documents, claims, findings and programmes, and every mention with its words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from tallystick.exports.judged import Judged
from tallystick.model import Claim, Document, Finding, Held, Kept, Mention, MentionRef, Programme, Span, Told, Widths
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.words.sentences import sentence_around

Abbreviations: TypeAlias = Callable[[str | None], Collection[str]]
"""The abbreviations of a language."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention with its words.

    `told` has the slots as the ledger judges them, `read` the same mention as its
    reader left it, with the places of all its words. `sentence` is the place of the
    sentence around the figure, in the title or in the text.
    """

    claim: str
    told: Told
    read: Mention
    held: Held
    sentence: Span

    @property
    def id(self) -> str:
        """The mention's id."""
        return self.told.ref.id

    @property
    def document(self) -> Document:
        """The document that states it."""
        return self.held.reading.document

    @property
    def recorded(self) -> datetime:
        """When the ledger recorded the text."""
        return self.held.version.recorded

    @property
    def text(self) -> str:
        """The title or the text, in which the places of words count."""
        return (self.document.title or "") if self.read.place == "title" else self.document.text

    @property
    def words(self) -> str:
        """The words of the figure."""
        return self.read.quantity_span.of(self.text)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What stands in a ledger: in memory, or read anew out of it whenever it is iterated over (`passing`).

    `texts` says whether whole texts may leave it, or short quotations only. `widths`
    is how wide "about" was taken, `language` that of the sentences of ours, and `judged`
    what people said of the reading.
    """

    held: Collection[Held]
    claims: Collection[Claim]
    findings: Collection[Finding]
    programmes: Collection[Programme]
    evidence: Mapping[str, Evidence]
    last_report: date | None = None
    texts: bool = True
    widths: Widths = DEFAULT_WIDTHS
    language: str = "en"
    judged: tuple[Judged, ...] = ()

    def of(self, mentions: Iterable[MentionRef]) -> Iterator[Evidence]:
        """The evidence for some mentions, in their order."""
        return (self.evidence[mention.id] for mention in mentions)

    def last_day(self) -> date | None:
        """The day of the last report."""
        return self.last_report


def gather(
    kept: Kept,
    findings: Iterable[Finding],
    programmes: Iterable[Programme],
    abbreviations: Abbreviations = lambda language: (),
    *,
    texts: bool = True,
    widths: Widths = DEFAULT_WIDTHS,
    language: str = "en",
    judged: Iterable[Judged] = (),
) -> Holdings:
    """The holdings out of what a ledger keeps and what it shows.

    `abbreviations` gives those of a language, so that no sentence is cut at one.
    """
    told = {one.ref.id: (linked.id, one) for linked in kept.linked for one in linked.told}
    evidence = {found.id: found for held in kept.held for found in evidence_in(held, told, abbreviations)}
    days = (held.reading.document.published for held in kept.held)
    return Holdings(
        held=kept.held,
        claims=kept.claims,
        findings=tuple(findings),
        programmes=tuple(programmes),
        evidence=evidence,
        last_report=max(filter(None, days), default=None),
        texts=texts,
        widths=widths,
        language=language,
        judged=tuple(judged),
    )


def evidence_in(held: Held, told: Mapping[str, tuple[str, Told]], abbreviations: Abbreviations) -> Iterator[Evidence]:
    """The mentions of a document that stand in some claim."""
    document, cuts = held.reading.document, abbreviations(held.reading.document.language)
    for name, mention in zip(held.mentions, held.reading.mentions, strict=True):
        if name in told:
            text = (document.title or "") if mention.place == "title" else document.text
            claim, one = told[name]
            yield Evidence(claim, one, mention, held, sentence_around(text, mention.quantity_span, cuts))
