"""The words of a counted thing: the run of a noun phrase, its head, and the category that the head leads to.

No parts of speech are known. A phrase is found by what ends it (closed classes
that the pack lists, marks, figures, times, finite verbs) and by the nouns in it
that a domain knows; words between two known nouns belong to it, words behind
the last one do not. Which noun is the head is the language's habit: the last
one in English, the first one in French and Russian. Nouns that only count
("units", "sets", "batches") are *weak*: the next noun tells what is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import VERBS, is_finite, verbs_at

OTHER = "other"
_LONGEST = 14
_LONGEST_UNKNOWN = 3
_BRIDGE = 2
_INSIDE = frozenset("-–/\"«»“”„'’")
_HYPHENS = frozenset("-‐‑")
_TIMES = ("period", "date", "clock")
_OPENERS = frozenset({"phrase_skip", "phrase_link"})
_TAILS = frozenset({"designator", "phrase_adjective", "calibre"})
_JOINTS = frozenset({"phrase_link", "phrase_join"})
_SMALL = frozenset({"phrase_link", "not_counted"})
# What a word must be for a phrase to end with it, or to go on whatever else it is.
_TELLING = frozenset({"noun", "phrase_link", "phrase_end", "designator", "quantity", *_TIMES, *VERBS})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A run of tokens (both inclusive) with its category; `weak` where only counting words are in it."""

    first: int
    last: int
    category: str
    weak: bool = False
    nouns: tuple[Annotation, ...] = ()


def phrase_from(board: Board, start: int, last: int) -> NounPhrase | None:
    """The phrase whose first word stands at `start` or behind words to skip; None where no known noun begins it."""
    start = skipped(board, start, last)
    if start < last and board.tokens.keys[start] in _HYPHENS and not board.tokens.glued(start + 1):
        return None  # "four*-* and six-wheel lorries"
    end = _run_end(board, start, last)
    nouns = _bridged(board, start, list(_nouns(board, start, end)))
    if not nouns:
        return None
    return _phrase(board, start, _with_tail(board, nouns[-1].last, end), nouns)


def phrase_within(board: Board, first: int, last: int) -> NounPhrase | None:
    """The first phrase with a telling noun in a run of tokens, from that noun's own first word."""
    weak: NounPhrase | None = None
    for noun in _nouns(board, first, last):
        found = phrase_from(board, noun.first, last)
        if found is not None and not found.weak:
            return found
        weak = weak or found
    return weak


def skipped(board: Board, start: int, last: int) -> int:
    """The first token behind words that open a phrase without telling anything ("more", "of the", "other")."""
    while start <= last and board.may_have(start, _OPENERS):
        openers = [a for kind in ("phrase_skip", "phrase_link") for a in board.starting(start, kind)]
        if not openers or board.starting(start, "noun"):
            break
        start = max(opener.last for opener in openers) + 1
    return start


def unknown_run(board: Board, start: int, last: int) -> tuple[int, int] | None:
    """The first and last token of a phrase of words that no domain knows, at most a few, None where none begins."""
    start = skipped(board, start, last)
    end = min(_run_end(board, start, last), start + _LONGEST_UNKNOWN - 1)
    joint = next((t for t in range(start, end + 1) if board.starting(t, "phrase_join")), end + 1)
    joint = next((t + 1 for t in range(start, joint) if board.starting(t, "collective")), joint)
    inside = (t for t in range(start, joint) if board.tokens.kinds[t] == "w" and not _leads_on(board, t))
    end = max(inside, default=start - 1)
    return (start, end) if end >= start and board.tokens.kinds[start] == "w" else None


def _leads_on(board: Board, token: int) -> bool:
    """Whether a small word stands here that a phrase does not end with: "habitants *de* (moins)"."""
    if not board.may_have(token, _SMALL):
        return False
    return bool(board.starting(token, "phrase_link") or board.starting(token, "not_counted"))


def _run_end(board: Board, start: int, last: int) -> int:
    """The last token that may belong to a phrase from `start`."""
    end = start - 1
    for token in range(start, min(last, start + _LONGEST) + 1):
        if _ends_phrase(board, token, start):
            break
        end = token
    return end


def _ends_phrase(board: Board, token: int, start: int) -> bool:
    tokens = board.tokens
    if tokens.kinds[token] == "w" and not board.may_have(token, _TELLING):
        return False
    if board.starting(token, "noun") or board.starting(token, "phrase_link"):
        return False
    inside = board.covering(token, "noun", "designator", "phrase_link")
    if inside is not None and inside.first >= start:
        return False
    if tokens.keys[token] == ",":
        return token == start or not _lists(board, token + 1)
    if tokens.kinds[token] == "p":
        return tokens.keys[token] not in _INSIDE
    if board.starting(token, "phrase_content") and any(_holds(noun) for noun in board.ending(token - 1, "noun")):
        return False  # "20 вагонов *с* рисом"
    if board.starting(token, "phrase_end") or any(board.starting(token, kind) for kind in _TIMES):
        return True
    if tokens.kinds[token] == "d" or board.starting(token, "quantity"):
        return not board.covering(token, "calibre") and not _glued_figure(board, token)
    verbs = verbs_at(board, token)
    if verbs and token > start and board.ending(token - 1, "collective"):
        return True  # "residents *lack* food"
    return any(is_finite(board, verb) for verb in verbs)


def _lists(board: Board, token: int) -> bool:
    """Whether a list of things goes on behind a comma: a noun that tells stands right there, and names no office."""
    nouns = [noun for noun in board.starting(token, "noun") if not _weak(noun)]
    if any(board.starting(noun.last + 1, "office") for noun in nouns):
        return False  # "30,000 homes, *Housing Minister* Aoife Brennan said"
    return bool(nouns) and not board.starting(token, "quantity")


