"""Where the patterns of a layer match: one walk down its tree from each token that can begin one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from unicodedata import category

from tallystick.model import Annotation
from tallystick.packs.compiled import Hit, LanguagePack
from tallystick.packs.entry import Entry
from tallystick.packs.tree import Node, Step
from tallystick.recognise.board import Board
from tallystick.recognise.lexeme import Lexeme

_AGREEMENT = (frozenset({"sg", "pl"}), frozenset("mfn"), frozenset({"nom", "gen", "dat", "acc", "ins", "loc", "voc"}))

Single: TypeAlias = tuple[Entry, Lexeme]
_NOWHERE: Mapping[int, tuple[int, int]] = {}
_MOST_KEPT = 50_000
_NO_FEATURES: frozenset[str] = frozenset()
_CLOSED_TO_GAPS = frozenset(".!?…;:()")


@dataclass(frozen=True, slots=True)
class Match:
    """A row that fits: its entry, the tokens it covers (both inclusive) and the annotations in its slots, in order.

    `features` are those of its first inflected word.
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


@dataclass(frozen=True, slots=True)
class _State:
    """What a walk has gathered so far."""

    parts: tuple[Annotation, ...] = ()
    features: frozenset[str] | None = None
    agreement: frozenset[str] | None = None


def matches(board: Board, layer: str) -> list[Match]:
    """Every match of the layer's patterns, in text order of their starts."""
    found: list[Match] = []
    root = board.pack.tree(layer)
    words, lemmas, slots = root.words, root.lemmas, root.slots
    if not (words or lemmas or slots) or not (root.is_free or any(board.of(kind) for kind in root.needs)):
        return found
    hits, state = board.hits, _State()
    for token, key in enumerate(board.tokens.keys):
        if key in words or root.gaps or _begins(board, token, hits[token], lemmas, slots):
            _walk(board, root, token, token, state, found)
    return found


def _begins(
    board: Board, token: int, hits: tuple[Hit, ...], lemmas: Mapping[str, list[Step]], slots: Mapping[str, list[Step]]
) -> bool:
    """Whether an inflected word or an annotation here may begin a row."""
    if lemmas:
        for spec, _ in hits:
            if spec in lemmas:
                return True
    if slots:
        for annotation in board.starting(token):
            if annotation.kind in slots:
                return True
    return False


def _walk(board: Board, node: Node, first: int, at: int, state: _State, found: list[Match]) -> None:
    """Add the matches that go on from a place in the tree to those found."""
    for leaf in node.leaves:
        found.append(Match(leaf.entry, first, at - 1, state.parts, leaf.weight, state.features or _NO_FEATURES))
    keys = board.tokens.keys
    if at >= len(keys) or (at > first and board.sentence_of[at] != board.sentence_of[first]):
        return
    following = node.words.get(keys[at])
    if following is not None:
        _walk(board, following, first, at + 1, state, found)
    if node.lemmas:
        for spec, features in board.hits[at]:
            for step in node.lemmas.get(spec, ()):
                after = _taken(step, features, state)
                if after is not None:
                    _walk(board, step.node, first, at + 1, after, found)
    if node.slots:
        for annotation in board.starting(at):
            for step in node.slots.get(annotation.kind, ()):
                after = _taken(step, _features_of(annotation), state, annotation)
                if after is not None:
                    _walk(board, step.node, first, annotation.last + 1, after, found)
    for least, most, after_gap in node.gaps:
        for size in range(least, most + 1):
            end = at + size
            if end >= len(keys) or board.sentence_of[end] != board.sentence_of[first]:
                break
            if size and keys[end - 1] in _CLOSED_TO_GAPS:
                break
            _walk(board, after_gap, first, end, state, found)


def _features_of(annotation: Annotation) -> frozenset[str]:
    return annotation.value.features if isinstance(annotation.value, Lexeme) else _NO_FEATURES


