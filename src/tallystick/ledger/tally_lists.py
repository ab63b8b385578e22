"""The fifth step: what claims are chosen and counted by in lists, when they are due, and what is doubtful in them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, delete, select

from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.tally_counts import Count, add_up
from tallystick.ledger.tally_doubts import keep_doubts
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import (
    claim_facets,
    doubtful_mentions,
    due_days,
    finding_claims,
    stored_findings,
)
from tallystick.ledger.tally_voices import listed_as, spellings
from tallystick.ledger.told_read import some_linked
from tallystick.model import Claim, Edge, FindingKind, Told
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
    keep_doubts(connection, ids, linked)


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
