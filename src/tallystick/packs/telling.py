"""What tells of a row: the one thing in it that the fewest texts have, and without which it matches nothing.

"More than the {amount}" is told by "than": "the" stands in many entries of a pack, and an amount in nearly every text
that is read. So one look at the words of a text and at what is on its board shows which layers cannot match at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.packs.entry import Entry
from tallystick.packs.pattern import Element, Kind, Row
from tallystick.packs.sections import SECTIONS

# How many patterns of a pack have a word tells how common it is. What nearly every text that is read has is beyond
# counting, a mark is commoner than the patterns show, and what layers find, as dates, is rarer.
_EVERYWHERE = frozenset({"{number}", "{amount}", "{count}", "{day_number}", ".", ","})
_BEYOND_COUNTING = 1_000_000
_A_MARK = 100
_FOUND = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """The words (folded, or word specs) and the kinds of annotations of which every row of a layer needs one."""

    words: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


def telling_by_layer(patterns: Iterable[tuple[Entry, list[Row]]]) -> dict[str, Telling]:
    """By layer what tells of the rows that the patterns of the entries stand for."""
    patterns = list(patterns)
    common = _commonness(patterns)
    found: dict[str, set[Element]] = {}
    for entry, rows in patterns:
        layer = SECTIONS[entry.section].layer
        found.setdefault(layer, set()).update(_most_telling(row, common) for row in rows)
    return {layer: _telling(elements) for layer, elements in found.items()}


def _telling(elements: set[Element]) -> Telling:
    kinds = frozenset(element.slot for element in elements if element.kind is Kind.SLOT)
    return Telling(frozenset(element.name for element in elements if element.kind is not Kind.SLOT), kinds)


def _commonness(patterns: Iterable[tuple[Entry, list[Row]]]) -> Counter[str]:
    """In how many patterns a word stands, and how many words are of a kind."""
    common: Counter[str] = Counter()
    for entry, rows in patterns:
        common.update({element.name for row in rows for element in row if element.kind is not Kind.SLOT})
        common["{" + entry.section + "}"] += SECTIONS[entry.section].layer == "words"
    return common


def _most_telling(row: Row, common: Counter[str]) -> Element:
    """The element of a row that is least common, and of such the longest."""
    elements = (element for element in row if element.kind is not Kind.GAP)
    return min(elements, key=lambda element: (_how_common(element, common), -len(element.name)))


def _how_common(element: Element, common: Counter[str]) -> int:
    if element.name in _EVERYWHERE:
        return _BEYOND_COUNTING
    if element.kind is Kind.SLOT:
        return common[element.name] or _FOUND
    return common[element.name] + (0 if element.name[0].isalnum() else _A_MARK)
