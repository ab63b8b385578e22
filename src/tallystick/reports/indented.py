"""Text set in from the left, or side by side, broken at blanks within its width, and nothing behind its lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_NARROWEST = 8
_GAP = 3
# Rich breaks lines at no-break spaces, too: while lines are broken, signs that no text may hold stand for them.
_HIDDEN = {"\N{NO-BREAK SPACE}": "\ufdd0", "\N{NARROW NO-BREAK SPACE}": "\ufdd1"}
_HIDE = str.maketrans(_HIDDEN)
_SHOW = str.maketrans({hidden: blank for blank, hidden in _HIDDEN.items()})


def print_indented(console: Console, text: Text | str, indent: int = 2, hanging: int = 0) -> None:
    """Print a text of any length, every line of it set in by so many columns, those after the first by some more."""
    whole = text if isinstance(text, Text) else Text(text)
    before = indent
    for line in broken(console, whole, console.width - indent - hanging):
        _print_line(console, Text(" " * before) + line)
        before = indent + hanging


def print_columns(console: Console, cells: Sequence[Text], columns: int, indent: int = 2) -> None:
    """Print texts side by side in columns of one width; places at the end may be empty."""
    width = (console.width - indent + _GAP) // columns - _GAP
    for rows in zip_longest(*(broken(console, cell, width) for cell in cells), fillvalue=Text()):
        line = Text(" " * indent)
        for number, part in enumerate(rows):
            line.append(" " * (indent + number * (width + _GAP) - cell_len(line.plain)))
            line.append_text(part)
        line.rstrip()
        _print_line(console, line)


def broken(console: Console, text: Text, width: int) -> list[Text]:
    """The lines of a text of at most so many columns; numbers and their units stay together."""
    hidden = text.copy()
    hidden.plain = hidden.plain.translate(_HIDE)
    lines = list(hidden.wrap(console, max(_NARROWEST, width)))
    for line in lines:
        line.plain = line.plain.translate(_SHOW)
        line.rstrip()
    return lines


def _print_line(console: Console, line: Text) -> None:
    console.print(line, no_wrap=True, crop=False, overflow="ignore")
