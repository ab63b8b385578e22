"""A reading as HTML for a notebook: every sentence that states something, its words marked, and a table.

Everything that a document says is escaped; styles stand in the elements
themselves, since a notebook has no style sheet of ours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from html import escape

from tallystick.model import Mention, Reading
from tallystick.reports.rows import HEADINGS, row_of
from tallystick.reports.sentence_groups import stated
from tallystick.reports.wording import readable
from tallystick.words.marked import Piece

_COLOURS = {
    "figure": "#ffe08a",
    "item": "#bfe3c0",
    "speaker": "#c9d7f8",
    "period": "#f3c6d8",
    "agent": "#dccdf2",
    "recipient": "#cdeaf0",
    "hedge": "#e4e4e4",
}
_LABEL = "font-size:75%;opacity:.7;margin-left:.25em"


def reading_html(reading: Reading, abbreviations: Collection[str] = ()) -> str:
    """The whole reading as one `<div>`."""
    document = reading.document
    told = [document.title or document.id, document.language or "unknown language", document.published or "undated"]
    head = f"<p><b>{_safe(str(told[0]))}</b> ({_safe(str(told[1]))}, {_safe(str(told[2]))})</p>"
    sentences = "".join(f"<p>{_marked(found.pieces)}</p>" for found in stated(reading, abbreviations))
    table = _table(reading.mentions) if reading.mentions else "<p>No claims.</p>"
    return f'<div class="tallystick">{head}{sentences}{table}</div>'


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(_mark(piece) for piece in pieces)


def _mark(piece: Piece) -> str:
    if piece.kind is None:
        return _escaped(piece.text)
    style = f"background:{_COLOURS[piece.kind]};color:#111;border-radius:3px;padding:0 .2em"
    label = f'<span style="{_LABEL}">{piece.kind}</span>'
    return f'<mark class="{piece.kind}" style="{style}">{_escaped(piece.text)}{label}</mark>'


def _table(mentions: Iterable[Mention]) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    body = "".join(f"<tr>{''.join(f'<td>{_escaped(cell)}</td>' for cell in row_of(m))}</tr>" for m in mentions)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _safe(text: str) -> str:
    return _escaped(readable(text))


def _escaped(text: str) -> str:
    """Text as HTML; lone surrogates, which no page can hold, become the replacement character."""
    return escape(text.encode("utf-8", "replace").decode("utf-8"))
