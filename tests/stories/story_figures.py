"""The figures of the table: each is counted in points, and a point is right or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from story_findings import SHARP, is_plainly_true, matched
from story_gold import Gold, Name, Pair, Plan
from story_ledger import Line, Said, Seen

# What the table shows, and whether more of it is better.
ROWS = {
    "links F1": True,
    "forbidden": False,
    "origins": True,
    "findings R": True,
    "sharp P": True,
    "plain P": True,
    "verdicts": True,
}


@dataclass(frozen=True)
class Point:
    """One thing that was counted, and what it is about."""

    count: str
    right: bool
    about: object = None


def points(gold: Gold, seen: Seen) -> Iterator[Point]:
    """All points of one story."""
    yield from _links(gold, seen)
    yield from _origins(gold, seen)
    yield from _findings(gold, seen)
    yield from (Point("verdicts", is_signed(plan, seen), plan) for plan in gold.plans)


def across(golds: Iterable[Gold], seen: Seen) -> Iterator[Point]:
    """Links between stories, which are all wrong."""
    stories = [gold.places for gold in golds]
    for one, two in combinations(stories, 2):
        for a in one:
            yield from (Point("linked", False, frozenset({a, b})) for b in two if _linked(a, b, seen))


def figures(counted: Iterable[Point]) -> dict[str, Decimal | None]:
    """The rows of the table; None where nothing was there to be counted."""
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for point in counted:
        there[point.count] += 1
        right[point.count] += point.right

    def share(name: str) -> Decimal | None:
        return Decimal(right[name]) / there[name] if there[name] else None

    pairs = there["linked"] + there["to link"]
    kept = share("apart")
    both = [found for found in (share("one origin"), share("two origins")) if found is not None]
    return {
        "links F1": Decimal(2 * right["linked"]) / pairs if pairs else None,
        "forbidden": None if kept is None else 1 - kept,
        "origins": sum(both, Decimal(0)) / len(both) if both else None,
        **{name: share(name) for name in ("findings R", "sharp P", "plain P", "verdicts")},
    }


def is_signed(plan: Plan, seen: Seen) -> bool:
    """Whether more than half of the readings of the programme that fits the plan best have an acceptable verdict."""
    lines = fitting(plan, seen)
    return 2 * sum(line.verdict in plan.verdicts for line in lines) > len(lines)


def fitting(plan: Plan, seen: Seen) -> list[Line]:
    """The readings that speak of the plan, out of the programme that rests on most of its mentions."""
    wanted = plan.plan | plan.delivered
    found: dict[str, list[Line]] = defaultdict(list)
    for line in seen.lines:
        if line.mentions & plan.plan and (not plan.delivered or line.mentions & plan.delivered):
            found[line.programme].append(line)

    def nearness(lines: list[Line]) -> Decimal:
        return max(Decimal(len(line.mentions & wanted)) / len(line.mentions | wanted) for line in lines)

    return max(found.values(), key=nearness, default=[])


def _links(gold: Gold, seen: Seen) -> Iterator[Point]:
    for pair, one_claim, linked in _pairs(gold, seen):
        if pair in gold.apart:
            yield Point("apart", not linked, pair)
        if pair in gold.free:
            continue
        if linked:
            yield Point("linked", one_claim, pair)
        if one_claim:
            yield Point("to link", linked, pair)


def _pairs(gold: Gold, seen: Seen) -> Iterator[tuple[Pair, bool, bool]]:
    """Each pair of mentions, whether the gold has it in one claim, and whether the ledger has."""
    for a, b in combinations(gold.claim_of, 2):
        yield frozenset({a, b}), gold.claim_of[a] == gold.claim_of[b], _linked(a, b, seen)


def _linked(a: Name, b: Name, seen: Seen) -> bool:
    return seen.claim_of[a] == seen.claim_of[b]


def _origins(gold: Gold, seen: Seen) -> Iterator[Point]:
    for a, b in combinations(gold.claim_of, 2):
        if gold.claim_of[a] != gold.claim_of[b] or frozenset({a, b}) in gold.free:
            continue
        one = gold.origin_of[a] == gold.origin_of[b]
        right = one == (seen.origin_of[a] == seen.origin_of[b])
        yield Point("one origin" if one else "two origins", right, frozenset({a, b}))


def _findings(gold: Gold, seen: Seen) -> Iterator[Point]:
    said = said_of(gold, seen)
    told, telling = matched(gold, said)
    yield from (Point("findings R", wanted in told, wanted) for wanted in gold.findings if wanted.required)
    for one in said:
        right = one in telling or is_plainly_true(gold, one)
        yield Point("sharp P" if one.kind in SHARP else "plain P", right, one)


def said_of(gold: Gold, seen: Seen) -> list[Said]:
    """The ledger's findings that touch a story."""
    return [one for one in seen.findings if any(name in gold.places for name in one.mentions)]
