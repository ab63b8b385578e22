"""Who speaks, as far as it takes to tell one voice from another.

A body, its head and its spokesman are one voice, and so is a capital that stands
for its government. A person's name decides where both have one; else the office
and the land do; what neither tells may be anybody.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from tallystick.names.oblique import cases
from tallystick.names.person_name import PersonName, agree, key_of, person_name
from tallystick.names.sound import sound
from tallystick.names.stems import Stems, every, longest, plain, stems_of
from tallystick.names.territories import territories

_NEWSROOM = "newsroom"
_STATE = "state"
_ALIKE = 3
"""So many letters in a row make two names of places alike."""
_TITLES = frozenset({"PM", "MP", "CEO", "CFO", "COO", "MoD", "FM", "TV"})
"""Short words of roles that are no body's name."""
_BLOCS = frozenset({"eu", "g7"})
"""Lands that act as one, whether by their bodies or by their members."""
_AND = re.compile(r",| (?:and|und|et|y|e|i|и|та|й|і) ")
_WORD = re.compile(r"\w+")


class Same(StrEnum):
    """Whether two voices are one."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Voice:
    """A person, or a body, with what is known of office and land.

    `body` is what kind of body it is where no office is known, `words` what its name and role have of names.
    `veiled` for those who would not be named, `many` for a crowd ("officials").
    """

    name: str
    key: str | None = None
    person: PersonName | None = None
    office: str | None = None
    land: str | None = None
    body: str | None = None
    words: frozenset[str] = frozenset()
    veiled: bool = False
    many: bool = False

    @property
    def label(self) -> str:
        """A stable word for the voice, the same over spellings where that can be known."""
        if self.person:
            return key_of(self.person)
        return self.key or ".".join(filter(None, (self.land, self.office))) or plain(self.name)


@lru_cache(maxsize=20_000)
def land_of(text: str) -> str | None:
    """The land that a name speaks of, by the beginnings of its words; None for none.

    >>> land_of("Andrej Beloussow, russischer Verteidigungsminister"), land_of("Москвою"), land_of("le ministère")
    ('ru', 'ru', None)
    >>> land_of("Египта"), land_of("Vereinigte Arabische Emirate")
    ('eg', 'ae')
    >>> land_of("Ghana Health Service"), land_of("грузовики")
    ('gh', None)
    """
    words = _without_others(plain(text))
    return longest(words, _lands())


def _without_others(text: str) -> str:
    """A plain text without the words that only begin like the name of a land."""
    others = _stems()["no_lands"]
    return "".join(f"{word} " for word in text.split() if longest(f"{word} ", others) is None)


@lru_cache(maxsize=20_000)
def office_of(text: str) -> str | None:
    """The office or body that a name speaks of; None for none.

    >>> office_of("министр обороны РФ"), office_of("Czech president")
    ('defence', 'president')
    """
    return longest(f"{plain(text)} ", _stems()["offices"])


@lru_cache(maxsize=20_000)
def is_many(name: str) -> bool:
    """Whether a name is that of many who act together, and not of one land.

    >>> is_many("західні партнери"), is_many("the German partner company"), is_many("Denmark and the Netherlands")
    (True, False, True)
    """
    text = f"{plain(name)} "
    if land_of(name) in _BLOCS:
        return False
    return longest(text, _stems()["many"]) is not None or (_AND.search(text) is not None and _are_lands(text))


def _are_lands(text: str) -> bool:
    words = _without_others(text)
    return len(every(words, _lands())) > 1


@lru_cache(maxsize=20_000)
def is_place(name: str, key: str | None = None) -> bool:
    """Whether a receiver is a place or a group within some land, as far as can be told: no land, body or army is named.

    >>> is_place("Sindh"), is_place("Пакистан"), is_place("die Armee"), is_place("le ministère de la Santé")
    (True, False, False, False)
    """
    text = f"{plain(name)} "
    known = land_in(name, key) or office_of(name) or body_of(name) or longest(text, _stems()["forces"])
    return known is None and not is_many(name)


@lru_cache(maxsize=20_000)
def are_unlike_places(one: str, two: str) -> bool:
    """Whether two names with a capital are of two places, as they sound in whatever script.

    >>> are_unlike_places("Закарпаття", "Transkarpatien"), are_unlike_places("Мачва", "Sindh")
    (False, True)
    """
    if not (one[:1].isupper() and two[:1].isupper() and is_place(one) and is_place(two)):
        return False
    a, b = ("".join(map(sound, name.split())) for name in (one, two))
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size < _ALIKE


@lru_cache(maxsize=20_000)
def is_of_all(words: str) -> bool:
    """Whether some words tell what many did all together.

    >>> is_of_all("Il a reçu 38 lits de tous ses donateurs"), is_of_all("Les donateurs en ont vu 38")
    (True, False)
    """
    text = f"{plain(words)} "
    return longest(text, _stems()["many"]) is not None and longest(text, _stems()["whole"]) is not None


@lru_cache(maxsize=20_000)
def body_of(text: str) -> str | None:
    """What kind of body a name speaks of; None for none that is known.

    >>> body_of("managing director of the builders' federation"), body_of("ministère de la Santé")
    ('association', 'state')
    """
    return longest(f"{plain(text)} ", _stems()["bodies"])


@lru_cache(maxsize=20_000)
def voice_of(name: str, role: str | None = None, key: str | None = None, anonymity: str | None = None) -> Voice:
    """The voice of a speaker from its name, the words of its office, its key and how far it lets itself be known."""
    words = f"{name} {role or ''}"
    veiled = anonymity == "anonymous"
    person = person_name(name.split()) if name.strip() and anonymity == "named" else None
    # A person may be called Jordan: of names only the beginnings are asked that no surname has.
    land = longest(f"{plain(words)} ", _stems()["lands"]) if person else land_of(words)
    many = anonymity == "collective"
    office = _office(key) or office_of(role or name)
    body = None if office else body_of(role or name)
    return Voice(name, key, person, office, _land(key) or land, body, _names_in(words), veiled, many)


def _names_in(words: str) -> frozenset[str]:
    """What is written in the way of short names: words with a capital behind their first letter ("ZDB", "GdW")."""
    written = (word for word in _WORD.findall(words) if any(letter.isupper() for letter in word[1:]))
    return frozenset(word.lower() for word in written if word not in _TITLES and land_of(word) is None)


def same_voice(one: Voice, two: Voice) -> Same:
    """Whether two voices are one; a body speaks through its head, and a capital through its ministers.

    >>> same_voice(voice_of("Andrei Belousov", "Russian defence minister", anonymity="named"), voice_of("Минобороны"))
    <Same.YES: 'yes'>
    """
    if one.veiled != two.veiled:
        return Same.NO
    if one.key and one.key == two.key:
        return Same.YES
    if (one.many and two.person) or (two.many and one.person):
        return Same.NO
    if (one.office == _NEWSROOM) != (two.office == _NEWSROOM):
        return Same.NO
    if one.person and two.person:
        return Same.YES if agree(one.person, two.person, cases()) else Same.NO
    if plain(one.name) == plain(two.name):
        return Same.YES
    if one.words & two.words:
        return Same.YES
    if _differ(one.office, two.office) or _differ(one.land, two.land) or _are_unlike_bodies(one, two):
        return Same.NO
    if one.office and two.office:
        return Same.YES
    if one.land and two.land and (one.office is None or two.office is None):
        return Same.YES if _only_land(one) or _only_land(two) else Same.UNKNOWN
    return Same.UNKNOWN


def _are_unlike_bodies(one: Voice, two: Voice) -> bool:
    """Whether one is a body of a kind, and the other one of another kind, or an office or a land."""
    if _differ(one.body, two.body):
        return True
    pairs = ((one, two), (two, one))
    return any(a.body not in (None, _STATE) and not b.body and (b.office or _only_land(b)) for a, b in pairs)


def _only_land(voice: Voice) -> bool:
    """Whether it is a capital or a land and no body of it: its name is one word."""
    return voice.person is None and voice.office is None and len(voice.name.split()) == 1


def _differ(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and one != two


def _office(key: str | None) -> str | None:
    """The office in the words of this file, from a key such as gov.ru.mod."""
    known = {"mod": "defence", "mfa": "foreign", "president": "president", "finance": "finance", "health": "health"}
    return known.get(key.rsplit(".", 1)[-1]) if key and key.startswith("gov.") else None


def _land(key: str | None) -> str | None:
    parts = (key or "").split(".")
    return parts[1] if len(parts) > 1 and parts[0] in ("gov", "country", "force") else None


def land_in(name: str, key: str | None) -> str | None:
    """The land of a party, by its key, else by the words of its name; None where neither tells.

    >>> land_in("Kairo", "country.eg"), land_in("die Niederlande", None)
    ('eg', 'nl')
    """
    return _land(key) or land_of(name)


@lru_cache(maxsize=1)
def _lands() -> Stems:
    """The beginnings of all lands: as CLDR names them, and as they, their people and their capitals are called."""
    all_of_them = (_stems()["lands"], _stems()["capitals"], territories())
    return stems_of(pair for stems in all_of_them for together in stems.values() for pair in together)


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, Stems]:
    table = tomllib.loads((files("tallystick.names") / "offices.toml").read_text(encoding="utf-8"))
    return {
        section: stems_of((_stem(stem), name) for name, stems in names.items() for stem in stems)
        for section, names in table.items()
    }


def _stem(written: str) -> str:
    """A beginning in plain letters; a blank at its end, which makes it a whole word, stays."""
    return plain(written) + (" " if written.endswith(" ") else "")
