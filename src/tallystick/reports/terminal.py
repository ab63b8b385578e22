"""Readings for people at a terminal: in colours where there are any, else in brackets with the kind's name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tallystick.model import Reading, Widths
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.reports.rows import HEADINGS, row_of
from tallystick.reports.sentence_groups import stated
from tallystick.reports.wording import party, period, readable
from tallystick.words.marked import KINDS, Piece

STYLES = {
    "figure": "bold black on yellow",
    "item": "black on green",
    "speaker": "black on cyan",
    "period": "black on magenta",
    "agent": "bold underline",
    "recipient": "underline",
    "hedge": "italic",
}


def print_reading(
    console: Console, reading: Reading, *, widths: Widths = DEFAULT_WIDTHS, abbreviations: Collection[str] = ()
) -> None:
    """Print a reading: what it was read from, its sentences with marks, and tables of what they state."""
    console.print(_heading(reading))
    sentences = stated(reading, abbreviations)
    for found in sentences:
        console.print(Padding(marked_text(found.pieces, coloured(console)), (0, 0, 0, 2), expand=False))
    if sentences and coloured(console):
        console.print(Padding(legend(found.pieces for found in sentences), (0, 0, 0, 2), expand=False))
    for renderable in _tables(reading, widths):
        console.print(renderable)
    console.print()


def coloured(console: Console) -> bool:
    """Whether marks can be told by colour on this console."""
    return console.is_terminal and not console.no_color and console.color_system is not None


def marked_text(pieces: Iterable[Piece], in_colour: bool) -> Text:
    """A sentence with its marks: styled, or as `[figure: forty]`."""
    text = Text()
    for piece in pieces:
        words = on_one_line(piece.text)
        if piece.kind is None:
            text.append(words)
        elif in_colour:
            text.append(words, style=STYLES[piece.kind])
        else:
            text.append(f"[{piece.kind}: {words}]")
    return text


def legend(groups: Iterable[Iterable[Piece]]) -> Text:
    """What the colours mean, for the kinds that occur."""
    present = {piece.kind for pieces in groups for piece in pieces}
    return Text("  ").join([Text(kind, style=STYLES[kind]) for kind in KINDS if kind in present])


def table_of(headings: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> Table:
    """A plain table; columns that are empty in every row are left out."""
    filled = [list(row) for row in rows]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")
    used = [index for index in range(len(headings)) if any(row[index] for row in filled)]
    for index in used:
        table.add_column(headings[index], overflow="fold")
    for row in filled:
        table.add_row(*(Text(row[index]) for index in used))
    return table


def _heading(reading: Reading) -> Text:
    document = reading.document
    basis = f", by {document.published_basis}" if document.published_basis else ""
    date = f"published {document.published}{basis}" if document.published else "no date known"
    text = Text(readable(document.id), style="bold")
    text.append(f"  ({document.language or 'in none of the languages read'}; {date})", style="dim")
    if document.title:
        text.append(f"\n  {readable(document.title)}")
    return text


def _tables(reading: Reading, widths: Widths) -> Iterator[RenderableType]:
    text = reading.document.text
    if reading.mentions:
        yield table_of(HEADINGS, (row_of(mention, widths) for mention in reading.mentions))
    if reading.directives:
        rows = [
            (
                party(directive.issuer),
                party(directive.addressee),
                readable(directive.task.of(text)),
                directive.rung,
                period(directive.deadline.period) if directive.deadline else "",
            )
            for directive in reading.directives
        ]
        yield table_of(("directive of", "to", "task", "rung", "deadline"), rows)
    if reading.obstacles:
        yield table_of(("obstacle", "modality"), [(readable(o.span.of(text)), o.modality) for o in reading.obstacles])
    if reading.events:
        days = [(readable((e.name or e.span).of(text)), str(e.start or ""), str(e.end or "")) for e in reading.events]
        yield table_of(("event", "from", "to"), days)
    if not (reading.mentions or reading.directives or reading.obstacles or reading.events):
        yield Text("  no claims")


def on_one_line(words: str) -> str:
    """A piece's words without line breaks and controls; blanks at its ends are kept, since pieces are joined."""
    inner = readable(words)
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"
