"""The claims that the programmes of a subject need.

A programme needs the claims of its category that are for its receiver or for nobody
who is named, what came beside its plans in other categories, and what is told beside
what is for nobody. A wide subject needs all of its category.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import Connection

from tallystick.ledger.equal_categories import categories_beside
from tallystick.ledger.instead import AS_KEPT, Instead, Place
from tallystick.ledger.subject_places import ANY, Which, places_of, places_where, told_beside, topics_where
from tallystick.ledger.tallier import Subject, Tallier
from tallystick.ledger.tally_findings import above_by, meeting_at
from tallystick.ledger.told_read import some_linked
from tallystick.model import Entry, Linked

_NOBODY = frozenset({""})


@dataclass(frozen=True, slots=True)
class SubjectClaims:
    """What a store has for subjects, some claims `instead` of what it keeps of them; each claim is read once."""

    connection: Connection
    tallier: Tallier
    log: tuple[Entry, ...]
    instead: Instead = AS_KEPT
    _known: dict[str, Linked] = field(default_factory=dict, init=False, repr=False, compare=False)

    def subject(self, category: str, land: str, *, is_wide: bool) -> Subject:
        """A category and receiver with all that their programmes need."""
        categories, lands = self._categories(category), None if is_wide else frozenset({land, ""})
        own = places_where(self.connection, self.instead, Which(categories, lands))
        needed = {place.claim for place in own} | self._beside_plans(own, lands)
        needed |= self._beside_nobodys(own, categories, None if is_wide else land)
        claims = tuple(self._linked(needed))
        return Subject(category, land, claims, self._above(needed), self.log, self._met_by)

    def is_wide(self, category: str, land: str) -> bool:
        """Whether a plan of the subject names no receiver, or several, or may be laid to one that names none."""
        if land == "":
            return True
        categories = self._categories(category)
        plans = places_where(self.connection, self.instead, Which(categories, frozenset({land}), planned=True))
        open_ended = Which(categories, _NOBODY, planned=True)
        if plans and topics_where(self.connection, self.instead, open_ended) & {place.topic for place in plans}:
            return True
        every = places_of(self.connection, self.instead, {place.claim for place in plans})
        return any(place.land != land for place in every)

    def _categories(self, category: str) -> frozenset[str]:
        return categories_beside(list(self.log)).get(category, frozenset({category}))

    def _beside_plans(self, own: list[Place], lands: frozenset[str] | None) -> set[str]:
        """What came, to the same receiver or to nobody who is named, in the reports that tell plans of a subject."""
        plans = {place.claim for place in own if place.topic is not None}
        return self._beside(plans, Which(lands=lands, planned=False))

    def _beside_nobodys(self, own: list[Place], categories: frozenset[str], land: str | None) -> set[str]:
        """What reports tell beside what is for nobody who is named: plans of the category, and all for the receiver."""
        nobodys = {place.claim for place in own if place.land == ""}
        if land is None:
            return self._beside(nobodys, ANY)
        return self._beside(nobodys, Which(categories, planned=True), Which(lands=frozenset({land})))

    def _beside(self, claims: set[str], *kinds: Which) -> set[str]:
        """The claims of some kinds that reports tell beside others."""
        told = told_beside(self.connection, self.instead, claims)
        places = places_of(self.connection, self.instead, told)
        return {place.claim for place in places if any(which.holds(place) for which in kinds)}

    def _linked(self, claims: Collection[str]) -> list[Linked]:
        """Claims with their mentions whole, by their ids."""
        unknown = set(claims) - self.instead.claims - self._known.keys()
        self._known.update((claim.id, claim) for claim in some_linked(self.connection, unknown))
        found = (self.instead.linked.get(name) or self._known.get(name) for name in sorted(claims))
        return [claim for claim in found if claim is not None]

    def _met_by(self, touched: Collection[Linked]) -> list[Linked]:
        """The other claims that some meet anywhere."""
        places = {place for claim in touched for place in self.tallier.asked(claim)}
        found = meeting_at(self.connection, places) - self.instead.claims
        found |= {name for name, its in self.instead.meets.items() if not places.isdisjoint(its)}
        return self._linked(found - {claim.id for claim in touched})

    def _above(self, claims: set[str]) -> frozenset[str]:
        """The mentions of some claims that are said to tell too much."""
        found = {mention for mention, one, other in self.instead.above if one in claims or other in claims}
        found |= {
            mention
            for mention, one, other in above_by(self.connection, claims)
            if self.instead.looked_at.isdisjoint((one, other))
        }
        return frozenset(found)
