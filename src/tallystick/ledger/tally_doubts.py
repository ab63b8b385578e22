"""Which mentions wait for a person, and where in the queue: those first on which most hangs.

A mention that somebody accepted or corrected waits no more, and a finding that somebody dismissed makes none doubtful.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, delete, select

from tallystick.ledger.log_entries import entries_by, entries_of
from tallystick.ledger.tables import claim_mentions, review_mentions
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import doubtful_mentions, finding_claims, programme_claims, stored_findings
from tallystick.model import Action, FindingKind, Linked, Told
from tallystick.model.doubt import doubts_of, weight_of

_WEIGHTS = {FindingKind.CONTRADICTION: 3, FindingKind.ESCALATION: 3, FindingKind.LONE_SOURCE: 0, FindingKind.UNDATED: 0}
_IN_A_PROGRAMME = 2
_HIGH = 99
_LONGEST = 200  # stores cannot index words of any length


def keep_doubts(connection: Connection, ids: Collection[str], linked: dict[str, Linked]) -> None:
    """Keeps the mentions of some claims that a person should look at and nobody has judged yet."""
    mine = select(programme_claims.c.claim).where(programme_claims.c.claim.in_(sorted(ids)))
    counted = set(connection.execute(mine).scalars())
    told = {one.ref.id: one for claim in linked.values() for one in claim.told}
    kinds, judged = _kinds(connection, ids), _judged(connection, told)
    rows: list[dict[str, Any]] = []
    for name, claim in sorted(linked.items()):
        for one in claim.told:
            shown = kinds.get(one.ref.id, set())
            if one.ref.id not in judged and (place := _place(one, shown, name in counted)):
                rows.append({"mention": one.ref.id, "claim": name, "place": place})
    connection.execute(delete(doubtful_mentions).where(doubtful_mentions.c.claim.in_(sorted(ids))))
    for part in some(sorted(told)):
        connection.execute(delete(doubtful_mentions).where(doubtful_mentions.c.mention.in_(part)))
    if rows:
        connection.execute(doubtful_mentions.insert(), rows)


def _kinds(connection: Connection, ids: Collection[str]) -> dict[str, set[FindingKind]]:
    """By mentions, the kinds of the findings on some claims that show them, without those that people dismissed."""
    its = select(finding_claims.c.finding).where(finding_claims.c.claim.in_(sorted(ids)))
    wanted = select(stored_findings.c.kind, stored_findings.c.mentions).where(stored_findings.c.id.in_(its))
    shown = [(FindingKind(row.kind), json.loads(row.mentions)) for row in connection.execute(wanted)]
    gone = [
        (one.deed.kind, {name for name in one.now if name})
        for one in entries_by(connection, Action.DISMISS)
        if one.stands
    ]
    claim_of = _claim_of(connection, {name for _, names in (*shown, *gone) for name in names} if gone else ())
    named = {(kind, frozenset(claim_of[name] for name in names if name in claim_of)) for kind, names in gone}
    found: dict[str, set[FindingKind]] = defaultdict(set)
    for kind, names in shown:
        if (kind, frozenset(claim_of[name] for name in names if name in claim_of)) not in named:
            for name in names:
                found[name].add(kind)
    return found


def _claim_of(connection: Connection, names: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in some(sorted(names)):
        its = select(claim_mentions.c.mention, claim_mentions.c.claim).where(claim_mentions.c.mention.in_(part))
        found |= {row.mention: row.claim for row in connection.execute(its)}
    return found


def _place(one: Told, shown: Collection[FindingKind], counted: bool) -> str:
    """Where a mention stands in the queue: more that hangs on it first, then more doubts, then the later report."""
    doubts = list(doubts_of(one, shown))
    if not doubts:
        return ""
    weight = sum(_WEIGHTS.get(kind, 1) for kind in shown) + _IN_A_PROGRAMME * counted
    order = "".join(str(weight_of(doubt)) for doubt in doubts)
    later = _HIGH * 1_000_000 - (one.published.toordinal() if one.published else 0)
    first = f"{max(0, _HIGH - weight):02}{9 - len(doubts)}{order:<9}{later:08}"
    return f"{first}{one.ref.document[:_LONGEST]}\x1f{one.ref.span.start:09}"


def _judged(connection: Connection, mentions: Collection[str]) -> set[str]:
    """Those mentions that somebody accepted or corrected, and nobody took that back."""
    numbers: set[int] = set()
    for part in some(sorted(mentions)):
        told = select(review_mentions.c.entry).distinct().where(review_mentions.c.mention.in_(part))
        numbers.update(connection.execute(told).scalars())
    stand = (one for one in entries_of(connection, numbers) if one.stands) if numbers else ()
    return {name for one in stand if one.deed.action in (Action.ACCEPT, Action.CORRECT) for name in one.now if name}