def _taken(step: Step, features: frozenset[str], state: _State, part: Annotation | None = None) -> _State | None:
    """The state after a step, or None where its features or its agreement do not fit."""
    element = step.element
    if not element.features <= features:
        return None
    agreement = state.agreement
    if element.agrees:
        if agreement is not None and not _agree(agreement, features):
            return None
        agreement = features if agreement is None else agreement | features
    parts = state.parts if part is None else (*state.parts, part)
    return _State(parts, features if state.features is None else state.features, agreement)


def _agree(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two forms agree in each of number, gender and case that both show."""
    return all(not (one & kind) or not (two & kind) or one & two & kind for kind in _AGREEMENT)


def best(found: Iterable[Match], group: Callable[[Match], object] = lambda match: match.entry.section) -> list[Match]:
    """Of overlapping matches of one group the best, in text order."""
    taken: dict[object, set[int]] = {}
    result: list[Match] = []
    for match in sorted(found, key=lambda match: match.rank):
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
    to several entries of one section keeps all of them. What a word means that
    begins no phrase is looked up once and kept.
    """
    root = board.pack.tree("words")
    state, walked, alone = _State(), list[Match](), list[tuple[int, tuple[Single, ...]]]()
    for token, key in enumerate(board.tokens.keys):
        singles = _singles(board.pack, root, key, board.hits[token])
        if singles is None:
            _walk(board, root, token, token, state, walked)
        elif singles:
            alone.append((token, singles))
    covered = _lay_walked(board, walked)
    for token, singles in alone:
        for entry, lexeme in singles:
            if token not in covered.get(entry.section, _NOWHERE):
                board.put(entry.section, token, token, lexeme, entry.rule, (), entry.place)


def _lay_walked(board: Board, walked: list[Match]) -> dict[str, dict[int, tuple[int, int]]]:
    """Lay what the walks found, the longest first; what each section thereby covers."""
    covered: dict[str, dict[int, tuple[int, int]]] = {}
    for match in sorted(walked, key=lambda match: match.rank):
        if _is_torn(board, match):
            continue
        places = covered.setdefault(match.entry.section, {})
        place = (match.first, match.last)
        run = range(match.first, match.last + 1)
        if any(places.get(token, place) != place for token in run):
            continue
        places.update(dict.fromkeys(run, place))
        annotate(board, match, match.entry.section, Lexeme(match.entry.args, match.features))
    return covered


def _singles(pack: LanguagePack, root: Node, key: str, hits: tuple[Hit, ...]) -> tuple[Single, ...] | None:
    """What a word means by itself, the more specific first; None where it may begin a phrase."""
    if key in pack.alone:
        kept: tuple[Single, ...] | None = pack.alone[key]
        return kept
    if len(pack.alone) >= _MOST_KEPT:
        pack.alone.clear()
    nodes = [(root.words[key], _NO_FEATURES)] if key in root.words else []
    nodes += [(step.node, features) for spec, features in hits for step in root.lemmas.get(spec, ())
              if step.element.features <= features]  # fmt: skip
    found: tuple[Single, ...] | None = None
    if not any(node.words or node.lemmas or node.slots or node.gaps for node, _ in nodes):
        leaves = [(leaf, features) for node, features in nodes for leaf in node.leaves]
        leaves.sort(key=lambda pair: (-pair[0].weight, pair[0].entry.order))
        found = tuple((leaf.entry, Lexeme(leaf.entry.args, features)) for leaf, features in leaves)
    pack.alone[key] = found
    return found


def _is_torn(board: Board, match: Match) -> bool:
    """Whether a letter and a sign of money stand apart: "A$ 15" is one sign, Spanish "a $ 15" is "to $15"."""
    tokens, sign = board.tokens, match.first + 1
    if match.last < sign or len(tokens.keys[match.first]) > 1 or tokens.glued(sign):
        return False
    return category(tokens.keys[sign][0]) == "Sc"
