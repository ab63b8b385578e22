"""Where the patterns of a layer match: one walk down its tree from each token that can begin one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from unicodedata import category

from tallystick.model import Annotation
from tallystick.packs.entry import Entry
from tallystick.packs.tree import Node, Root, Step
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme

_AGREEMENT = (frozenset({"sg", "pl"}), frozenset("mfn"), frozenset({"nom", "gen", "dat", "acc", "ins", "loc", "voc"}))

_NO_FEATURES: frozenset[str] = frozenset()
_NO_ROWS = Root()
_CLOSED_TO_GAPS = frozenset(".!?…;:()")


class Match(NamedTuple):
    """A row that fits: its entry, the tokens it covers (both inclusive) and the annotations in its slots, in order.

    `features` are those of its first inflected word. A named tuple, as texts make many.
    """

    entry: Entry
    first: int
    last: int
    parts: tuple[Annotation, ...]
    weight: int
    features: frozenset[str]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts better matches first: longer, more specific, earlier in the pack."""
        return (self.first - self.last, -self.weight, self.entry.order)


def matches(board: Board, layer: str) -> list[Match]:
    """Every match of the layer's patterns, in text order of their starts.

    A text without anything that tells of a row is passed over. Where every row needs some annotation, sentences
    without one are too, and where every row needs two, texts that have but one.
    """
    root = board.pack.trees.get(layer, _NO_ROWS)
    if not board.has_any(root.telling):
        return []
    words = board.beginning(layer)
    if not words and not root.gaps and board.kinds.isdisjoint(root.slots):
        return []
    if not root.is_free:
        present = root.needs & board.kinds
        if not present or (root.fewest > 1 and _laid(board, root.kinds) < root.fewest):
            return []
        if words and len(board.sentences) > 1:
            held = _sentences_with(board, present)
            words = [(token, entrances) for token, entrances in words if board.sentence_of[token] in held]
    walk = _Walk(board)
    for token, entrances in words:
        walk.begin(token)
        for node, features, agreement in entrances:
            walk.on(node, token + 1, (), features, agreement)
    for kind, steps in root.slots.items():
        if kind in board.kinds:
            for annotation in board.of(kind):
                walk.begin(annotation.first)
                walk.over(annotation, steps)
    if root.gaps:
        for token in range(len(board.tokens)):
            walk.begin(token)
            walk.past(root.gaps, token)
    found = walk.found
    if len(found) > 1:
        found.sort(key=lambda match: (match.first, match.entry.order, match.last))
    return found


def _laid(board: Board, kinds: Iterable[str]) -> int:
    """How many annotations of the kinds there are."""
    return sum(len(board.of(kind)) for kind in kinds)


def _sentences_with(board: Board, kinds: Iterable[str]) -> set[int]:
    """The numbers of the sentences in which an annotation of one of the kinds begins."""
    sentence_of = board.sentence_of
    return {sentence_of[annotation.first] for kind in kinds for annotation in board.of(kind)}


