"""Lands as an interface calls them, whatever language a report names them in."""

from __future__ import annotations

from tallystick.names.called import land_called, without_article
from tallystick.names.stems import plain
from tallystick.reports.interface import Interface
from tallystick.reports.wording import readable


def party_named(name: str, words: Interface) -> str:
    """A party by its name; a land that a report names in another language or case, by the reader's name for it.

    >>> from tallystick.reports.interface import interface
    >>> [party_named(name, interface("en")) for name in ("Эфиопию", "США", "l'Allemagne")]
    ['Ethiopia', 'United States', 'Germany']
    >>> [party_named(name, interface("ru")) for name in ("Ukraine", "Польши", "die Niederlande")]
    ['Украина', 'Польша', 'Нидерланды']
    >>> party_named("the Netherlands", interface("en")), party_named("бригада «Азов»", interface("en"))
    ('the Netherlands', 'бригада «Азов»')
    """
    code = land_called(name)
    known = words.locale.territories.get(code) if code else None
    return readable(name) if known is None or without_article(name) == plain(str(known)) else str(known)
