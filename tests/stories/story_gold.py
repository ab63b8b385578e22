"""The gold of a story as values: who makes which claim, where it goes back to, what should be found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Name = str  # "story/mention"
Pair = frozenset[Name]


@dataclass(frozen=True)
class Wanted:
    """A finding that holds; `required` where every careful analyst would tell it."""

    kind: str
    mentions: frozenset[Name]
    required: bool
    why: str


@dataclass(frozen=True)
class Plan:
    """A plan, what came of it, and the verdicts that an analyst would sign."""

    plan: frozenset[Name]
    delivered: frozenset[Name]
    verdicts: frozenset[str]
    why: str


@dataclass(frozen=True)
class Gold:
    """What a careful analyst makes of one story. `places` are documents and spans of the figures."""

    id: str
    places: dict[Name, tuple[str, int, int]]
    words: dict[Name, str]
    claim_of: dict[Name, str]
    origin_of: dict[Name, tuple[str, int]]
    says: dict[str, str]
    apart: dict[Pair, str]
    free: frozenset[Pair]
    findings: tuple[Wanted, ...]
    plans: tuple[Plan, ...]


def gold_of(row: dict[str, Any]) -> Gold:
    """The values of a gold object; names get the story's before them."""
    story = row["id"]

    def named(mentions: Iterable[str]) -> list[Name]:
        return [f"{story}/{mention}" for mention in mentions]

    def names(mentions: Iterable[str]) -> frozenset[Name]:
        return frozenset(named(mentions))

    return Gold(
        id=story,
        places={f"{story}/{name}": (m["document"], *m["span"]) for name, m in row["mentions"].items()},
        words={f"{story}/{name}": m["value_text"] for name, m in row["mentions"].items()},
        claim_of={name: c["claim"] for c in row["claims"] for name in named(c["mentions"])},
        origin_of={
            name: (c["claim"], number)
            for c in row["claims"]
            for number, mentions in enumerate(c["origins"])
            for name in named(mentions)
        },
        says={c["claim"]: c["says"] for c in row["claims"]},
        apart={names(pair): why for *pair, why in row["must_not_link"]},
        free=frozenset(names(pair) for pair in row["may_link"]),
        findings=tuple(Wanted(f["kind"], names(f["mentions"]), f["required"], f["why"]) for f in row["findings"]),
        plans=tuple(
            Plan(names(p["plan"]), names(p["delivered"]), frozenset(p["verdicts"]), p["why"]) for p in row["programmes"]
        ),
    )
