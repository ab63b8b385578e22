"""Words known by their beginnings: what the longest one that a text holds stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    found = [best for _, best in _at_each_word(text, stems)]
    return max(found)[1] if found else None


def every(text: str, stems: Stems) -> frozenset[str]:
    """What all known beginnings of words of a plain text stand for, the longest at each place.

    >>> sorted(every("danes and dutch", stems_of([("dan", "dk"), ("dutch", "nl")])))
    ['dk', 'nl']
    """
    return frozenset(name for _, (_, name) in _at_each_word(text, stems))


def _at_each_word(text: str, stems: Stems) -> Iterator[tuple[int, tuple[int, str]]]:
    """The longest known beginning at each word of a text that has one: its place, its length, what it stands for."""
    spaced = text.translate(_MARKS)
    for at in range(len(spaced)):
        if at and spaced[at - 1] != " ":
            continue
        found = [
            (len(stem), name)
            for stem, name in stems.get(spaced[at : at + _FIRST], ())
            if spaced.startswith(stem, at) and _is_whole_enough(stem, spaced[at + len(stem) :])
        ]
        if found:
            yield at, max(found)


def _is_whole_enough(stem: str, following: str) -> bool:
    """Whether a short beginning is nearly the whole word: one of three letters or fewer stands for little else."""
    if len(stem) > 3:
        return True
    return len(following.split(" ", 1)[0].strip(".,")) <= (1 if len(stem) < 3 else 3)
