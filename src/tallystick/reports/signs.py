"""The signs that bars and strips are drawn with, for terminals that know block letters and for those that do not."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of signs, each a single column wide."""

    point: str
    narrow: str
    left: str
    right: str
    line: str
    fade: str
    from_left: str
    to_right: str
    sure: str
    maybe: str
    beyond: str
    still: str
    dot: str


BLOCKS = Signs("●", "◆", "├", "┤", "─", "╌", "◁", "▷", "█", "▒", "░", "·", "·")
ASCII = Signs("*", "o", "[", "]", "=", "-", "<", ">", "#", "+", ".", ".", ";")


def signs_of(console: Console) -> Signs:
    """The blocks where the console's encoding has them all, else plain letters."""
    try:
        "".join(getattr(BLOCKS, name) for name in BLOCKS.__slots__).encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return BLOCKS
