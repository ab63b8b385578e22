"""Brings what is kept of tallies in line with the claims, a few at a time, each in a transaction of its own.

Whoever was killed in between loses nothing: what waits is noted, and done by
whoever looks next. When the rules are others than those by which it was made, all
of it is made anew.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from tallystick.ledger.equal_categories import equal_entries, state_of
from tallystick.ledger.tables import METADATA, claim_mentions, documents, waiting_blocks
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_claims import tally_claims
from tallystick.ledger.tally_counts import CHANGES, Count, add_up
from tallystick.ledger.tally_findings import tally_pairs, tally_reports
from tallystick.ledger.tally_lists import tally_lists
from tallystick.ledger.tally_notes import AT_ONCE, Step, note, note_subjects, some, subject_in
from tallystick.ledger.tally_programmes import tally_subject
from tallystick.ledger.tally_shelves import tally_shelves
from tallystick.ledger.tally_tables import subjects, tally_rules, waiting_tallies

RULES, EQUAL = "rules", "equal"
_LITTLE = 1_000
_SIZES = {Step.SUBJECT: 1, Step.LISTED: 20}
"""Of what takes long only so much is done in one transaction, since other writers wait for it."""
_KEPT = (
    "claim_summaries",
    "claim_places",
    "claim_subjects",
    "subjects",
    "overstated_mentions",
    "stored_findings",
    "finding_claims",
    "stored_programmes",
    "programme_claims",
    "claim_facets",
    "report_lines",
    "due_days",
    "doubtful_mentions",
    "roll_ups",
    "waiting_tallies",
    "tally_rules",
)


def is_tallied(connection: Connection, tallier: Tallier, last: Step = Step.SHELVED) -> bool:
    """Whether what is kept is what the rules make of the claims, up to a step."""
    if _stamps(connection) != _wanted(connection, tallier):
        return False
    waits = select(waiting_tallies.c.key).where(waiting_tallies.c.step <= last).limit(1)
    return connection.execute(waits).first() is None


def waits_little(connection: Connection) -> bool:
    """Whether no more waits than some reports and judgements leave behind: a view without it is nearly whole."""
    waits = select(waiting_tallies.c.key).limit(_LITTLE + 1)
    return len(connection.execute(waits).all()) <= _LITTLE


def is_nearly_settled(connection: Connection) -> bool:
    """Whether little waits to be linked or tallied."""
    if not waits_little(connection):
        return False
    blocks = select(waiting_blocks.c.block).limit(_LITTLE + 1)
    return len(connection.execute(blocks).all()) <= _LITTLE


def tally_some(connection: Connection, tallier: Tallier, last: Step = Step.SHELVED) -> bool:
    """Does some of what waits, up to a step; whether there was anything."""
    if _begin_anew(connection, tallier):
        return True
    first = select(waiting_tallies.c.step).where(waiting_tallies.c.step <= last).order_by(waiting_tallies.c.step)
    step = connection.execute(first.limit(1)).scalar()
    if step is None:
        return False
    these = select(waiting_tallies.c.key).where(waiting_tallies.c.step == step).order_by(waiting_tallies.c.key)
    keys = list(connection.execute(these.limit(_SIZES.get(Step(step), AT_ONCE))).scalars())
    connection.execute(delete(waiting_tallies).where(waiting_tallies.c.step == step, waiting_tallies.c.key.in_(keys)))
    _do(connection, tallier, Step(step), keys)
    add_up(connection, [Count(CHANGES, "", 1)])
    return True


def _do(connection: Connection, tallier: Tallier, step: Step, keys: list[str]) -> None:
    match step:
        case Step.CLAIM:
            tally_claims(connection, tallier, keys)
        case Step.PAIRS:
            tally_pairs(connection, tallier, sorted({key[8:] for key in keys}))
        case Step.REPORT:
            tally_reports(connection, tallier, keys)
        case Step.SUBJECT:
            tally_subject(connection, tallier, *subject_in(keys[0]))
        case Step.LISTED:
            tally_lists(connection, keys)
        case Step.SHELVED:
            tally_shelves(connection, keys)


def _begin_anew(connection: Connection, tallier: Tallier) -> bool:
    """Lets all wait that other rules made, or that other categories count as one in; whether that was so."""
    stands, wanted = _stamps(connection), _wanted(connection, tallier)
    if stands == wanted:
        return False
    if stands.get(RULES) != wanted[RULES]:
        for name in _KEPT:
            connection.execute(delete(METADATA.tables[name]))
        ids = connection.execute(select(claim_mentions.c.claim).distinct()).scalars().all()
        for part in some(ids):
            note(connection, Step.CLAIM, part)
        for part in some(connection.execute(select(documents.c.key)).scalars().all()):
            note(connection, Step.SHELVED, part)
    else:
        every = connection.execute(select(subjects.c.category, subjects.c.land)).all()
        note_subjects(connection, [(row.category, row.land) for row in every])
        connection.execute(delete(tally_rules))
    connection.execute(tally_rules.insert(), [{"name": name, "value": value} for name, value in wanted.items()])
    return True


def _stamps(connection: Connection) -> dict[str, str]:
    return {row.name: row.value for row in connection.execute(select(tally_rules))}


def _wanted(connection: Connection, tallier: Tallier) -> dict[str, str]:
    return {RULES: tallier.rules, EQUAL: state_of(equal_entries(connection))}
