"""The origins of all claims together: one utterance may make several claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tallystick.model import Linked, Told, Traced


def origins(claims: Iterable[Linked]) -> list[Traced]:
    """All origins, the first seen first."""
    told: dict[str, list[Told]] = defaultdict(list)
    makes: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for one in claim.told:
            if one.origin is not None:
                told[one.origin].append(one)
                makes[one.origin].add(claim.id)
    traced = [
        Traced(name, tuple(sorted(makes[name])), tuple(sorted(some, key=lambda one: one.order)))
        for name, some in told.items()
    ]
    return sorted(traced, key=lambda origin: (origin.first.order, origin.id))
