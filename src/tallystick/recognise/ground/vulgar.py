"""Fractions that are one character: "½", "¾"."""

from __future__ import annotations

import unicodedata
from decimal import Context, Decimal
from functools import lru_cache

_QUOTIENTS = Context(prec=28)


@lru_cache(maxsize=256)
def vulgar(key: str) -> Decimal | None:
    """The value of a fraction that is one character, None for anything else.

    >>> vulgar("¾"), vulgar("3")
    (Decimal('0.75'), None)
    """
    if len(key) != 1 or unicodedata.category(key) != "No" or not 0 < unicodedata.numeric(key) < 1:
        return None
    above, slash, below = unicodedata.normalize("NFKC", key).partition("⁄")
    return _QUOTIENTS.divide(Decimal(above), Decimal(below)) if slash and below else None
