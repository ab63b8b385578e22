"""Words known by their beginnings: what the longest one that a text holds stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from anyascii import anyascii

Stems: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]
"""Beginnings with what they stand for, by their first two letters."""

_MARKS = str.maketrans("'’(", "   ")
_FIRST = 2


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A text in small letters without accents, each script kept.

    >>> plain("Ministère  de la DÉFENSE")
    'ministere de la defense'
    """
    return " ".join("".join(_plain_letter(letter) for letter in text.lower()).split())


def _plain_letter(letter: str) -> str:
    return anyascii(letter) if "\u00c0" <= letter <= "\u024f" and letter != "ß" else letter


def stems_of(pairs: Iterable[tuple[str, str]]) -> Stems:
    """The look-up of beginnings in plain letters."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for stem, name in pairs:
        found[stem[:_FIRST]].append((stem, name))
    return {first: tuple(sorted(together)) for first, together in found.items()}


def longest(text: str, stems: Stems) -> str | None:
    """What the longest beginning of a word of a plain text stands for; None where no word is known.

    >>> longest("the dutch", stems_of([("du", "xx"), ("dutch", "nl")]))
    'nl'
    """
    spaced = text.translate(_MARKS)
    starts = [at for at in range(len(spaced)) if at == 0 or spaced[at - 1] == " "]
    found = [
        (len(stem), name)
        for at in starts
        for stem, name in stems.get(spaced[at : at + _FIRST], ())
        if spaced.startswith(stem, at) and _is_whole_enough(stem, spaced[at + len(stem) :])
    ]
    return max(found)[1] if found else None


def _is_whole_enough(stem: str, following: str) -> bool:
    """Whether a short beginning is nearly the whole word: one of three letters or fewer stands for little else."""
    if len(stem) > 3:
        return True
    return len(following.split(" ", 1)[0].strip(".,")) <= (1 if len(stem) < 3 else 3)
