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


# A pack has a hundred thousand places, and most lack most of this: they share what is empty.
_NO_WORDS: dict[str, Node] = {}
_NO_STEPS: dict[str, list[Step]] = {}


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree: what may follow, by folded word, word spec, or slot, and the rows that end here."""

    words: dict[str, Node] = field(default_factory=lambda: _NO_WORDS)
    lemmas: dict[str, list[Step]] = field(default_factory=lambda: _NO_STEPS)
    slots: dict[str, list[Step]] = field(default_factory=lambda: _NO_STEPS)
    gaps: tuple[tuple[int, int, Node], ...] = ()
    leaves: tuple[Leaf, ...] = ()
    is_open: bool = False
    """Whether anything but a word may follow: an inflected one, a slot or a gap."""

    def _child(self, element: Element) -> Node:
        """The place behind an element, made where there is none yet."""
        if element.kind is Kind.WORD:
            self.words = self.words or {}
            return self.words.setdefault(element.name, Node())
        self.is_open = True
        if element.kind is Kind.GAP:
            exact = element.name.endswith("!")
            size = int(element.name.rstrip("!"))
            return self._gap(size if exact else 0, size)
        if element.kind is Kind.SLOT:
            self.slots = self.slots or {}
            return _step(self.slots.setdefault(element.slot, []), element)
        self.lemmas = self.lemmas or {}
        return _step(self.lemmas.setdefault(element.name, []), element)

    def _gap(self, least: int, most: int) -> Node:
        for low, high, node in self.gaps:
            if (low, high) == (least, most):
                return node
        self.gaps = (*self.gaps, (least, most, Node()))
        return self.gaps[-1][2]


@dataclass(slots=True, eq=False)
class Root(Node):
    """Where all rows of a layer begin, with what tells whether any of them can match."""

    needs: set[str] = field(default_factory=set)
    """Kinds of which one must be on the board before a row with slots can match."""
    kinds: set[str] = field(default_factory=set)
    """All kinds of annotations that rows ask for."""
    is_free: bool = False
    """Whether some row needs nothing but words."""
    fewest: int = 0
    """Where there are rows: how many annotations a row asks for at the least."""
    telling: Telling = field(default_factory=Telling)
    """What of which every row needs one."""

    def add(self, row: Row, entry: Entry) -> None:
        """Lay one row of an entry's pattern into the tree."""
        node: Node = self
        for element in row:
            node = node._child(element)
        node.leaves = (*node.leaves, Leaf(entry, sum(element.weight for element in row)))
        slots = [element.slot for element in row if element.kind is Kind.SLOT]
        self.fewest = min(self.fewest, len(slots)) if self.kinds or self.is_free else len(slots)
        self.kinds.update(slots)
        if slots:
            self.needs.add(slots[0])
        else:
            self.is_free = True


def _step(steps: list[Step], element: Element) -> Node:
    """The place behind an element among those that stand side by side."""
    for step in steps:
        if step.element == element:
            return step.node
    steps.append(Step(element, Node()))
    return steps[-1].node
