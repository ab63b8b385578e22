"""What a judgement would change: it is carried out, looked at, and taken back before anybody else sees it.

Nothing is guessed: claims, findings and programmes after it are made by the same
code that would make them. Only what the judgement touches is looked at, and only as
far as its own claims and reports, since others wait to write meanwhile. The programmes
are left to `outcome`, which keeps nobody waiting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from tallystick.ledger.claims_read import some_claims
from tallystick.ledger.equal_categories import equal_entries
from tallystick.ledger.instead import AS_KEPT, Instead
from tallystick.ledger.linker import Linker
from tallystick.ledger.reviewing import about, review
from tallystick.ledger.subject_places import places_of
from tallystick.ledger.tables import claim_mentions, mentions, waiting_blocks
from tallystick.ledger.tallier import Tallier
from tallystick.ledger.tally_findings import above_by
from tallystick.ledger.tally_notes import Step, some, subject_in
from tallystick.ledger.tally_read import findings_on
from tallystick.ledger.tally_subjects import Subject
from tallystick.ledger.tally_tables import claim_places, stored_findings, waiting_tallies
from tallystick.ledger.tallying import tally_some
from tallystick.ledger.told_read import some_linked, told_where
from tallystick.model import Deed, Entry, Told
from tallystick.model.trial import Surroundings

_NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a deed would change but for programmes: what stands around its mentions before and after it.

    Of `subjects` the programmes are to be made anew, out of the store with some claims `instead` of its own; what they
    showed until now is named by `shown`. `log` has the entries that let categories count as one.
    """

    deed: Deed
    before: Surroundings
    after: Surroundings
    subjects: tuple[Subject, ...]
    instead: Instead
    shown: Mapping[str, Subject]
    log: tuple[Entry, ...]


def drafted(
    connection: Connection, deed: Deed, recorded: str, linker: Linker, tallier: Tallier, dismissed: Collection[str]
) -> Draft:
    """What a deed would change; whoever calls takes the transaction back. RefusedError where it cannot be done.

    `dismissed` are the mentions by which findings are known that people dismissed. What others left waiting is set
    aside, since all of it would be done only to be taken back, while they wait: whoever calls tallies it before.
    """
    for waits in (waiting_blocks, waiting_tallies):
        connection.execute(delete(waits))
    names = about(connection, deed)
    before = _around(connection, names, _claim_of(connection, names).values(), dismissed)
    review(connection, deed, by=_NOBODY, why=None, recorded=recorded, linker=linker)
    touched = _tally(connection, tallier)
    members = {ref.id for claim in before.claims for ref in claim.mentions} | names
    after = _around(connection, names, _claim_of(connection, members).values(), dismissed)
    return Draft(
        deed,
        before,
        after,
        tuple(subject_in(key) for key in _waiting(connection, Step.SUBJECT)),
        _instead(connection, touched[Step.CLAIM], {key[8:] for key in touched[Step.PAIRS]}),
        _shown_by_programmes(connection, [finding.id for finding in after.findings]),
        tuple(equal_entries(connection)),
    )


def _tally(connection: Connection, tallier: Tallier) -> dict[Step, set[str]]:
    """Tallies all but programmes; returns what there was to do in each step."""
    touched: dict[Step, set[str]] = {step: set() for step in (Step.CLAIM, Step.PAIRS)}
    while True:
        for step, keys in touched.items():
            keys.update(_waiting(connection, step))
        if not tally_some(connection, tallier, Step.REPORT):
            return touched


def _waiting(connection: Connection, step: Step) -> list[str]:
    return sorted(connection.execute(select(waiting_tallies.c.key).where(waiting_tallies.c.step == step)).scalars())


def _instead(connection: Connection, claims: Collection[str], looked_at: Collection[str]) -> Instead:
    """What these claims are now, and which mentions are said to tell too much by those that were looked at."""
    reports: dict[str, set[str]] = defaultdict(set)
    meets: dict[str, set[int]] = defaultdict(set)
    told = select(claim_mentions.c.claim, mentions.c.document).join(mentions, mentions.c.id == claim_mentions.c.mention)
    for part in some(sorted(claims)):
        for row in connection.execute(told.where(claim_mentions.c.claim.in_(part), mentions.c.superseded.is_(False))):
            reports[row.claim].add(row.document)
        for row in connection.execute(select(claim_places).where(claim_places.c.claim.in_(part))):
            meets[row.claim].add(row.place)
    return Instead(
        claims=frozenset(claims),
        linked={claim.id: claim for claim in some_linked(connection, claims)},
        places=tuple(places_of(connection, AS_KEPT, claims)),
        reports={claim: frozenset(its) for claim, its in reports.items()},
        meets={claim: frozenset(its) for claim, its in meets.items()},
        looked_at=frozenset(looked_at),
        above=frozenset(above_by(connection, looked_at)),
    )


def _shown_by_programmes(connection: Connection, ids: Collection[str]) -> dict[str, Subject]:
    """The subjects that show some findings, as far as these are shown by such."""
    found: dict[str, Subject] = {}
    subject = (stored_findings.c.id, stored_findings.c.subject_category, stored_findings.c.subject_land)
    for part in some(sorted(ids)):
        its = stored_findings.c.id.in_(part) & stored_findings.c.subject_category.is_not(None)
        found |= {row[0]: (row[1], row[2]) for row in connection.execute(select(*subject).where(its))}
    return found


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
