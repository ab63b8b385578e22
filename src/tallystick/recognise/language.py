"""Which of our languages a text is in, or none of them.

The packs know it themselves: each names its most frequent little words and the
letters that set it apart. A word that several languages share counts for each
of them by its share. Languages that we do not read but that look like ours
compete as well (world/other_languages.toml), so that a Bulgarian text is not
taken for a Russian one. A script needs no rule of its own: no word of another
script is in the lists. Where the little words leave two languages equal ("in" is
English and German) or say too little, the packs' whole dictionaries decide.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tallystick.errors import Fault, PackError
from tallystick.packs import Packs
from tallystick.words.fold import fold

_OTHERS = "world/other_languages.toml"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_ENOUGH = 0.06
_LETTER_WEIGHT = 0.5
_NEARLY = 0.9
_KNOWN = 0.25
# A headline may hold no little word at all: then our dictionaries have to know most of its words.
_SHORT = 25
_MOSTLY_KNOWN = 0.5
_FOREIGN_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one language: its frequent words and its own letters; `ours` where there is a pack."""

    code: str
    words: frozenset[str]
    letters: frozenset[str]
    ours: bool


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What each word and each letter speaks for, and how strongly: one over the number of languages that have it."""

    words: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, tuple[str, ...]]
    ours: frozenset[str]


def identify(text: str, packs: Packs) -> str | None:
    """The code of the pack in whose language a text is, or None where it is in none of them or says too little."""
    words = Counter(fold(word) for word in _WORD.findall(_sample(text)))
    total = words.total()
    if not total:
        return None
    evidence = _evidence(packs)
    scores = _scores(words, evidence)
    best = max(scores.values(), default=0.0)
    sure = best >= _ENOUGH * total
    close = sorted(code for code, score in scores.items() if score >= _NEARLY * best)
    ours = [code for code in close if code in evidence.ours]
    if sure and ours and len(close) == 1:
        return close[0]
    found = _by_dictionary(words, ours, packs, _KNOWN)
    if found is None and not sure and total <= _SHORT:
        return _by_dictionary(words, _in_their_letters(words, packs), packs, _MOSTLY_KNOWN)
    return found


def _in_their_letters(words: Counter[str], packs: Packs) -> list[str]:
    """Our languages whose own little words are written in the letters of some words, but for a few."""
    letters = set("".join(words))
    return [
        profile.code
        for profile in _profiles(packs)
        if profile.ours and len(letters - set("".join(profile.words)) - profile.letters) <= _FOREIGN_LETTERS
    ]


def _by_dictionary(words: Counter[str], codes: list[str], packs: Packs, enough: float) -> str | None:
    """The one of some languages whose pack knows most of the words, where it knows enough of them."""
    known = {
        code: sum(count for word, count in words.items() if word in packs.language(code).forms) / words.total()
        for code in codes
    }
    code = max(known, key=lambda code: (known[code], code), default=None)
    return code if code is not None and known[code] >= enough else None


def _sample(text: str) -> str:
    """The text, or of a long one its beginning, middle and end."""
    if len(text) <= _SAMPLE:
        return text
    half, quarter, middle = _SAMPLE // 2, _SAMPLE // 4, len(text) // 2
    return f"{text[:half]}\n{text[middle : middle + quarter]}\n{text[-quarter:]}"


def _scores(words: Mapping[str, int], evidence: _Evidence) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word, count in words.items():
        for code, weight in _speaks_for(word, evidence):
            scores[code] = scores.get(code, 0.0) + weight * count
    return scores


def _speaks_for(word: str, evidence: _Evidence) -> Iterator[tuple[str, float]]:
    """The languages that a word speaks for: by itself, and by each of its letters that is not everybody's."""
    codes = evidence.words.get(word, ())
    for code in codes:
        yield code, 1 / len(codes)
    for letter in set(word):
        codes = evidence.letters.get(letter, ())
        for code in codes:
            yield code, _LETTER_WEIGHT / len(codes)


@lru_cache(maxsize=8)
def _evidence(packs: Packs) -> _Evidence:
    profiles = list(_profiles(packs))
    return _Evidence(
        _index((profile.code, profile.words) for profile in profiles),
        _index((profile.code, profile.letters) for profile in profiles),
        frozenset(profile.code for profile in profiles if profile.ours),
    )


def _index(signs: Iterable[tuple[str, frozenset[str]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, members in signs:
        for member in members:
            found[member] = (*found.get(member, ()), code)
    return found


def _profiles(packs: Packs) -> Iterator[Profile]:
    for code in packs.codes:
        yield _profile(code, _table(packs, f"languages/{code}/language.toml"), ours=True)
    if _OTHERS in packs.files:
        for row in _table(packs, _OTHERS).get("other_language", []):
            if row["code"] not in packs.codes:
                yield _profile(row["code"], row, ours=False)


def _profile(code: str, table: Mapping[str, object], *, ours: bool) -> Profile:
    frequent, letters = table.get("frequent", []), table.get("letters", "")
    words = frozenset(fold(str(word)) for word in frequent) if isinstance(frequent, list) else frozenset()
    return Profile(code, words, frozenset(str(letters).lower()), ours)


def _table(packs: Packs, name: str) -> dict[str, list[dict[str, str]]]:
    """A pack file as it stands: identifying needs no compiled pack."""
    try:
        return tomllib.loads(packs.files[name].read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise PackError([Fault(name, "", f"cannot be read: {error}", "mend the line")]) from error
