"""A text column that every store sorts alike: by code points, whatever the language of the server."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Text

from tallystick.ledger.words_column import Words


class Sorted(Words):
    """Words in the order of their code points."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """The store's text, under the collation that SQLite has anyway."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())
