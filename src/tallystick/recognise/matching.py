"""Where the patterns of a layer match: one walk down its tree from each token that can begin one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from unicodedata import category

from tallystick.model import Annotation
from tallystick.packs.entry import Entry
from tallystick.packs.tree import Node, Step
from tallystick.recognise.board import Board
from tallystick.recognise.lexeme import Lexeme

_AGREEMENT = (frozenset({"sg", "pl"}), frozenset("mfn"), frozenset({"nom", "gen", "dat", "acc", "ins", "loc", "voc"}))

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


def matches(board: Board, layer: str) -> Iterator[Match]:
    """Every match of the layer's patterns, in text order of their starts."""
    root = board.pack.tree(layer)
    if not (root.words or root.lemmas or root.slots):
        return
    keys, hits = board.tokens.keys, board.hits
    for token in range(len(keys)):
        if keys[token] in root.words or hits[token] or (root.slots and board.starting(token)):
            yield from _walk(board, root, token, token, _State())


def _walk(board: Board, node: Node, first: int, at: int, state: _State) -> Iterator[Match]:
    for leaf in node.leaves:
        yield Match(leaf.entry, first, at - 1, state.parts, leaf.weight, state.features or frozenset())
    if at >= len(board.tokens) or (at > first and board.sentence_of[at] != board.sentence_of[first]):
        return
    following = node.words.get(board.tokens.keys[at])
    if following is not None:
        yield from _walk(board, following, first, at + 1, state)
    if node.lemmas:
        for spec, features in board.hits[at]:
            for step in node.lemmas.get(spec, ()):
                after = _taken(step, features, state)
                if after is not None:
                    yield from _walk(board, step.node, first, at + 1, after)
    if node.slots:
        for annotation in list(board.starting(at)):
            for step in node.slots.get(annotation.kind, ()):
                after = _taken(step, _features_of(annotation), state, annotation)
                if after is not None:
                    yield from _walk(board, step.node, first, annotation.last + 1, after)
    for least, most, after_gap in node.gaps:
        for size in range(least, most + 1):
            end = at + size
            if end >= len(board.tokens) or board.sentence_of[end] != board.sentence_of[first]:
                break
            if size and board.tokens.keys[end - 1] in _CLOSED_TO_GAPS:
                break
            yield from _walk(board, after_gap, first, end, state)


def _features_of(annotation: Annotation) -> frozenset[str]:
    return annotation.value.features if isinstance(annotation.value, Lexeme) else frozenset()


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
    rule = f"{match.entry.section}/{match.entry.gives}"
    return board.put(kind, match.first, match.last, value, rule, match.parts, match.entry.place)


def recognise_words(board: Board) -> None:
    """Lay the lexical classes on the board: every word and phrase that a section of the words layer knows.

    Of overlapping readings in one section the longest wins; a form that belongs
    to several entries of one section keeps all of them.
    """
    whole = (match for match in matches(board, "words") if not _is_torn(board, match))
    found = sorted(whole, key=lambda match: match.rank)
    covered: dict[str, dict[int, tuple[int, int]]] = {}
    for match in found:
        places = covered.setdefault(match.entry.section, {})
        place = (match.first, match.last)
        if any(places.get(token, place) != place for token in range(match.first, match.last + 1)):
            continue
        for token in range(match.first, match.last + 1):
            places[token] = place
        annotate(board, match, match.entry.section, Lexeme(match.entry.args, match.features))


def _is_torn(board: Board, match: Match) -> bool:
    """Whether a letter and a sign of money stand apart: "A$ 15" is one sign, Spanish "a $ 15" is "to $15"."""
    tokens, sign = board.tokens, match.first + 1
    if match.last < sign or len(tokens.keys[match.first]) > 1 or tokens.glued(sign):
        return False
    return category(tokens.keys[sign][0]) == "Sc"
