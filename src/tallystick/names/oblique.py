"""Names in cases other than the nominative, as Slavic languages put them.

The endings are data of a language: rows of a nominative ending and the endings
that stand for it in other cases ("ов": "ова ову овым ове").
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files


class Endings:
    """What the ending of a name in some case may stand for in the nominative."""

    def __init__(self, rows: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        self._bases: dict[str, list[str]] = {}
        for base, forms in rows:
            for form in forms:
                self._bases.setdefault(form, []).append(base)
        self._longest = max((len(form) for form in self._bases), default=0)

    def bases(self, word: str) -> tuple[str, ...]:
        """The nominatives that a form may belong to, itself excluded, by the longest ending known.

        >>> Endings([("ов", ["ова", "овым"])]).bases("Ивановым")
        ('Иванов',)
        """
        for size in range(min(self._longest, len(word) - 2), 0, -1):
            found = self._bases.get(word[-size:].lower())
            if found:
                return tuple(word[:-size] + base for base in found)
        return ()

    @classmethod
    def of(cls, tables: Iterable[Mapping[str, str]]) -> Endings:
        """Endings from a pack's rows, each with `base` and the `forms` that stand for it."""
        return cls((str(row["base"]), str(row["forms"]).split()) for row in tables)


NO_ENDINGS = Endings()


@lru_cache(maxsize=1)
def cases() -> Endings:
    """The endings by which a name in some Slavic case is known for the name that it is, whatever the language."""
    table = tomllib.loads((files("tallystick.names") / "cases.toml").read_text(encoding="utf-8"))
    return Endings.of(table["ending"])
