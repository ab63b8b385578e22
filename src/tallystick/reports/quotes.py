"""Sentences with their figure marked: one under the other, or side by side in their languages where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rich.console import Console
from rich.text import Text

from tallystick.reports.indented import print_columns, print_indented
from tallystick.reports.interface import Interface
from tallystick.reports.terminal import coloured, marked_text
from tallystick.reports.wording import readable
from tallystick.words.marked import Piece

_COLUMN = 42
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure in its sentence: where it stands, the words before it, its own, and those after it; `note` is ours."""

    document: str
    before: str
    words: str
    after: str
    note: str = ""
    outlet: str | None = None
    language: str | None = None
    published: date | None = None


def print_quotes(console: Console, quotes: Iterable[Quote], indent: int = 4) -> None:
    """Print sentences, each behind the name of its document."""
    for quote in quotes:
        line = Text(f"{readable(quote.document)}: ", style="italic")
        line.append_text(marked_sentence(console, quote))
        print_indented(console, line, indent)


def print_side_by_side(console: Console, quotes: Sequence[Quote], words: Interface, indent: int = 2) -> None:
    """Print sentences by language: a column a language where the console is wide enough, else below each other."""
    groups = by_language(quotes)
    columns = min(len(groups), _MOST_COLUMNS, (console.width - indent) // _COLUMN)
    if columns < 2:
        for report in (report for group in groups for report in _by_document(group)):
            print_indented(console, _cell(console, report, words), indent)
        return
    for start in range(0, len(groups), columns):
        cells = [_column(console, group, words) for group in groups[start : start + columns]]
        print_columns(console, cells, columns, indent)


def by_language(quotes: Sequence[Quote]) -> list[list[Quote]]:
    """The sentences of each language together, in the order in which the languages come."""
    groups: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(quote.language, []).append(quote)
    return list(groups.values())


def marked_sentence(console: Console, quote: Quote) -> Text:
    """The sentence with its figure in colour, or in brackets, and our note behind it."""
    stretches = (Piece(quote.before), Piece(quote.words, "figure"), Piece(quote.after))
    sentence = marked_text([piece for piece in stretches if piece.text], coloured(console))
    if quote.note:
        sentence.append(f"  ({quote.note})", style="dim not italic")
    return sentence


def _by_document(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """The sentences of each report together."""
    reports: dict[tuple[str | None, str], list[Quote]] = {}
    for quote in quotes:
        reports.setdefault((quote.outlet, quote.document), []).append(quote)
    return list(reports.values())


def _column(console: Console, group: Sequence[Quote], words: Interface) -> Text:
    """The reports of one language below each other."""
    return Text("\n").join(_cell(console, report, words) for report in _by_document(group))


def _cell(console: Console, report: Sequence[Quote], words: Interface) -> Text:
    """The sentences of a report below its outlet, language and day."""
    quote = report[0]
    day = words.day(quote.published) if quote.published else words.say("no date")
    head = [readable(quote.outlet or quote.document), *([readable(quote.language)] if quote.language else []), day]
    cell = Text(", ".join(head), style="dim")
    for quote in report:
        cell.append("\n").append_text(Text(style="not dim").append_text(marked_sentence(console, quote)))
    return cell
