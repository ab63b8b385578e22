"""What a search found, for people: the document, then the sentences that show it with the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tallystick.model import Span
from tallystick.reports.terminal import coloured, on_one_line
from tallystick.reports.wording import readable

_MARKED = "bold black on yellow"


def print_found(console: Console, document: str, facts: Iterable[str | None], shown: Iterable[Text]) -> None:
    """Print a document with what is known of it, and pieces of its text."""
    head = Text(readable(document), style="bold")
    told = "; ".join(readable(fact) for fact in facts if fact)
    head.append(f"  {told}" if told else "", "not bold")
    console.print(head)
    for piece in shown:
        console.print(Padding(piece, (0, 0, 0, 4), expand=False))


def marked_words(console: Console, words: str, start: int, marks: Sequence[Span]) -> Text:
    """Words with the marked spans of them in colour, or in brackets; `start` is where the words begin in their text."""
    in_colour, text, at = coloured(console), Text(), 0
    for mark in marks:
        inside = mark.shifted(-start)
        if inside.start < at:
            continue
        text.append(on_one_line(words[at : inside.start]))
        found = on_one_line(inside.of(words))
        text.append(found if in_colour else f"[{found}]", _MARKED if in_colour else None)
        at = inside.end
    text.append(on_one_line(words[at:]))
    return text
