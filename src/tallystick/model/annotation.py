"""What a recogniser puts on the board: a place, a value, and the reason for both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tallystick.model.span import Span


class Annotation(NamedTuple):
    """A recognised piece of text.

    `kind` is what it is (number, quantity, period ...), `first` and `last` the
    tokens it covers (both inclusive), `rule` names the production or the code
    that made it, `entry` the line of a pack that it came from, `parts` the
    annotations it was built of. The parts make a tree that `explain` prints. Texts
    make them by the thousand, hence a named tuple.
    """

    kind: str
    span: Span
    first: int
    last: int
    value: object
    rule: str
    entry: str = ""
    parts: tuple[Annotation, ...] = ()

    def tree(self, depth: int = 0) -> Iterator[tuple[int, Annotation]]:
        """This annotation and all below it, each with its depth, in text order."""
        yield depth, self
        for part in self.parts:
            yield from part.tree(depth + 1)
