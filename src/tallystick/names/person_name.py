"""Names of persons, compared part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.names.given import one_given
from tallystick.names.oblique import NO_ENDINGS, Endings
from tallystick.names.sound import said_otherwise, sound


@dataclass(frozen=True, slots=True)
class PersonName:
    """A surname and what stands before it, as written in one place.

    `surname` holds its particles too ("von der Leyen").
    """

    given: tuple[str, ...]
    surname: str

    def __str__(self) -> str:
        """The name in its usual order."""
        return " ".join((*self.given, self.surname))

    @property
    def weight(self) -> int:
        """How full the name is: initials count less than names."""
        return 2 + sum(1 if _is_initial(part) else 2 for part in self.given)


def person_name(words: Sequence[str], particles: frozenset[str] = frozenset()) -> PersonName:
    """The name that a run of words makes: the last word, with the particles before it, is the surname.

    >>> person_name(["Ursula", "von", "der", "Leyen"], frozenset({"von", "der"}))
    PersonName(given=('Ursula',), surname='von der Leyen')
    """
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in particles:
        start -= 1
    return PersonName(tuple(words[:start]), " ".join(words[start:]))


def sounds(part: str, endings: Endings = NO_ENDINGS) -> frozenset[str]:
    """The plain forms that a part of a name may have, of itself and of its nominatives."""
    forms = (part, *endings.bases(part))
    return frozenset(map(sound, forms)).union(*map(said_otherwise, forms))


def same_surname(one: PersonName, two: PersonName, endings: Endings = NO_ENDINGS) -> bool:
    """Whether the surnames may be one, over scripts, spellings and cases."""
    return bool(sounds(one.surname, endings) & sounds(two.surname, endings))


def agree(one: PersonName, two: PersonName, endings: Endings = NO_ENDINGS) -> bool:
    """Whether two names may be one person's: surnames are one, and no given name speaks against it.

    A word more before the name ("Wohnbauministerin Aoife Brennan"), or behind the first ("A. B. Ivanov"), does not.

    >>> agree(person_name(["A.", "Белоусов"]), person_name(["Andreï", "Beloussov"]))
    True
    >>> agree(person_name(["Олена", "Гриценко"]), person_name(["Елена", "Гриценко"]))
    True
    >>> agree(person_name(["Igor", "Ivanov"]), person_name(["Petr", "Ivanov"]))
    False
    >>> agree(person_name(["Aoife", "Brennan"]), person_name(["Wohnbauministerin", "Aoife", "Brennan"]))
    True
    >>> agree(person_name(["Ministerin", "Anna", "Rossi"]), person_name(["Ministerin", "Eva", "Rossi"]))
    False
    """
    if not same_surname(one, two, endings):
        return False
    short, long = sorted((one.given, two.given), key=len)
    if not short:
        return True
    heads, tails = zip(short, long, strict=False), zip(reversed(short), reversed(long), strict=False)
    return any(all(_given_agree(a, b, endings) for a, b in pairs) for pairs in (heads, tails))


def _given_agree(one: str, two: str, endings: Endings) -> bool:
    if _is_initial(one) or _is_initial(two):
        return sound(one.rstrip("."))[:1] == sound(two)[:1]
    return bool(set(map(one_given, sounds(one, endings))) & set(map(one_given, sounds(two, endings))))


def _is_initial(part: str) -> bool:
    return len(part.rstrip(".")) == 1


def key_of(name: PersonName, endings: Endings = NO_ENDINGS) -> str:
    """The key of a person in no list: plain forms of surname and first given name.

    Where the given name stands in another case, so does the surname; a name
    that stands alone is taken as it is.

    >>> key_of(person_name(["Пётр", "Иванов"]))
    '~person.ivanov-petr'
    """
    given = name.given[0] if name.given else ""
    bases = endings.bases(given) if given else ()
    surname = name.surname
    if bases:
        given, surname = bases[0], (endings.bases(surname) or (surname,))[0]
    parts = [sound(surname.replace(" ", ""))]
    if given:
        parts.append(one_given(sound(given.rstrip("."))))
    return "~person." + "-".join(part or "x" for part in parts)