def _glued_figure(board: Board, token: int) -> bool:
    """Whether a figure belongs to the name before or behind it ("Leopard 2", "155-мм")."""
    if board.covering(token, "quantity"):
        return False
    tokens = board.tokens
    before = tokens.glued(token) or (token > 0 and tokens.is_capital(token - 1))
    return before or tokens.glued(token + 1) or _is_millimetre(board, token + 1)


def _is_millimetre(board: Board, token: int) -> bool:
    """Whether the unit of calibres stands here."""
    return any(isinstance(a.value, Lexeme) and a.value.args.get("unit") == "mm" for a in board.starting(token, "unit"))


def _nouns(board: Board, first: int, last: int) -> Iterator[Annotation]:
    """Known nouns that lie in a run, one a place, the longest at each; those that tell before those that count."""
    token = first
    while token <= last:
        found = [a for a in board.starting(token, "noun") if a.last <= last]
        if found:
            noun = max(found, key=lambda a: (a.last, not _weak(a)))
            yield noun
            token = noun.last + 1
        else:
            token += 1


def _bridged(board: Board, start: int, nouns: list[Annotation]) -> list[Annotation]:
    """The nouns up to the first gap that is too wide; the first may have adjectives before it."""
    kept: list[Annotation] = []
    reach = start + 5
    for noun in nouns:
        if noun.first > reach:
            break
        kept.append(noun)
        reach = noun.last + 1 + _BRIDGE + _joining(board, noun.last + 1)
    return kept


def _joining(board: Board, token: int) -> int:
    """How many tokens a link or a joining word takes here: they do not count as a gap."""
    if token >= len(board.tokens) or not board.may_have(token, _JOINTS):
        return 0
    joint = board.covering(token, *_JOINTS)
    return joint.last - joint.first + 1 if joint else 0


def _with_tail(board: Board, last: int, end: int) -> int:
    """The phrase's end with designators and known adjectives behind the last noun."""
    while last < end:
        following = board.covering(last + 1, *_TAILS) if board.may_have(last + 1, _TAILS) else None
        if following is not None and following.first == last + 1 and following.last <= end:
            last = following.last
        elif board.tokens.kinds[last + 1] == "d":
            last += 1
        else:
            break
    return last


def _phrase(board: Board, first: int, last: int, nouns: list[Annotation]) -> NounPhrase:
    conjuncts = list(_conjuncts(board, nouns))
    heads = [head for head in (_head(board, conjunct) for conjunct in conjuncts) if head is not None]
    if heads:
        return NounPhrase(first, last, _common([_category(head) for head in heads]), nouns=tuple(nouns))
    weak = next((_category(noun) for noun in nouns if _category(noun) != OTHER), OTHER)
    return NounPhrase(first, last, weak, weak=True, nouns=tuple(nouns))


def _common(categories: list[str]) -> str:
    """The first category, or what it has in common with others of its kind ("corn and wheat" is grain)."""
    parts = categories[0].split(".")
    for other in categories[1:]:
        theirs = other.split(".")
        if theirs[0] == parts[0]:
            while theirs[: len(parts)] != parts:
                parts.pop()
    return ".".join(parts)


def _conjuncts(board: Board, nouns: list[Annotation]) -> Iterator[list[Annotation]]:
    """The nouns between "and"s."""
    current: list[Annotation] = []
    for noun in nouns:
        if current and any(
            board.starting(token, "phrase_join") or board.tokens.keys[token] == ","
            for token in range(current[-1].last + 1, noun.first)
        ):
            yield current
            current = []
        current.append(noun)
    if current:
        yield current


def _head(board: Board, nouns: list[Annotation]) -> Annotation | None:
    """The noun that says what the thing is; a model's name of the same kind says it more exactly."""
    telling = [noun for noun in nouns if not _weak(noun)]
    if len(telling) > 1 and _is_container(board, telling[0]):
        telling = telling[1:]
    if not telling:
        return None
    head = telling[0]
    if _head_is_last(board):
        for noun in telling[1:]:
            if any(board.starting(token, "phrase_link") for token in range(head.last + 1, noun.first)):
                break
            head = noun
    if not _model(head):
        kind = _category(head).split(".")[0]
        head = next((noun for noun in telling if _model(noun) and _category(noun).startswith(kind)), head)
    return head


def _head_is_last(board: Board) -> bool:
    return any(entry.args["head"] == "last" for entry in board.pack.entries("phrase"))


def _category(noun: Annotation) -> str:
    assert isinstance(noun.value, Lexeme)
    return str(noun.value.args["category"])


def _weak(noun: Annotation) -> bool:
    return isinstance(noun.value, Lexeme) and bool(noun.value.args.get("weak"))


def _holds(noun: Annotation) -> bool:
    return isinstance(noun.value, Lexeme) and bool(noun.value.args.get("holds"))


def _is_container(board: Board, noun: Annotation) -> bool:
    """Whether a noun only says what the thing behind it came in: "20 *wagons* of rice"."""
    held = any(_holds(other) for other in board.starting(noun.first, "noun") if other.last == noun.last)
    links = (kind for kind in ("phrase_link", "phrase_content") if board.starting(noun.last + 1, kind))
    return held and (not _head_is_last(board) or any(links))


def _model(noun: Annotation) -> bool:
    return isinstance(noun.value, Lexeme) and bool(noun.value.args.get("model"))
