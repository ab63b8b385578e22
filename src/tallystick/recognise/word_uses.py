"""What a form of a word may be in a language, found once and kept: its meanings, and the rows that it may begin.

Most words of a text are seen again and again. So what the trees of a pack say of a
form is gathered when it is first met; reading a token afterwards is one look-up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from tallystick.packs.compiled import Hit, LanguagePack
from tallystick.packs.entry import Entry
from tallystick.packs.tree import Node
from tallystick.recognise.lexeme import Lexeme

Entrance: TypeAlias = tuple[Node, frozenset[str] | None, frozenset[str] | None]
"""A place in a tree behind a first word, with the features that this word shows and those to agree with."""
LEXICON = "words"
_MOST_KEPT = 50_000
_NO_FEATURES: frozenset[str] = frozenset()


class Single(NamedTuple):
    """What a form means by itself, with the kind, the rule and the place in the packs that its annotation shows."""

    kind: str
    rule: str
    place: str
    lexeme: Lexeme


@dataclass(frozen=True, slots=True)
class WordUse:
    """A form's readings.

    `specs` are the word specs among its hits. `alone` is what it means by itself,
    the more specific first. A phrase goes on from the places in `entered`, behind it
    with one of the words or specs in `followers`, or with anything at all where
    `is_open`. `begins` has, by layer, the places behind it in rows that it may begin;
    those of the words' own layer are in `entered` alone. `signs` are the form and its specs: all that rows may ask for.
    """

    hits: tuple[Hit, ...]
    specs: frozenset[str]
    alone: tuple[Single, ...]
    entered: tuple[Entrance, ...]
    followers: frozenset[str]
    is_open: bool
    begins: tuple[tuple[str, tuple[Entrance, ...]], ...]
    signs: frozenset[str]

    def may_go_on(self, following: str, uses: WordUse) -> bool:
        """Whether a phrase that begins with this form may go on with the form that follows it."""
        if self.is_open:
            return True
        followers = self.followers
        if not followers:
            return False
        return following in followers or not followers.isdisjoint(uses.specs)


def uses_in(pack: LanguagePack, keys: Iterable[str]) -> list[WordUse]:
    """The use of each folded form, in their order."""
    known: dict[str, WordUse] = pack.known_uses
    if len(known) >= _MOST_KEPT:
        known.clear()
    return [known.get(key) or _learnt(pack, known, key) for key in keys]


def _learnt(pack: LanguagePack, known: dict[str, WordUse], key: str) -> WordUse:
    hits = pack.forms.get(key, ())
    entered = _entrances(pack.tree(LEXICON), key, hits)
    leaves = [(leaf, features or _NO_FEATURES) for node, features, _ in entered for leaf in node.leaves]
    leaves.sort(key=lambda pair: (-pair[0].weight, pair[0].entry.order))
    begins = ((layer, _entrances(root, key, hits)) for layer, root in pack.trees.items() if layer != LEXICON)
    specs = frozenset(spec for spec, _ in hits)
    known[key] = WordUse(
        hits=hits,
        specs=specs,
        alone=tuple(_single(leaf.entry, features) for leaf, features in leaves),
        entered=entered,
        followers=frozenset(name for node, _, _ in entered for table in (node.words, node.lemmas) for name in table),
        is_open=any(node.slots or node.gaps for node, _, _ in entered),
        begins=tuple((layer, found) for layer, found in begins if found),
        signs=specs | {key},
    )
    return known[key]


def _single(entry: Entry, features: frozenset[str]) -> Single:
    return Single(entry.section, entry.rule, entry.place, Lexeme(entry.args, features))


def _entrances(root: Node, key: str, hits: tuple[Hit, ...]) -> tuple[Entrance, ...]:
    """Where a form leads to from the root of a tree."""
    found: list[Entrance] = [(root.words[key], None, None)] if key in root.words else []
    for spec, features in hits:
        for step in root.lemmas.get(spec, ()):
            if step.element.features <= features:
                found.append((step.node, features, features if step.element.agrees else None))
    return tuple(found)
