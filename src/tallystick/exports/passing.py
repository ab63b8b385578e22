"""Holdings that are not in memory: read out of one view of a ledger page by page, whenever they are iterated over.

Whoever makes a file of claims asks for the mentions of each; so the mentions of the claims of one page are looked up
together, and forgotten when another page comes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tallystick.exports.holdings import Abbreviations, Evidence, evidence_in
from tallystick.model import Claim, Held, Told

Item = TypeVar("Item")


class Source(Protocol):
    """What is asked of a view of a ledger."""

    def held(self) -> Iterator[list[Held]]:
        """All documents, page by page."""

    def held_with(self, ids: Collection[str]) -> list[Held]:
        """The documents that have some mentions."""

    def claims(self) -> Iterator[list[Claim]]:
        """All claims, page by page."""

    def told(self, ids: Collection[str]) -> Mapping[str, tuple[str, Told]]:
        """Of some mentions those that stand in a claim: the claim, and the mention as it is judged."""


@dataclass(frozen=True, slots=True, eq=False)
class Passing(Collection[Item], Generic[Item]):
    """A list whose pages are made anew whenever it is iterated over."""

    pages: Callable[[], Iterator[list[Item]]]

    def __iter__(self) -> Iterator[Item]:
        """The items, from the first."""
        for page in self.pages():
            yield from page

    def __len__(self) -> int:
        """How many there are, counted."""
        return sum(map(len, self.pages()))

    def __contains__(self, item: object) -> bool:
        """Whether it is one of them."""
        return any(item == one for one in self)


class PassingEvidence(Mapping[str, Evidence]):
    """Every mention with its words, by its id, in the order of documents and places."""

    def __init__(self, source: Source, abbreviations: Abbreviations) -> None:
        self._source = source
        self._abbreviations = abbreviations
        self._near: tuple[frozenset[str], ...] = ()
        self._found: dict[str, Evidence] = {}

    def claims(self) -> Iterator[list[Claim]]:
        """All claims, page by page; as soon as a mention is asked for, those of the page are looked up together.

        Who asks for the first mention of a claim mostly wants that of the others, and none but it.
        """
        for page in self._source.claims():
            firsts = frozenset(claim.mentions[0].id for claim in page)
            self._near = firsts, frozenset(mention.id for claim in page for mention in claim.mentions)
            self._found = {}
            yield page

    def every(self) -> Iterator[Evidence]:
        """All of it, a page of documents at a time."""
        for page in self._source.held():
            yield from self._made(page, [name for held in page for name in held.mentions])

    def __getitem__(self, name: str) -> Evidence:
        """A mention with its words; KeyError where it makes no claim."""
        if name not in self._found:
            near = next((near for near in self._near if name in near), frozenset({name}))
            wanted = near - self._found.keys()
            self._found |= {one.id: one for one in self._made(self._source.held_with(wanted), wanted)}
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        """The ids of all mentions that make a claim."""
        return (one.id for one in self.every())

    def __len__(self) -> int:
        """How many there are, counted."""
        return sum(1 for _ in self)

    def values(self) -> ValuesView[Evidence]:
        """All of it, each document read once."""
        return _Every(self)

    def _made(self, held: list[Held], ids: Collection[str]) -> Iterator[Evidence]:
        told = self._source.told(ids)
        for one in held:
            yield from evidence_in(one, told, self._abbreviations)


class _Every(ValuesView[Evidence]):
    """The values in one go, instead of one look-up after the other."""

    def __init__(self, evidence: PassingEvidence) -> None:
        super().__init__(evidence)
        self._evidence = evidence

    def __iter__(self) -> Iterator[Evidence]:
        """The values, from the first."""
        return self._evidence.every()
