"""What a form of a word may be in a language, found once and kept: its meanings, and the rows that it may begin.

Most words of a text are seen again and again. So what the trees of a pack say of a
form is gathered when it is first met; reading a token afterwards is one look-up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from tallystick.packs.compiled import Hit, LanguagePack
from tallystick.packs.tree import Leaf, Node
from tallystick.recognise.ground.compounds import pieces_of
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.vulgar import vulgar

Entrance: TypeAlias = tuple[Node, frozenset[str] | None, frozenset[str] | None]
"""A place in a tree behind a first word, with the features that this word shows and those to agree with."""
LEXICON = "words"
_MOST_KEPT = 50_000
_NO_FEATURES: frozenset[str] = frozenset()


class Single(NamedTuple):
    """What a form means by itself, with the rule and the place in the packs that its annotation shows."""

    lexeme: Lexeme
    rule: str
    place: str


@dataclass(frozen=True, slots=True, eq=False)
class WordUse:
    """A form's readings.

    `specs` are the word specs among its hits. `alone` is what it means by itself, by
    kind, the more specific first. A phrase goes on from the places in `entered`, behind it
    with one of the words or specs in `followers`, or with anything at all where
    `is_open`. `begins` has, by layer, the places behind it in rows that it may begin;
    those of the words' own layer are in `entered` alone. `signs` are the form and its specs: all that rows may ask for.
    """

    hits: tuple[Hit, ...]
    specs: frozenset[str]
    alone: Mapping[str, tuple[Single, ...]]
    entered: tuple[Entrance, ...]
    followers: frozenset[str]
    is_open: bool
    begins: tuple[tuple[str, tuple[Entrance, ...]], ...]
    signs: frozenset[str]
    begins_number: bool

    def may_go_on(self, following: str, uses: WordUse) -> bool:
        """Whether a phrase that begins with this form may go on with the form that follows it."""
        followers = self.followers
        return self.is_open or following in followers or not followers.isdisjoint(uses.specs)


def uses_in(pack: LanguagePack, keys: Sequence[str]) -> list[WordUse]:
    """The use of each folded form, in their order."""
    known: dict[str, WordUse] = pack.known_uses
    if len(known) >= _MOST_KEPT:
        known.clear()
    try:
        return list(map(known.__getitem__, keys))
    except KeyError:
        return [known.get(key) or _learnt(pack, known, key) for key in keys]


def _learnt(pack: LanguagePack, known: dict[str, WordUse], key: str) -> WordUse:
    hits = pack.forms.get(key, ())
    entered = _entrances(pack.tree(LEXICON), key, hits)
    leaves = [(leaf, features or _NO_FEATURES) for node, features, _ in entered for leaf in node.leaves]
    leaves.sort(key=lambda pair: (-pair[0].weight, pair[0].entry.order))
    alone = _by_kind(leaves)
    followers = frozenset(name for node, _, _ in entered for table in (node.words, node.lemmas) for name in table)
    is_open = any(node.slots or node.gaps for node, _, _ in entered)
    begins = ((layer, _entrances(root, key, hits)) for layer, root in pack.trees.items() if layer != LEXICON)
    specs = frozenset(spec for spec, _ in hits)
    known[key] = WordUse(
        hits=hits,
        specs=specs,
        alone=alone,
        entered=tuple(
            (replace(node, leaves=()), features, agreement)
            for node, features, agreement in entered
            if node.words or node.is_open
        ),
        followers=followers,
        is_open=is_open,
        begins=tuple((layer, found) for layer, found in begins if found),
        signs=specs | {key},
        begins_number=_begins_number(pack, key, alone),
    )
    return known[key]


def _begins_number(pack: LanguagePack, key: str, alone: Mapping[str, tuple[Single, ...]]) -> bool:
    """Whether a form may begin a number: figures, a numeral or what may be cut into some, a sign."""
    pieces = pieces_of(pack)
    may_be_cut = pieces is not None and key[:2] in pieces.starts
    return key[:1].isdecimal() or "numeral" in alone or may_be_cut or vulgar(key) is not None


def _by_kind(leaves: list[tuple[Leaf, frozenset[str]]]) -> dict[str, tuple[Single, ...]]:
    """What words mean by themselves, by the sections of their entries."""
    found: dict[str, tuple[Single, ...]] = {}
    for leaf, features in leaves:
        entry = leaf.entry
        single = Single(Lexeme(entry.args, features), entry.rule, entry.place)
        found[entry.section] = (*found.get(entry.section, ()), single)
    return found


def _entrances(root: Node, key: str, hits: tuple[Hit, ...]) -> tuple[Entrance, ...]:
    """Where a form leads to from the root of a tree."""
    found: list[Entrance] = [(root.words[key], None, None)] if key in root.words else []
    for spec, features in hits:
        for step in root.lemmas.get(spec, ()):
            if step.element.features <= features:
                found.append((step.node, features, features if step.element.agrees else None))
    return tuple(found)
