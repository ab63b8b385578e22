"""Near-copies: the same words around a figure in another report are the same utterance, whoever prints them.

Two statements in one language are a copy of each other where most runs of five
words of the shorter one stand in the longer. Runs are kept as checksums in a
look-up, so that the cost of a claim grows with the words of its reports.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Generic, TypeVar
from zlib import crc32

from tallystick.model import Told
from tallystick.names.stems import plain

Home = TypeVar("Home")
_WORD = re.compile(r"\w+")
_RUN = 5
_LEAST = 3
"""So many runs at least: what is shorter than seven words is alike by chance."""


@lru_cache(maxsize=20_000)
def runs(words: str) -> frozenset[int]:
    """The checksums of all runs of five words.

    >>> len(runs("The port took in 38 pumps on Monday")), runs("38 pumps on Monday")
    (4, frozenset())
    """
    found = _WORD.findall(plain(words))
    return frozenset(
        crc32(" ".join(found[at : at + _RUN]).encode("utf-8", "surrogatepass")) for at in range(len(found) - _RUN + 1)
    )


def is_copy(one: Told, two: Told) -> bool:
    """Whether two reports in one language state a figure in nearly the same words."""
    if one.language != two.language or not one.clause or not two.clause:
        return False
    mine, theirs = runs(one.clause), runs(two.clause)
    return _is_most(len(mine & theirs), mine, theirs)


class Copies(Generic[Home]):
    """Statements by their runs of words, each with where it was placed."""

    def __init__(self) -> None:
        self._places: dict[tuple[str | None, int], int] = {}
        self._told: list[tuple[frozenset[int], Home]] = []

    def add(self, told: Told, home: Home) -> None:
        """Take in a statement; of many copies of one text the first is enough."""
        mine = runs(told.clause or "")
        new = [run for run in mine if (told.language, run) not in self._places]
        if new:
            self._told.append((mine, home))
            for run in new:
                self._places[told.language, run] = len(self._told) - 1

    def home_of(self, told: Told) -> Home | None:
        """Where the first statement was placed of which this is a copy; None where there is none."""
        mine = runs(told.clause or "")
        shared = Counter(at for run in mine if (at := self._places.get((told.language, run))) is not None)
        for at, count in sorted(shared.items()):
            theirs, home = self._told[at]
            if _is_most(count, mine, theirs):
                return home
        return None


def _is_most(shared: int, one: frozenset[int], two: frozenset[int]) -> bool:
    return shared >= _LEAST and shared * 2 > min(len(one), len(two))
