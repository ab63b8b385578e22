"""Text set in from the left, broken at the console's width, and nothing behind its lines."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def print_indented(console: Console, text: Text | str, indent: int = 2) -> None:
    """Print a text of any length, every line of it set in by so many columns."""
    whole = text if isinstance(text, Text) else Text(text)
    for line in whole.wrap(console, max(8, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent) + line, no_wrap=True, crop=False)
