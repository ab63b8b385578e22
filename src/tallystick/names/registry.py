"""Persons that the world packs know, found by any spelling of their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.names.oblique import NO_ENDINGS, Endings
from tallystick.names.person_name import PersonName, agree, person_name, sounds


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the world packs.

    `body` is the key of what the person heads or speaks for, `rank` how ("head",
    "spokesman"). `alone` says whether the bare surname is enough to know them.
    """

    key: str
    names: tuple[PersonName, ...]
    body: str | None = None
    rank: str | None = None
    alone: bool = True


class Registry:
    """Known persons by the plain form of their surnames."""

    def __init__(self, persons: Iterable[KnownPerson] = ()) -> None:
        self._by_surname: dict[str, list[KnownPerson]] = {}
        self.by_key: dict[str, KnownPerson] = {}
        for person in persons:
            self.by_key[person.key] = person
            for plain in {plain for name in person.names for plain in sounds(name.surname)}:
                self._by_surname.setdefault(plain, []).append(person)

    def find(self, name: PersonName, endings: Endings = NO_ENDINGS) -> KnownPerson | None:
        """The one known person that the name may stand for, None where there is none or more than one.

        >>> registry = Registry([known_person("person.belousov-andrei", ["Andrei Belousov"])])
        >>> registry.find(person_name(["Андрей", "Белоусов"])).key
        'person.belousov-andrei'
        >>> registry.find(person_name(["Белов"]))
        """
        found: dict[str, KnownPerson] = {}
        for plain in sounds(name.surname, endings):
            for person in self._by_surname.get(plain, ()):
                if any(agree(name, other, endings) for other in person.names) and (name.given or person.alone):
                    found[person.key] = person
        return next(iter(found.values())) if len(found) == 1 else None


def known_person(
    key: str, names: Iterable[str], body: str | None = None, rank: str | None = None, alone: bool = True
) -> KnownPerson:
    """A known person from names as a pack writes them; an underscore joins words of one surname."""
    parsed = tuple(person_name(name.split()) for name in names)
    parsed = tuple(PersonName(name.given, name.surname.replace("_", " ")) for name in parsed)
    return KnownPerson(key, parsed, body, rank, alone)
