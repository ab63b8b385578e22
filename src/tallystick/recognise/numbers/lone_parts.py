"""Words for a part that stand alone for a share: "half were sold", "fell by a quarter", "a quarter of voters".

Such a word is a number with a scale behind it ("half a million"), and else says
many things: the half of a match, the quarter of a year. It is read where its
neighbours leave no other meaning.
"""

from __future__ import annotations

from decimal import Decimal

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.endings import ends_as
from tallystick.recognise.ground.lexeme import Lexeme

_REACH = 4
_NOT_BEFORE = ("ordinal_word", "number_joiner", "phrase_skip", "rank", "which")
_BETWEEN_WORDS = frozenset("-‐‑–")


def lone_part(board: Board, first: int) -> tuple[Decimal, int] | None:
    """The value of a word for a part that stands alone at a token, and its last token."""
    for word in board.starting(first, "numeral"):
        if not isinstance(word.value, Lexeme) or not word.value.args.get("alone"):
            continue
        of_time = bool(board.starting(word.last, "time_unit"))
        if _is_share(board, first, word.last, of_time):
            return Decimal(word.value.args["value"]), word.last
    return None


def is_size_of_change(board: Board, first: int) -> bool:
    """Whether what begins at a token is the size of a change: "fell *a third*", "dropped by more than *a third*"."""
    if not board.of("change"):
        return False
    start = max(board.sentence_at(first).first, first - _REACH)
    if first > start and board.ending(first - 1, "change"):
        return True
    sizes = [token for token in range(start, first) if board.ending(token, "change_by")]
    return any(board.ending(token, "change") for size in sizes for token in range(max(start, size - _REACH), size))


def _is_share(board: Board, first: int, last: int, of_time: bool) -> bool:
    """Whether its neighbours make it a share; what may also be a part of a year (`of_time`) needs more of them."""
    sentence = board.sentence_at(first)
    if first > sentence.first and board.tokens.keys[first - 1] in _BETWEEN_WORDS:
        return False
    behind = last + 1 if last < sentence.last else None
    if of_time and _is_named(board, first, sentence.first):
        return False
    if behind is not None and board.starting(behind, "share_of"):
        return behind < sentence.last and board.tokens.kinds[behind + 1] != "d"
    ends = behind is None or board.tokens.kinds[behind] == "p"
    if (behind is None or ends or board.starting(behind, "not_counted")) and is_size_of_change(board, first):
        return True
    if of_time:
        return behind is not None and _leads_to_part(board, behind)
    if board.tokens.keys[behind or last] in _BETWEEN_WORDS:
        return False
    return not _is_named(board, first, sentence.first) and (behind is None or ends or _goes_on(board, behind))


def _leads_to_part(board: Board, behind: int) -> bool:
    """Whether a joining word stands here and another part behind it: "between a quarter *and a third*"."""
    if not any(board.starting(behind, kind) for kind in ("number_joiner", "change_to", "phrase_join")):
        return False
    article = next((word.last for word in board.starting(behind + 1, "numeral") if _is_one(word)), behind)
    return bool(board.starting(article + 1, "fraction"))


def _is_one(word: Annotation) -> bool:
    """Whether a numeral is the article for one."""
    return isinstance(word.value, Lexeme) and word.value.args["role"] == "article" and word.value.args["value"] == 1


def _is_named(board: Board, first: int, start: int) -> bool:
    """Whether the word before tells which half is meant: "the second half", "that half", "in half"."""
    if first == start:
        return False
    before = first - 1
    if any(board.ending(before, kind) for kind in _NOT_BEFORE) or board.starting(before, "fraction_joiner"):
        return True
    roles = {a.value.args.get("role") for a in board.ending(before, "grammar") if isinstance(a.value, Lexeme)}
    return bool(roles & {"det", "place"})


def _goes_on(board: Board, behind: int) -> bool:
    """Whether the sentence goes on with a word that is no thing: a verb, a preposition, a pronoun."""
    if ends_as(board, behind, "past_ending"):
        return True
    return any(board.starting(behind, kind) for kind in ("not_counted", "auxiliary", "status_verb"))
