"""What the ledger asks of whoever links: a block for each mention, and a judgement on each mention of a block.

Where people merged mentions of several blocks, these are judged together.

The desk brings the linking room in. A ledger without a linker keeps every
mention as a claim of its own, which is true and says little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tallystick.model import Judgement, Mention, Ties, Told


@dataclass(frozen=True, slots=True)
class Linker:
    """Who links: `name` is kept with each judgement."""

    name: str
    block_of: Callable[[Mention], str]
    judge: Callable[[Iterable[Told], Ties], Iterable[Judgement]]


def _alone(block: Iterable[Told], ties: Ties) -> Iterator[Judgement]:
    homes = {name: min(together) for together in ties.together for name in together}
    for told in block:
        claim = homes.get(told.ref.id, told.ref.id)
        rule = ("merged", "a person judged it so") if told.ref.id in homes else ("alone", "nobody links here")
        yield Judgement(told.ref.id, claim, told.ref.id, *rule)


def _apart(mention: Mention) -> str:
    """A block that few mentions share, since none is compared with another."""
    return f"{mention.item.category}|{mention.quantity.said}|{mention.quantity_span.start}"


ALONE = Linker("nobody", _apart, _alone)
