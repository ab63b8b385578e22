"""What tallies go by in one claim, so that a store can find the claims that a change concerns without reading all."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from tallystick.model import Linked
from tallystick.model.facts import Facts
from tallystick.tally.claim_view import View
from tallystick.tally.meetings import Place, asked, left
from tallystick.tally.plans import is_promise, topic_of


def facts_of(claim: Linked) -> Facts:
    """What a claim is about, and where it can be found."""
    view = View(claim)
    topic = topic_of(view) if is_promise(view) else None
    return Facts(
        category=view.category,
        lands=tuple(sorted(view.lands)),
        status=view.first.status,
        topic=None if topic is None else _named("|".join(map(str, topic[:4]))),
        beside="|".join(map(str, (view.category, *view.kind[2:]))),
        first=claim.told[0].ref.id,
        places=_numbers(left(view)),
    )


def places_asked(claim: Linked) -> frozenset[int]:
    """Where others may be found that a claim has to do with."""
    return _numbers(asked(View(claim)))


def _numbers(places: Iterable[Place]) -> frozenset[int]:
    """Places as numbers; two that share one by chance cost a look, and change nothing."""
    return frozenset(
        int.from_bytes(blake2b("\0".join(p).encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 1
        for p in places
    )


def _named(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
