"""What a judgement would change: it is carried out, looked at, and taken back before anybody else sees it.

Nothing is guessed: claims, findings and programmes after it are made by the same
code that would make them. Only what the judgement touches is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection, delete, select

from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.linker import Linker
from tallystick.ledger.reviewing import about, review
from tallystick.ledger.tables import claim_mentions, mentions, waiting_blocks
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_notes import Step, some, subject_in
from tallystick.ledger.tally_read import findings_on, programmes_of
from tallystick.ledger.tally_subjects import Subject
from tallystick.ledger.tally_tables import waiting_tallies
from tallystick.ledger.tallying import tally_some
from tallystick.ledger.told_read import told_where
from tallystick.model import Deed, Told
from tallystick.model.trial import Surroundings, Trial

_NOBODY = "nobody"


def tried(
    connection: Connection, deed: Deed, recorded: str, linker: Linker, tallier: Tallier, dismissed: Collection[str]
) -> Trial:
    """What a deed would change; whoever calls takes the transaction back. RefusedError where it cannot be done.

    `dismissed` are the mentions by which findings are known that people dismissed. What others left waiting is set
    aside, since all of it would be done only to be taken back, while they wait: whoever calls tallies it before.
    """
    for waits in (waiting_blocks, waiting_tallies):
        connection.execute(delete(waits))
    names = about(connection, deed)
    before = _around(connection, names, _claim_of(connection, names).values(), dismissed)
    review(connection, deed, by=_NOBODY, why=None, recorded=recorded, linker=linker)
    _tally(connection, tallier, Step.REPORT)
    waiting = _waiting_subjects(connection)
    former = programmes_of(connection, waiting)
    _tally(connection, tallier, Step.SUBJECT)
    members = {ref.id for claim in before.claims for ref in claim.mentions} | names
    after = _around(connection, names, _claim_of(connection, members).values(), dismissed)
    later = programmes_of(connection, waiting)
    return Trial(deed, replace(before, programmes=tuple(former)), replace(after, programmes=tuple(later)))


def _tally(connection: Connection, tallier: Tallier, last: Step) -> None:
    while tally_some(connection, tallier, last):
        pass


def _waiting_subjects(connection: Connection) -> list[Subject]:
    """The categories and receivers whose programmes are to be made anew."""
    waits = select(waiting_tallies.c.key).where(waiting_tallies.c.step == Step.SUBJECT)
    return sorted(subject_in(key) for key in connection.execute(waits).scalars())


def _around(
    connection: Connection, names: Collection[str], claims: Iterable[str], dismissed: Collection[str]
) -> Surroundings:
    """Some mentions, and some claims with what these show."""
    made = tuple(claim for part in some(sorted(set(claims))) for claim in some_claims(connection, part))
    members = {ref.id for claim in made for ref in claim.mentions}
    findings = tuple(findings_on(connection, [claim.id for claim in made], members))
    named = {ref.id for finding in findings for ref in finding.mentions}
    return Surroundings(
        told=tuple(one for part in some(sorted(names)) for one in _told(connection, part)),
        claims=made,
        findings=findings,
        claim_of=_claim_of(connection, {*named, *dismissed, *names}),
    )


def _told(connection: Connection, names: Collection[str]) -> list[Told]:
    stands = claim_mentions.c.claim.is_not(None) & mentions.c.superseded.is_(False)
    return told_where(connection, mentions.c.id.in_(names) & stands)


def _claim_of(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in some(sorted(set(names))):
        its = select(claim_mentions.c.mention, claim_mentions.c.claim).where(claim_mentions.c.mention.in_(part))
        found |= {row.mention: row.claim for row in connection.execute(its)}
    return found
