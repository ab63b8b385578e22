"""The rows of a layer's patterns in one tree, walked once from each hit."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallystick.packs.entry import Entry
from tallystick.packs.pattern import Element, Kind, Row
from tallystick.packs.telling import Telling


@dataclass(slots=True, eq=False)
class Leaf:
    """The end of a row: the entry it belongs to and how specific it is."""

    entry: Entry
    weight: int


@dataclass(slots=True, eq=False)
class Step:
    """An element that asks for more than a name (features, agreement), and what follows it."""

    element: Element
    node: Node
    is_choosy: bool = field(init=False)
    """Whether not every form of the word, or every annotation of the kind, will do."""

    def __post_init__(self) -> None:
        """Find out once what every walk asks."""
        self.is_choosy = bool(self.element.features) or self.element.agrees


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree: what may follow, by folded word, word spec, or slot, and the rows that end here."""

    words: dict[str, Node] = field(default_factory=dict)
    lemmas: dict[str, list[Step]] = field(default_factory=dict)
    slots: dict[str, list[Step]] = field(default_factory=dict)
    gaps: list[tuple[int, int, Node]] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    is_open: bool = False
    """Whether anything but a word may follow: an inflected one, a slot or a gap."""
    needs: set[str] = field(default_factory=set)
    """At the root: kinds of which one must be on the board before a row with slots can match."""
    kinds: set[str] = field(default_factory=set)
    """At the root: all kinds of annotations that rows ask for."""
    is_free: bool = False
    """At the root: whether some row needs nothing but words."""
    fewest: int = 0
    """At the root of a tree that has rows: how many annotations a row asks for at the least."""
    telling: Telling = field(default_factory=Telling)
    """At the root: what of which every row needs one."""

    def add(self, row: Row, entry: Entry) -> None:
        """Lay one row of an entry's pattern into the tree."""
        node = self
        for element in row:
            node = node._child(element)
        node.leaves.append(Leaf(entry, sum(element.weight for element in row)))
        slots = [element.slot for element in row if element.kind is Kind.SLOT]
        self.fewest = min(self.fewest, len(slots)) if self.kinds or self.is_free else len(slots)
        self.kinds.update(slots)
        if slots:
            self.needs.add(slots[0])
        else:
            self.is_free = True

    def _child(self, element: Element) -> Node:
        if element.kind is Kind.WORD:
            return self.words.setdefault(element.name, Node())
        self.is_open = True
        if element.kind is Kind.GAP:
            exact = element.name.endswith("!")
            size = int(element.name.rstrip("!"))
            return self._gap(size if exact else 0, size)
        table = self.slots if element.kind is Kind.SLOT else self.lemmas
        steps = table.setdefault(element.slot if element.kind is Kind.SLOT else element.name, [])
        for step in steps:
            if step.element == element:
                return step.node
        steps.append(Step(element, Node()))
        return steps[-1].node

    def _gap(self, least: int, most: int) -> Node:
        for low, high, node in self.gaps:
            if (low, high) == (least, most):
                return node
        self.gaps.append((least, most, Node()))
        return self.gaps[-1][2]
