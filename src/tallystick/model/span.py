"""Where words stand: half-open stretches of a text, in Unicode code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points of one text.

    >>> Span(4, 8).of("the cart")
    'cart'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place of their text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def hull(self, other: Span) -> Span:
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shifted(self, by: int) -> Span:
        """The same stretch, moved by so many code points."""
        return Span(self.start + by, self.end + by)
