"""Names over scripts and spellings: what makes two of them one person, and the keys they are known by."""

from tallystick.names.index import Named, NameIndex
from tallystick.names.oblique import NO_ENDINGS, Endings
from tallystick.names.person_name import PersonName, agree, key_of, person_name
from tallystick.names.registry import KnownPerson, Registry, known_person
from tallystick.names.sound import sound

__all__ = [
    "NO_ENDINGS",
    "Endings",
    "KnownPerson",
    "NameIndex",
    "Named",
    "PersonName",
    "Registry",
    "agree",
    "key_of",
    "known_person",
    "person_name",
    "sound",
]
