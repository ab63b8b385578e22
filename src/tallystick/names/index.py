"""The persons of one document: bare surnames and offices lead back to the fullest name."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallystick.names.oblique import NO_ENDINGS, Endings
from tallystick.names.person_name import PersonName, agree, key_of
from tallystick.names.registry import KnownPerson, Registry


@dataclass(slots=True)
class Named:
    """One person of a document: the fullest name so far, and the offices held there (rank and body)."""

    name: PersonName
    known: KnownPerson | None = None
    offices: list[tuple[str, str]] = field(default_factory=list)
    role: str | None = None
    spellings: list[PersonName] = field(default_factory=list)


class NameIndex:
    """Who is who in one document."""

    def __init__(self, registry: Registry | None = None, endings: Endings = NO_ENDINGS) -> None:
        self.registry = registry or Registry()
        self.endings = endings
        self.people: list[Named] = []

    def meet(self, name: PersonName) -> Named:
        """The person of this name, new to the document or met before under a name that agrees."""
        person = self._met(name)
        if person is None:
            person = Named(name, self.registry.find(name, self.endings))
            self.people.append(person)
        elif name.weight > person.name.weight:
            person.name = name
            person.known = person.known or self.registry.find(name, self.endings)
        person.spellings.append(name)
        return person

    def _met(self, name: PersonName) -> Named | None:
        """The one met before, the latest first; a bare name never chooses between two bearers of a surname."""
        known = self.registry.find(name, self.endings)
        agreeing = [
            person
            for person in reversed(self.people)
            if (known is not None and person.known is known) or agree(person.name, name, self.endings)
        ]
        return agreeing[0] if agreeing else None

    def hold(self, person: Named, rank: str, body: str, role: str | None = None) -> None:
        """Note that a person holds an office."""
        if (rank, body) not in person.offices:
            person.offices.append((rank, body))
        person.role = person.role or role

    def holder(self, rank: str, body: str) -> Named | None:
        """The one who was last said to hold an office in this document."""
        for person in reversed(self.people):
            if (rank, body) in person.offices:
                return person
        return None

    def key(self, person: Named) -> str:
        """The stable key of a person: the world's, else made of the name."""
        return person.known.key if person.known else key_of(person.name, self.endings)
