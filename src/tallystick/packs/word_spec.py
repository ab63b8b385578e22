"""How words are written in packs: `lemma:paradigm`, with further stems after slashes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordSpec:
    """A word as a pack names it.

    `paradigm` is None for a literal form. `prefix` is what stood before a plus sign, in
    "zu+sagen:v_en_sep"; it is part of the lemma too.
    """

    lemma: str
    paradigm: str | None = None
    stems: tuple[str, ...] = ()
    prefix: str = ""


def parse_word(text: str) -> WordSpec:
    """The word that a piece of pack text without spaces names.

    >>> parse_word("боец:m_an/бойц")
    WordSpec(lemma='боец', paradigm='m_an', stems=('бойц',), prefix='')
    >>> parse_word("d'")
    WordSpec(lemma="d'", paradigm=None, stems=(), prefix='')
    """
    lemma, colon, rest = text.rpartition(":")
    if not colon or not lemma or not rest:
        return WordSpec(text)
    name, *stems = rest.split("/")
    before, plus, after = lemma.partition("+")
    return WordSpec(before + after, name, tuple(stems), before if plus else "")


def parse_phrase(text: str) -> tuple[WordSpec, ...]:
    """The words of a phrase, in order.

    >>> [word.lemma for word in parse_phrase("unité:n d' équipement:n")]
    ['unité', "d'", 'équipement']
    """
    return tuple(parse_word(word) for word in text.split())
