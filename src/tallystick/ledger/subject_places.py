"""Which claims stand where in the subjects, asked of the store or of claims that would stand otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select, true

from tallystick.ledger.among import among
from tallystick.ledger.instead import Instead, Place
from tallystick.ledger.tables import claim_mentions, mentions
from tallystick.ledger.tally_notes import some
from tallystick.ledger.tally_tables import claim_subjects

_PLACES = select(claim_subjects.c.claim, claim_subjects.c.category, claim_subjects.c.land, claim_subjects.c.topic)
_OF_CLAIMS = _PLACES.where(among(claim_subjects.c.claim, "claims"))
_REPORTS = (
    select(mentions.c.document)
    .distinct()
    .join(claim_mentions, claim_mentions.c.mention == mentions.c.id)
    .where(among(claim_mentions.c.claim, "claims"), mentions.c.superseded.is_(False))
)
_TOLD = (
    select(claim_mentions.c.claim)
    .distinct()
    .join(mentions, mentions.c.id == claim_mentions.c.mention)
    .where(among(mentions.c.document, "reports"), mentions.c.superseded.is_(False))
)


@dataclass(frozen=True, slots=True)
class Which:
    """Places of some categories and lands, of plans or of what is none; None is any."""

    categories: frozenset[str] | None = None
    lands: frozenset[str] | None = None
    planned: bool | None = None

    def holds(self, place: Place) -> bool:
        """Whether a place is such a one."""
        return (
            (self.categories is None or place.category in self.categories)
            and (self.lands is None or place.land in self.lands)
            and (self.planned is None or (place.topic is not None) is self.planned)
        )

    @property
    def condition(self) -> Any:
        """The same, as the store takes it."""
        topic = claim_subjects.c.topic
        wanted: list[Any] = []
        if self.categories is not None:
            wanted.append(claim_subjects.c.category.in_(sorted(self.categories)))
        if self.lands is not None:
            wanted.append(claim_subjects.c.land.in_(sorted(self.lands)))
        if self.planned is not None:
            wanted.append(topic.is_not(None) if self.planned else topic.is_(None))
        return and_(true(), *wanted)


ANY = Which()


def places_where(connection: Connection, instead: Instead, which: Which) -> list[Place]:
    """All places of a kind."""
    kept = connection.execute(_PLACES.where(which.condition))
    found = [Place(*row) for row in kept if row.claim not in instead.claims]
    return found + [place for place in instead.places if which.holds(place)]


def topics_where(connection: Connection, instead: Instead, which: Which) -> set[str | None]:
    """What the places of a kind plan."""
    kept = select(claim_subjects.c.topic).distinct().where(which.condition)
    found = connection.execute(kept.where(claim_subjects.c.claim.not_in(sorted(instead.claims)))).scalars()
    return {*found, *(place.topic for place in instead.places if which.holds(place))}


def places_of(connection: Connection, instead: Instead, claims: Iterable[str]) -> list[Place]:
    """Where some claims stand."""
    wanted = set(claims)
    found: list[Place] = []
    for part in some(sorted(wanted - instead.claims)):
        found += [Place(*row) for row in connection.execute(_OF_CLAIMS, {"claims": part})]
    return found + [place for place in instead.places if place.claim in wanted]


def told_beside(connection: Connection, instead: Instead, claims: Iterable[str]) -> set[str]:
    """The claims that the reports of some claims tell, these too."""
    wanted = set(claims)
    reports = {report for name in wanted & instead.claims for report in instead.reports.get(name, ())}
    for part in some(sorted(wanted - instead.claims)):
        reports.update(connection.execute(_REPORTS, {"claims": part}).scalars())
    found = {name for name, its in instead.reports.items() if not reports.isdisjoint(its)}
    for part in some(sorted(reports)):
        found.update(set(connection.execute(_TOLD, {"reports": part}).scalars()) - instead.claims)
    return found