class _Walk:
    """Walks from one token after the other, and what they have found."""

    __slots__ = ("board", "end", "first", "found", "keys")

    def __init__(self, board: Board) -> None:
        self.board = board
        self.keys = board.tokens.keys
        self.first = self.end = 0
        self.found: list[Match] = []

    def begin(self, first: int) -> None:
        """Walk from another token now."""
        self.first = first
        self.end = self.board.ends[first]

    def on(
        self,
        node: Node,
        at: int,
        parts: tuple[Annotation, ...] = (),
        features: frozenset[str] | None = None,
        agreement: frozenset[str] | None = None,
    ) -> None:
        """Go on from a place in the tree; what was gathered so far are the parts and the features.

        `features` are those of the first inflected word, `agreement` those that the next word must agree with.
        """
        for leaf in node.leaves:
            self.found.append(Match(leaf.entry, self.first, at - 1, parts, leaf.weight, features or _NO_FEATURES))
        if at >= self.end:
            return
        key = self.keys[at]
        if key in node.words:
            self.on(node.words[key], at + 1, parts, features, agreement)
        if node.is_open:
            self._on_openly(node, at, parts, features, agreement)

    def _on_openly(
        self,
        node: Node,
        at: int,
        parts: tuple[Annotation, ...],
        features: frozenset[str] | None,
        agreement: frozenset[str] | None,
    ) -> None:
        """Go on with what is not a plain word: inflected words, slots and gaps."""
        board = self.board
        if node.lemmas:
            for spec, shown in board.uses[at].hits:
                for step in node.lemmas.get(spec, ()):
                    self._take(step, at + 1, shown, parts, features, agreement)
        for kind, steps in node.slots.items():
            if kind in board.kinds:
                for part in board.starting(at, kind):
                    self.over(part, steps, parts, features, agreement)
        if node.gaps:
            self.past(node.gaps, at, parts, features, agreement)

    def over(
        self,
        part: Annotation,
        steps: list[Step],
        parts: tuple[Annotation, ...] = (),
        features: frozenset[str] | None = None,
        agreement: frozenset[str] | None = None,
    ) -> None:
        """Go on behind an annotation that stands in a slot."""
        shown = part.value.features if isinstance(part.value, Lexeme) else _NO_FEATURES
        parts = (*parts, part)
        for step in steps:
            self._take(step, part.last + 1, shown, parts, features, agreement)

    def past(
        self,
        gaps: tuple[tuple[int, int, Node], ...],
        at: int,
        parts: tuple[Annotation, ...] = (),
        features: frozenset[str] | None = None,
        agreement: frozenset[str] | None = None,
    ) -> None:
        """Go on behind gaps of every size that they may have."""
        keys = self.keys
        for least, most, node in gaps:
            asks_words = not node.leaves and not node.is_open
            for end in range(at + least, min(at + most + 1, self.end)):
                if end > at and keys[end - 1] in _CLOSED_TO_GAPS:
                    break
                if not asks_words or keys[end] in node.words:
                    self.on(node, end, parts, features, agreement)

    def _take(
        self,
        step: Step,
        at: int,
        shown: frozenset[str],
        parts: tuple[Annotation, ...],
        features: frozenset[str] | None,
        agreement: frozenset[str] | None,
    ) -> None:
        """Go on behind a step, where the features that its word or part shows fit and agree."""
        if step.is_choosy:
            element = step.element
            if not element.features <= shown:
                return
            if element.agrees:
                if agreement is not None and not _agree(agreement, shown):
                    return
                agreement = shown if agreement is None else agreement | shown
        self.on(step.node, at, parts, shown if features is None else features, agreement)


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two forms agree in each of number, gender and case that both show."""
    return all(not (one & kind) or not (two & kind) or one & two & kind for kind in _AGREEMENT)


def best(found: Sequence[Match], group: Callable[[Match], object] = lambda match: match.entry.section) -> list[Match]:
    """Of overlapping matches of one group the best, in text order."""
    if len(found) < 2:
        return list(found)
    ranked = sorted(found, key=lambda match: match.rank)
    taken: dict[object, set[int]] = {}
    result: list[Match] = []
    for match in ranked:
        covered = taken.setdefault(group(match), set())
        run = range(match.first, match.last + 1)
        if covered.isdisjoint(run):
            covered.update(run)
            result.append(match)
    return sorted(result, key=lambda match: (match.first, match.last))


def annotate(board: Board, match: Match, kind: str, value: object) -> Annotation:
    """Lay what a match gives on the board, with the rule and the pack entry behind it."""
    return board.put(kind, match.first, match.last, value, match.entry.rule, match.parts, match.entry.place)


def recognise_words(board: Board) -> None:
    """Lay the lexical classes on the board: every word and phrase that a section of the words layer knows.

    Of overlapping readings in one section the longest wins; a form that belongs
    to several entries of one section keeps all of them. Phrases are laid, and what
    a word means by itself is only promised: most of it nobody asks for.
    """
    uses, keys = board.uses, board.tokens.keys
    last = len(uses) - 1
    walk = _Walk(board)
    for token, use in enumerate(uses):
        if use.entered and token < last and use.may_go_on(keys[token + 1], uses[token + 1]):
            walk.begin(token)
            for node, features, agreement in use.entered:
                walk.on(node, token + 1, (), features, agreement)
    phrases, covered = _phrases(board, walk.found)
    board.promise(covered)
    for match in phrases:
        annotate(board, match, match.entry.section, Lexeme(match.entry.args, match.features))


def _phrases(board: Board, found: list[Match]) -> tuple[list[Match], dict[str, dict[int, tuple[int, int]]]]:
    """The phrases that stand, the longest first, and what each section thereby covers."""
    phrases: list[Match] = []
    covered: dict[str, dict[int, tuple[int, int]]] = {}
    for match in sorted(found, key=lambda match: match.rank):
        if _is_torn(board, match):
            continue
        places = covered.setdefault(match.entry.section, {})
        place = (match.first, match.last)
        run = range(match.first, match.last + 1)
        if any(places.get(token, place) != place for token in run):
            continue
        places.update(dict.fromkeys(run, place))
        phrases.append(match)
    return phrases, covered


def _is_torn(board: Board, match: Match) -> bool:
    """Whether a letter and a sign of money stand apart: "A$ 15" is one sign, Spanish "a $ 15" is "to $15"."""
    tokens, sign = board.tokens, match.first + 1
    if match.last < sign or len(tokens.keys[match.first]) > 1 or tokens.glued(sign):
        return False
    if match.entry.args.get("apart") and tokens.is_capital(match.first):
        return False
    return category(tokens.keys[sign][0]) == "Sc"
