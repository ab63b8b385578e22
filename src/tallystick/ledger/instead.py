"""Claims as they would stand after a judgement, laid over what the store keeps of them.

What a judgement would change is a few claims; what it bears on may be the programmes of a whole category. So the few
are carried out of the transaction that is taken back, and all else is read as it is kept, while others write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tallystick.model import Linked


@dataclass(frozen=True, slots=True)
class Place:
    """A claim in a category and a land that receives; `topic` is what it plans, None where it plans nothing."""

    claim: str
    category: str
    land: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class Instead:
    """What counts for some claims instead of what is kept of them.

    Each of `claims` stands as `linked` has it, or not at all; `reports` are those that tell it, `meets` where others
    find it. Of mentions that say too much, `above` has all that one of the claims `looked_at` shows.
    """

    claims: frozenset[str] = frozenset()
    linked: Mapping[str, Linked] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    reports: Mapping[str, frozenset[str]] = field(default_factory=dict)
    meets: Mapping[str, frozenset[int]] = field(default_factory=dict)
    looked_at: frozenset[str] = frozenset()
    above: frozenset[tuple[str, str, str]] = frozenset()


AS_KEPT = Instead()
