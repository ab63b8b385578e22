"""Figures that were changed in the text of a page, without a word said about it.

Two versions of a page are set side by side. A statement that both have with the
same figure has not been changed, however its words were mended. Of the others,
two are one where hardly a word around the figure differs; figures nearby may be
others, too, since whoever corrects one corrects its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from tallystick.model import Edition, Stated, Told

ALIKE = 0.8
"""The share of the words around a figure that two versions must have in common to be one sentence."""
_WORD = re.compile(r"[^\W\d_]+")
Edit = tuple[Told, Told]


def edits(editions: Sequence[Edition]) -> Iterator[Edit]:
    """Each figure that a version changed, with what took its place."""
    for one, two in pairwise(editions):
        was, now = _unlike(one.stated, two.stated)
        for former in was:
            found = _successor(former, now)
            if found is not None:
                now.remove(found)
                yield former.told, found.told


def _successor(former: Stated, now: Sequence[Stated]) -> Stated | None:
    """What took a statement's place; of several that are as much alike the first."""
    alike = [(_likeness(former, other), other) for other in now]
    likeness, found = max(alike, key=lambda each: each[0], default=(0.0, None))
    return found if likeness >= ALIKE else None


def _unlike(one: Sequence[Stated], two: Sequence[Stated]) -> tuple[list[Stated], list[Stated]]:
    """What each version states with a figure that the other does not give to the same thing."""
    now = list(two)
    was: list[Stated] = []
    for former in one:
        same = next((other for other in now if _same_figure(former, other)), None)
        if same is None:
            was.append(former)
        else:
            now.remove(same)
    return was, now


def _same_figure(one: Stated, two: Stated) -> bool:
    return one.told.mention.quantity == two.told.mention.quantity and _kind(one) == _kind(two)


def _likeness(one: Stated, two: Stated) -> float:
    """How much two statements are one, from 0 to 1; 0 where they speak of different things."""
    if _kind(one) != _kind(two):
        return 0.0
    return min(_ratio(one.before, two.before), _ratio(one.after, two.after))


def _kind(stated: Stated) -> tuple[object, ...]:
    mention = stated.told.mention
    return (mention.place, mention.status, mention.stage, mention.measure, mention.item.category)


def _ratio(one: str, two: str) -> float:
    words, others = (_WORD.findall(words.casefold()) for words in (one, two))
    return SequenceMatcher(None, words, others, autojunk=False).ratio()
