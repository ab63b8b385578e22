"""The words of sources as pages quote them: the sentence around a figure, its marks, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from tallystick.exports.holdings import Evidence
from tallystick.reports.wording import readable
from tallystick.words.marked import Piece, marks_of, pieces


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


def said(found: Evidence, prefix: str, note: str = "") -> Said:
    """The sentence of a mention."""
    document = found.document
    cut = pieces(found.text, found.sentence, marks_of(found.read))
    return Said(
        mention=found.id,
        claim=found.claim,
        outlet=readable(document.outlet or document.id),
        language=document.language or "",
        published=document.published,
        link=f"{prefix}{report_path(document.id)}#m-{found.id}",
        pieces=tuple(Piece(_steady(piece.text), piece.kind) for piece in cut),
        note=note,
    )


def report_path(document: str) -> str:
    """The address of a report's page."""
    return f"/reports/{quote(document, safe='')}"


def once_a_sentence(evidence: Iterable[Evidence]) -> list[Evidence]:
    """One mention of each sentence, in their order."""
    return list({(one.document.id, one.read.place, one.sentence): one for one in reversed(list(evidence))}.values())[
        ::-1
    ]


def _steady(words: str) -> str:
    """Somebody else's words on one line; blanks at the ends are kept, since pieces are joined."""
    inner = readable(words)
    before, after = " " if words[:1].isspace() else "", " " if words[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"
