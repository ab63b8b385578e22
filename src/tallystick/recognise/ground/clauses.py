"""Where clauses begin and end.

A sentence is cut at commas, semicolons, colons, dashes and the words that join
clauses; pieces without a verb then go back to the clause beside them, so that a
list keeps together and "and" between two nouns parts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.ground.verb_forms import is_finite, is_infinitive, verbs_at
from tallystick.words.sentences import Sentence

_HARD = frozenset(";")
_SOFT = frozenset(",:–—")
_WORDS = frozenset({"clause_word"})


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int
    last: int
    hard: bool = False
    opens: bool = False


def clause_of(board: Board, token: int) -> tuple[int, int]:
    """The first and last token of the clause that a token lies in."""
    if not board.of("clause"):
        lay_clauses(board)
    found = board.covering(token, "clause")
    if found is not None:
        return found.first, found.last
    sentence = board.sentence_at(token)
    return sentence.first, sentence.last


def clauses_of(board: Board, sentence: Sentence) -> list[tuple[int, int]]:
    """The clauses of a sentence, in order."""
    if not board.of("clause"):
        lay_clauses(board)
    return [(clause.first, clause.last) for clause in board.within(sentence, "clause")]


def lay_clauses(board: Board) -> None:
    """Lay the clauses of every sentence on the board."""
    for sentence in board.sentences:
        for first, last in _merged(board, list(_pieces(board, sentence))):
            board.put("clause", first, last, None, "clause")


def _pieces(board: Board, sentence: Sentence) -> Iterator[_Piece]:
    """The stretches between all marks and words that may part clauses."""
    first, hard, opens = sentence.first, False, False
    for token in range(sentence.first, sentence.last + 1):
        if not _may_part(board, token):
            continue
        word = _clause_word(board, token)
        mark = _is_mark(board, token)
        if word and (token == first or (token == first + 1 and _is_mark(board, first))):
            opens = True
        elif (word is not None and token > first + int(_is_mark(board, first))) or (mark and token > first):
            yield _Piece(first, token - 1, hard, opens)
            first, hard, opens = token, board.tokens.keys[token] in _HARD, bool(word)
    yield _Piece(first, sentence.last, hard, opens)


def _may_part(board: Board, token: int) -> bool:
    return board.tokens.kinds[token] == "p" or board.may_have(token, _WORDS)


def _is_mark(board: Board, token: int) -> bool:
    key = board.tokens.keys[token]
    if key in "–—":
        return not board.tokens.glued(token)
    return key in _HARD or key in _SOFT


def _clause_word(board: Board, token: int) -> bool | None:
    """None for no joining word, True for one that always opens a clause of its own."""
    found = board.starting(token, "clause_word")
    if not found:
        return None
    return any(isinstance(a.value, Lexeme) and bool(a.value.args.get("always")) for a in found)


def _has_verb(board: Board, first: int, last: int) -> bool:
    return any(
        is_finite(board, verb) or is_infinitive(board, verb)
        for token in range(first, last + 1)
        for verb in verbs_at(board, token)
        if verb.last <= last
    ) or any(board.starting(token, "modal") for token in range(first, last + 1))


def _merged(board: Board, pieces: list[_Piece]) -> list[tuple[int, int]]:
    """Pieces joined into clauses: one verb each, at the least, where the sentence has any."""
    if len(pieces) == 1:
        return [(pieces[0].first, pieces[0].last)]
    result: list[tuple[int, int]] = []
    has_verb = False
    for piece in pieces:
        verb = _has_verb(board, piece.first, piece.last)
        if not result or piece.hard or (verb and (has_verb or piece.opens)):
            result.append((piece.first, piece.last))
            has_verb = verb
        else:
            result[-1] = (result[-1][0], piece.last)
            has_verb = has_verb or verb
    return result
