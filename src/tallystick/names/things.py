"""Counted things over languages: whether two names may stand for one thing.

A transformer is no generator in any language, and a Patriot is no Gepard. What the
list beside this file does not know may be anything.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from tallystick.names.stems import plain

_FIRST = 3
_INSIDE = 6
"""How long a beginning has to be to be found inside a word as well."""

Stems = Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


@lru_cache(maxsize=20_000)
def things_in(name: str, money: bool = False) -> frozenset[str]:
    """The things that a name speaks of, or the purposes of money; empty where it has no known word.

    >>> things_in("дизельных генераторов") & things_in("groupes électrogènes")
    frozenset({'generator'})
    >>> sorted(things_in("Schützenpanzer")), things_in("loans for schools", money=True)
    (['fighting_vehicle'], frozenset({'loan'}))
    """
    return _known(name, "money" if money else "things")


@lru_cache(maxsize=20_000)
def models_in(name: str) -> frozenset[str]:
    """The makes that a name gives ("Leopard"), and the ills it is against ("measles"); empty where none is known."""
    return _known(name, "models") | _known(name, "ills")


def are_apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether something is known of both names, and nothing of it is the same."""
    return bool(one and two) and not one & two


def _known(name: str, section: str) -> frozenset[str]:
    """What the longest known beginnings in a name stand for; each letter is read once."""
    text = f"{plain(name)} "
    found: set[str] = set()
    at = 0
    while at < len(text):
        stem, meant = _longest_at(text, at, _stems()[section])
        found |= meant
        at += max(1, len(stem))
    return frozenset(found)


def _longest_at(text: str, at: int, stems: Stems) -> tuple[str, frozenset[str]]:
    """The longest known beginning that stands at a place of a text, with what it may mean."""
    starts_word = at == 0 or not text[at - 1].isalnum()
    for stem, meant in stems.get(text[at : at + _FIRST], ()):
        if (starts_word or len(stem) >= _INSIDE) and text.startswith(stem, at):
            return stem, meant
    return "", frozenset()


@lru_cache(maxsize=1)
def _stems() -> Mapping[str, Stems]:
    table = tomllib.loads((files("tallystick.names") / "things.toml").read_text(encoding="utf-8"))
    return {section: _by_beginning(rows) for section, rows in table.items()}


def _by_beginning(rows: Mapping[str, list[str]]) -> Stems:
    """Beginnings with all that they may mean, by their first letters, the longest first."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name, stems in rows.items():
        for stem in stems:
            meant[stem].add(name)
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for stem in sorted(meant, key=lambda stem: (-len(stem), stem)):
        found[stem[:_FIRST]].append((stem, frozenset(meant[stem])))
    return {first: tuple(together) for first, together in found.items()}
