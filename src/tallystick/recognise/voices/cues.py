"""Words of saying in their places: "has also said", "a-t-il déclaré", "заявил"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.phrases import lexeme
from tallystick.recognise.ground.wording import DASHES, Wording
from tallystick.words.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying.

    `first` and `last` are its tokens with auxiliaries and adverbs, `core` the
    first token of the word itself; `pronoun` the token of a subject that stands
    between auxiliary and verb; `takes` what may follow it.
    """

    first: int
    last: int
    core: int
    takes: frozenset[str]
    tells: bool = False
    declines: bool = False
    gerund: bool = False
    passive: bool = False
    pronoun: int | None = None
    entry: str = ""


def cues(board: Board, wording: Wording, sentence: Sentence) -> list[Cue]:
    """The cues of a sentence, in order; those that refuse to say win over what they contain."""
    found: dict[int, list[Annotation]] = {}
    for annotation in board.within(sentence, "cue"):
        found.setdefault(annotation.first, []).append(annotation)
    result: list[Cue] = []
    for first in sorted(found):
        if result and first <= result[-1].last:
            continue
        cue = _cue(board, wording, sentence, found[first])
        if cue is not None:
            result.append(cue)
    return result


def _cue(board: Board, wording: Wording, sentence: Sentence, readings: list[Annotation]) -> Cue | None:
    longest = max(annotation.last for annotation in readings)
    readings = [annotation for annotation in readings if annotation.last == longest]
    features = frozenset[str]().union(*(lexeme(annotation).features for annotation in readings))
    core = readings[0].first
    if not board.free(core, longest, "citing", "according", "hearsay"):
        return None
    if board.covering(core, "party") is not None or _is_noun_here(board, wording, core, features):
        return None
    first, pronoun = _auxiliaries(board, wording, sentence, core)
    if wording.has(first - 1, "infinitive") or wording.has(first, "infinitive"):
        return None
    args = [lexeme(annotation).args for annotation in readings]
    return Cue(
        first,
        longest,
        core,
        frozenset(word for each in args for word in str(each.get("takes", "")).split()),
        any(each.get("tells") for each in args),
        any(each.get("declines") for each in args),
        "ger" in features,
        _is_passive(wording, first, core, longest, features),
        pronoun,
        readings[0].entry,
    )


def _is_noun_here(board: Board, wording: Wording, core: int, features: frozenset[str]) -> bool:
    """Whether the word is a noun or an attribute ("the report", "growing demand", "his estimate")."""
    before = core - 1
    if board.ending(before, "told_before"):
        return False
    if wording.has(before, "of") or (wording.is_mark(before, DASHES) and wording.tokens.glued(core)):
        return True
    if "ger" not in features and wording.has(before, "det") and not wording.has(before, "conj", "rel", "comp", "aux"):
        return True
    if not wording.has(core, "noun_like"):
        return False
    if (
        wording.has(before, "aux", "adv", "rel", "not")
        or wording.is_mark(before, ",")
        or board.ending(before, "pronoun")
    ):
        return False
    party = next(iter(board.ending(before, "party")), None)
    return party is None or wording.has(core + 1, "of", "place")


def _is_passive(wording: Wording, first: int, core: int, last: int, features: frozenset[str]) -> bool:
    """Whether somebody is said of, not says: a participle behind "be", or with "by" and no auxiliary."""
    if not {"part", "pass"} <= features:
        return False
    helped = [token for token in range(first, core) if wording.has(token, "aux")]
    if helped:
        return wording.has(helped[-1], "be")
    return wording.has(last + 1, "by")


def _auxiliaries(board: Board, wording: Wording, sentence: Sentence, core: int) -> tuple[int, int | None]:
    """The first token of the verb group, and the pronoun inside it ("a-t-il déclaré")."""
    first, pronoun = core, None
    while first - 1 >= sentence.first:
        before = first - 1
        inverted = next((p for p in board.ending(before, "pronoun") if p.last > p.first), None)
        if inverted is not None and wording.is_mark(inverted.first - 1, DASHES):
            pronoun, first = inverted.last, inverted.first - 1
        elif (
            wording.has(before, "aux", "not", "adv")
            and not wording.has(before, "prep")
            and board.free(before, before, "party")
        ) or (wording.has(before, "aux") and wording.has(before, "infinitive") and first == core):
            first = before
        else:
            break
    while wording.has(first, "adv") and first < core:
        first += 1
    return first, pronoun


def outside(found: list[Cue], taken: list[tuple[int, int]]) -> Iterator[Cue]:
    """Cues that lie in none of the given runs."""
    for cue in found:
        if not any(first <= cue.core <= last for first, last in taken):
            yield cue
