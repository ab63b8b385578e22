"""Which programmes a claim may be a part of: those of its category for its receivers, and those that look at all.

A subject is a category with a land that receives. Its programmes need the claims of
that category that are for that land, or for nobody who is named. Where a plan names
no receiver, or several, they need all claims of the category: the subject is wide.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from tallystick.ledger.equal_categories import categories_beside, equal_entries
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import claim_subjects, subjects

Subject = tuple[str, str]


def concerned(connection: Connection, told: Iterable[Subject]) -> set[Subject]:
    """The subjects that claims concern, told by their categories and lands."""
    given = set(told)
    beside = categories_beside(equal_entries(connection)) if given else {}
    wider = {(near, land) for category, land in given for near in beside.get(category, {category})}
    found: set[Subject] = set()
    for category in sorted({category for category, _ in wider}):
        lands = {land for one, land in wider if one == category}
        its = connection.execute(select(subjects).where(subjects.c.category == category)).all()
        found |= {(category, row.land) for row in its if "" in lands or row.is_wide or row.land in lands}
    return found


def all_of(connection: Connection, categories: Iterable[str]) -> set[Subject]:
    """All subjects of some categories."""
    return concerned(connection, [(category, "") for category in categories])


def subjects_of(connection: Connection, claims: Iterable[str]) -> list[Subject]:
    """The categories and lands of some claims, as they are kept."""
    found: set[Subject] = set()
    for part in some(sorted(claims)):
        of_these = select(claim_subjects.c.category, claim_subjects.c.land).where(claim_subjects.c.claim.in_(part))
        found.update((row.category, row.land) for row in connection.execute(of_these))
    return sorted(found)
