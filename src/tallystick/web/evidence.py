"""The words of sources as pages quote them: the sentence around a figure, its marks, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from markupsafe import Markup

from tallystick.exports.holdings import Evidence
from tallystick.ledger import Snippet
from tallystick.ledger.citing import Cited
from tallystick.model import Span
from tallystick.reports.wording import readable
from tallystick.words.marked import KINDS, Piece, marks_of, pieces

_NOTHING, _ENDS = Markup(""), Markup("</mark>")
_BEGINS = {kind: Markup('<mark class="{}">').format(kind) for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a report with its marks; `link` leads to it in its report."""

    mention: str
    claim: str
    outlet: str
    language: str
    published: date | None
    link: str
    pieces: tuple[Piece, ...]
    note: str = ""

    @property
    def marked(self) -> Markup:
        """The sentence as a page prints it: a loop of the template over its pieces takes five times as long."""
        return _NOTHING.join([part for piece in self.pieces for part in _printed(piece)])


def _printed(piece: Piece) -> tuple[str, ...]:
    return (piece.text,) if piece.kind is None else (_BEGINS[piece.kind], piece.text, _ENDS)


def in_its_words(found: Evidence) -> Cited:
    """A mention that is at hand with its report, in its sentence."""
    document = found.document
    return Cited(
        mention=found.id,
        claim=found.claim,
        report=document.id,
        outlet=document.outlet,
        language=document.language,
        published=document.published,
        place=found.read.place,
        text=found.text,
        sentence=found.sentence,
        marks=tuple(marks_of(found.read)),
    )


def said(found: Cited, prefix: str, note: str = "") -> Said:
    """The sentence of a mention."""
    cut = pieces(found.text, found.sentence, found.marks)
    return Said(
        mention=found.mention,
        claim=found.claim,
        outlet=readable(found.outlet or found.report),
        language=found.language or "",
        published=found.published,
        link=f"{prefix}{report_path(found.report)}#m-{found.mention}",
        pieces=tuple(Piece(_steady(piece.text), piece.kind) for piece in cut),
        note=note,
    )


def marked_words(snippet: Snippet) -> Markup:
    """The words of a snippet with what was asked marked in them."""
    start, at, found = snippet.span.start, 0, list[str | Markup]()
    for mark in snippet.marks:
        here = Span(mark.start - start, mark.end - start)
        found += [snippet.words[at : here.start], _BEGINS["figure"], here.of(snippet.words), _ENDS]
        at = here.end
    return _NOTHING.join([*found, snippet.words[at:]])


def report_path(document: str) -> str:
    """The address of a report's page."""
    return f"/reports/{quote(document, safe='')}"


def once_a_sentence(found: Iterable[Cited]) -> list[Cited]:
    """One mention of each sentence, in their order."""
    return list({(one.report, one.place, one.sentence): one for one in reversed(list(found))}.values())[::-1]


def _steady(words: str) -> str:
    """Somebody else's words on one line; blanks at the ends are kept, since pieces are joined."""
    inner = readable(words)
    before, after = " " if words[:1].isspace() else "", " " if words[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"
