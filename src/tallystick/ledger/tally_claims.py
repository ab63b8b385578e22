"""The first step: what lists show and tallies go by in a claim, kept in rows of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select

from tallystick.ledger.claim_line import line_of
from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_notes import Step, note, note_subjects, pairs_key, reports_of, some
from tallystick.ledger.tally_subjects import concerned
from tallystick.ledger.tally_tables import claim_places, claim_subjects, claim_summaries, subjects
from tallystick.ledger.told_read import some_linked
from tallystick.model import Claim, Linked
from tallystick.model.facts import Facts

LONGEST_NAME = 200
"""Names of parties are kept so far in lists: stores cannot index words of any length."""
Row = dict[str, Any]


def tally_claims(connection: Connection, tallier: Tallier, ids: Collection[str]) -> None:
    """Keeps the facts of these claims, and notes what has to be done for those whose facts are others than before."""
    linked = {claim.id: claim for claim in some_linked(connection, ids)}
    facts = {name: tallier.facts(claim) for name, claim in linked.items()}
    before, rows = _known(connection, ids), _subject_rows(facts)
    note_subjects(connection, concerned(connection, _places(before)))
    forget(connection, ids)
    _keep(connection, facts, rows, linked)
    note_subjects(connection, concerned(connection, _places([*before, *rows])))
    note(connection, Step.PAIRS, (pairs_key(name, facts.get(name)) for name in ids))
    note(connection, Step.REPORT, reports_of(connection, _changed(before, rows)))
    note(connection, Step.LISTED, ids)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """Takes the rows of claims away."""
    for part in some(ids):
        for table in (claim_places, claim_subjects, claim_summaries):
            connection.execute(delete(table).where(table.c.claim.in_(part)))


def _known(connection: Connection, ids: Iterable[str]) -> list[Row]:
    """What is kept of these claims."""
    found: list[Row] = []
    for part in some(ids):
        wanted = (
            select(claim_subjects, claim_summaries.c.beside, claim_summaries.c.shown)
            .join(claim_summaries, claim_summaries.c.claim == claim_subjects.c.claim)
            .where(claim_subjects.c.claim.in_(part))
        )
        found += [dict(row) for row in connection.execute(wanted).mappings()]
    return found


def _subject_rows(facts: dict[str, Facts]) -> list[Row]:
    return [
        {"claim": name, "land": land, "category": of.category, "status": of.status, "topic": of.topic}
        | {"beside": of.beside, "shown": of.first}
        for name, of in sorted(facts.items())
        for land in of.lands or ("",)
    ]


def _places(rows: Iterable[Row]) -> list[tuple[str, str]]:
    return [(row["category"], row["land"]) for row in rows]


def _changed(before: list[Row], now: list[Row]) -> set[str]:
    """The claims that are about something else than before."""
    one, two = ({tuple(sorted(row.items(), key=str)) for row in rows} for rows in (before, now))
    return {dict(row)["claim"] for row in one ^ two}


def _keep(connection: Connection, facts: dict[str, Facts], rows: list[Row], linked: Mapping[str, Linked]) -> None:
    if not facts:
        return
    shown = {claim.id: claim for part in some(sorted(facts)) for claim in some_claims(connection, part)}
    columns = {"claim", "land", "category", "status", "topic"}
    connection.execute(
        claim_summaries.insert(),
        [
            _summary(shown[name], facts[name]) | {"line": line_of(shown[name], linked[name].told)}
            for name in sorted(facts)
        ],
    )
    connection.execute(
        claim_places.insert(),
        [{"claim": name, "place": p} for name in sorted(facts) for p in sorted(facts[name].places)],
    )
    connection.execute(claim_subjects.insert(), [{key: row[key] for key in columns} for row in rows])
    planned = sorted({(row["category"], row["land"]) for row in rows if row["topic"] is not None})
    known = select(subjects.c.category, subjects.c.land).where(
        subjects.c.category.in_(sorted({category for category, _ in planned}))
    )
    there = set(map(tuple, connection.execute(known).all())) if planned else set()
    new = [{"category": c, "land": land, "is_wide": land == ""} for c, land in planned if (c, land) not in there]
    if new:
        connection.execute(subjects.insert(), new)


def _summary(claim: Claim, facts: Facts) -> Row:
    return {
        "claim": claim.id,
        "status": claim.status,
        "stage": claim.stage,
        "modality": claim.modality,
        "measure": claim.measure,
        "unit": claim.quantity.unit,
        "category": claim.category,
        "item": claim.item,
        "agent": claim.agent and claim.agent[:LONGEST_NAME],
        "recipient": claim.recipient and claim.recipient[:LONGEST_NAME],
        "magnitude": max(-1.7e308, min(1.7e308, float(claim.quantity.said))),
        "first": str(claim.first or ""),
        "last": str(claim.last or ""),
        "mentions": len(claim.mentions),
        "origins": len(claim.origins),
        "beside": facts.beside,
        "shown": facts.first,
    }
