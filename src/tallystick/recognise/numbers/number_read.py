"""A number read so far, before it goes onto the board."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tallystick.recognise.ground.number_words import Total


class NumberRead(NamedTuple):
    """A number read up to a token.

    `before` is what had been read before the last joining word ("two million *and* three"),
    where nothing but one number followed it. `fraction` is the value where a
    fraction made it; `total` then holds what the fraction was made of. `share` says that it is
    a proportion of things ("nine out of ten").
    """

    last: int
    total: Total
    bare: bool
    ordinal: bool = False
    fraction: Decimal | None = None
    before: NumberRead | None = None
    share: bool = False

    @property
    def value(self) -> Decimal:
        """The number, with its fraction."""
        return self.total.value if self.fraction is None else self.fraction
