"""Which finding of a ledger stands for which of the gold's.

One stands for a finding of the same kind (overdue and shortfall are one) when at
least half of its own mentions are of that finding's claims, and it touches two of
them where there are two or more: a pair side by side is as good as the whole list.
Two at most stand for one.
"""

from __future__ import annotations

from story_gold import Gold, Wanted
from story_ledger import Said

# Findings that say that something does not fit.
SHARP = frozenset({"contradiction", "revision", "double_reading", "escalation", "category_drift"})
_LATE = frozenset({"shortfall", "overdue"})
# How many mentions of one origin are worth calling a lone source.
_LONE = 3


def stands_for(gold: Gold, wanted: Wanted, said: Said) -> bool:
    """Whether a finding of the ledger tells what the gold's tells."""
    late = said.kind in _LATE and wanted.kind in _LATE
    if said.kind != wanted.kind and not late:
        return False
    claims = {gold.claim_of[name] for name in wanted.mentions}
    touching = [name for name in said.mentions if gold.claim_of.get(name) in claims]
    if len(touching) * 2 < len(said.mentions) or not touching:
        return False
    if late:
        return True
    if len(claims) > 1:
        return len({gold.claim_of[name] for name in touching}) > 1
    return len(touching) >= min(2, len(wanted.mentions))


def is_plainly_true(gold: Gold, said: Said) -> bool:
    """Whether claims and origins alone bear a corroboration or a lone source out."""
    if not all(name in gold.claim_of for name in said.mentions):
        return False
    claims = {gold.claim_of[name] for name in said.mentions}
    origins = {gold.origin_of[name] for name in said.mentions}
    if said.kind == "corroboration":
        return len(claims) == 1 and len(origins) > 1
    return said.kind == "lone_source" and len(origins) == 1 and len(said.mentions) >= _LONE


def matched(gold: Gold, said: list[Said]) -> tuple[set[Wanted], set[Said]]:
    """The gold's findings that are told, and the ledger's that tell them: as many as can be, required ones first."""
    order = sorted(gold.findings, key=lambda wanted: not wanted.required)
    seats = [(wanted, seat) for seat in (0, 1) for wanted in order]
    taken: dict[Said, tuple[Wanted, int]] = {}
    for seat in seats:
        _seated(gold, seat, said, taken, set())
    return {wanted for wanted, _ in taken.values()}, set(taken)


def _seated(
    gold: Gold, seat: tuple[Wanted, int], said: list[Said], taken: dict[Said, tuple[Wanted, int]], tried: set[Said]
) -> bool:
    """Gives a seat a finding, moving others to another of theirs where need be."""
    for one in said:
        if one in tried or not stands_for(gold, seat[0], one):
            continue
        tried.add(one)
        if one not in taken or _seated(gold, taken[one], said, taken, tried):
            taken[one] = seat
            return True
    return False
