"""The fifth step: what claims are chosen and counted by in lists, when they are due, and what is doubtful in them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, select

from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.log_entries import entries_of
from tallystick.ledger.tables import review_mentions
from tallystick.ledger.tally_counts import Count, add_up
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import (
    claim_facets,
    doubtful_mentions,
    due_days,
    finding_claims,
    programme_claims,
    stored_findings,
)
from tallystick.ledger.told_read import some_linked
from tallystick.ledger.voice_names import listed_as, spellings
from tallystick.model import Action, Claim, Edge, FindingKind, Linked, Told
from tallystick.model.doubt import doubts_of, weight_of
from tallystick.words.fold import fold

LONGEST = 200
"""Values are kept so far: stores cannot index words of any length."""
_MOST_WORDS, _LONGEST_WORD = 60, 40
_WORD = re.compile(r"\w+")
_ONLY = {
    FindingKind.CONTRADICTION: "contradicted",
    FindingKind.REVISION: "revised",
    FindingKind.LONE_SOURCE: "alone",
}
_WEIGHTS = {FindingKind.CONTRADICTION: 3, FindingKind.ESCALATION: 3, FindingKind.LONE_SOURCE: 0, FindingKind.UNDATED: 0}
_IN_A_PROGRAMME = 2
_HIGH = 99
Kinds = dict[str, set[FindingKind]]
Facet = tuple[str, str, str, str]


def tally_lists(connection: Connection, ids: Collection[str]) -> None:
    """Keeps anew by what these claims are found in lists."""
    claims = {claim.id: claim for claim in some_claims(connection, sorted(ids))}
    linked = {one.id: one for one in some_linked(connection, ids)}
    kinds = _kinds(connection, ids)
    facets: dict[Facet, int] = {}
    for name, claim in sorted(claims.items()):
        for (facet, value), times in _facets(claim, linked[name].told, kinds).items():
            facets[facet, value[:LONGEST], str(claim.last or ""), name] = times
    _keep_facets(connection, ids, facets)
    _keep_due(connection, ids, claims)
    _keep_doubts(connection, ids, linked, kinds)


def forget_lists(connection: Connection, ids: Collection[str]) -> None:
    """Takes out what lists know of some claims."""
    _keep_facets(connection, ids, {})
    connection.execute(delete(due_days).where(due_days.c.source.in_([f"c{name}" for name in sorted(ids)])))
    connection.execute(delete(doubtful_mentions).where(doubtful_mentions.c.claim.in_(sorted(ids))))


def _kinds(connection: Connection, ids: Collection[str]) -> Kinds:
    """By mentions, the kinds of the findings on some claims that show them."""
    its = select(finding_claims.c.finding).where(finding_claims.c.claim.in_(sorted(ids)))
    found: Kinds = defaultdict(set)
    wanted = select(stored_findings.c.kind, stored_findings.c.mentions).where(stored_findings.c.id.in_(its))
    for row in connection.execute(wanted):
        for mention in json.loads(row.mentions):
            found[mention].add(FindingKind(row.kind))
    return found


def _facets(claim: Claim, told: Collection[Told], kinds: Kinds) -> dict[tuple[str, str], int]:
    """Everything that a claim may be chosen by, each with how many of its mentions have it."""
    found: Counter[tuple[str, str]] = Counter()
    many = len(claim.mentions)
    found["all", ""] = found["status", claim.status] = found["category", claim.category] = many
    for one in told:
        found["outlet", one.outlet or ""] += 1
        found["tongue", one.language or ""] += 1
    found["first", told_first(told).outlet or ""] = 1
    shown = {_ONLY[kind] for mention in claim.mentions for kind in kinds.get(mention.id, ()) if kind in _ONLY}
    found.update({("only", name): many for name in sorted(shown)})
    found.update(dict.fromkeys((("word", word) for word in _words(claim)), 1))
    for origin in claim.origins:
        if origin.source:
            voice = listed_as(origin)
            found["voice", fold(voice)] += len(origin.mentions)
            found["says", voice] += len(origin.mentions)
            found.update(dict.fromkeys(spellings(origin), 1))
            its = {_ONLY[kind] for mention in origin.mentions for kind in kinds.get(mention.id, ()) if kind in _ONLY}
            found.update(dict.fromkeys(((f"v{name[:7]}", voice) for name in sorted(its)), 1))
    return found


def told_first(told: Iterable[Told]) -> Told:
    """The mention that was told first."""
    return min(told, key=lambda one: one.order)


def _words(claim: Claim) -> list[str]:
    """The beginnings of the words by which a claim is found, folded."""
    sources = [origin.source or "" for origin in claim.origins]
    names = [claim.item, claim.category, claim.recipient or "", claim.agent or "", f"{claim.quantity.said:f}", *sources]
    words = (fold(word)[:_LONGEST_WORD] for name in names for word in _WORD.findall(name.replace("_", " ")))
    return list(dict.fromkeys(words))[:_MOST_WORDS]


def _keep_facets(connection: Connection, ids: Collection[str], facets: dict[Facet, int]) -> None:
    before = {
        (row.facet, row.value, row.last, row.claim): row.times
        for row in connection.execute(select(claim_facets).where(claim_facets.c.claim.in_(sorted(ids))))
    }
    gone = {key: times for key, times in before.items() if facets.get(key) != times}
    new = {key: times for key, times in facets.items() if before.get(key) != times}
    here = claim_facets.c
    for facet, value, last, claim in sorted(gone):
        this = (here.facet == facet) & (here.value == value) & (here.last == last) & (here.claim == claim)
        connection.execute(delete(claim_facets).where(this))
    rows = [
        {"facet": facet, "value": value, "last": last, "claim": claim, "times": times}
        for (facet, value, last, claim), times in sorted(new.items())
    ]
    if rows:
        connection.execute(claim_facets.insert(), rows)
    add_up(connection, _counts(new), _counts(gone))


def _counts(facets: dict[Facet, int]) -> Iterator[Count]:
    return (Count(facet, value, 1, times) for (facet, value, _, _), times in facets.items() if facet != "word")


def _keep_due(connection: Connection, ids: Collection[str], claims: dict[str, Claim]) -> None:
    sources = [f"c{name}" for name in sorted(ids)]
    for part in some(sources):
        connection.execute(delete(due_days).where(due_days.c.source.in_(part)))
    rows = [
        {"end": str(claim.period.end), "source": f"c{name}"}
        for name, claim in sorted(claims.items())
        if claim.status.is_promise and claim.period and claim.period.edge is Edge.BY and claim.period.end
    ]
    if rows:
        connection.execute(due_days.insert(), rows)


def _keep_doubts(connection: Connection, ids: Collection[str], linked: dict[str, Linked], kinds: Kinds) -> None:
    """Keeps the mentions that a person should look at and nobody has judged yet."""
    mine = select(programme_claims.c.claim).where(programme_claims.c.claim.in_(sorted(ids)))
    counted = set(connection.execute(mine).scalars())
    told = {one.ref.id: one for claim in linked.values() for one in claim.told}
    judged = _judged(connection, told)
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


def _place(one: Told, shown: Collection[FindingKind], counted: bool) -> str:
    """Where a mention stands in the queue: more that hangs on it first, then more doubts, then the later report."""
    doubts = list(doubts_of(one, shown))
    if not doubts:
        return ""
    weight = sum(_WEIGHTS.get(kind, 1) for kind in shown) + _IN_A_PROGRAMME * counted
    order = "".join(str(weight_of(doubt)) for doubt in doubts)
    later = _HIGH * 1_000_000 - (one.published.toordinal() if one.published else 0)
    first = f"{max(0, _HIGH - weight):02}{9 - len(doubts)}{order:<9}{later:08}"
    return f"{first}{one.ref.document[:LONGEST]}\x1f{one.ref.span.start:09}"


def _judged(connection: Connection, mentions: Collection[str]) -> set[str]:
    """Those mentions that somebody accepted or corrected, and nobody took that back."""
    numbers: set[int] = set()
    for part in some(sorted(mentions)):
        told = select(review_mentions.c.entry).distinct().where(review_mentions.c.mention.in_(part))
        numbers.update(connection.execute(told).scalars())
    stand = (one for one in entries_of(connection, numbers) if one.stands) if numbers else ()
    return {name for one in stand if one.deed.action in (Action.ACCEPT, Action.CORRECT) for name in one.now if name}
