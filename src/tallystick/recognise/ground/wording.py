"""The small words of a text: which tokens are determiners, prepositions, conjunctions and the like.

The lists are a language's data (`[[grammar]]` in agents.toml); a word may have
several roles.
"""

from __future__ import annotations

from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme

OPENING_QUOTES = frozenset("«“„‘‹")
CLOSING_QUOTES = frozenset("»”’›")
NEUTRAL_QUOTES = frozenset("\"'")
QUOTES = OPENING_QUOTES | CLOSING_QUOTES | NEUTRAL_QUOTES
DASHES = frozenset("-–—―")
_NOUNS = frozenset({"noun_like"})


class Wording:
    """Roles of small words by token, and where the lexemes of a kind stand."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.tokens = board.tokens
        self._roles: list[frozenset[str]] = [frozenset()] * len(board.tokens)
        for annotation in board.of("grammar"):
            role = _args(annotation.value).get("role")
            for token in range(annotation.first, annotation.last + 1):
                self._roles[token] = self._roles[token] | {str(role)}

    def has(self, token: int, *roles: str) -> bool:
        """Whether a token plays one of the roles."""
        return 0 <= token < len(self._roles) and not self._roles[token].isdisjoint(roles)

    def is_small(self, token: int) -> bool:
        """Whether a token plays a role that no noun could play."""
        return not self._roles[token] <= _NOUNS

    def is_word(self, token: int) -> bool:
        """Whether there is a word at this place."""
        return 0 <= token < len(self.tokens) and self.tokens.kinds[token] == "w"

    def is_mark(self, token: int, marks: frozenset[str] | str) -> bool:
        """Whether one of some marks stands there."""
        return 0 <= token < len(self.tokens) and self.tokens.kinds[token] == "p" and self.tokens.keys[token] in marks

    def is_possessive(self, token: int) -> bool:
        """Whether the token is an ending such as 's."""
        return self.is_word(token) and self.tokens.keys[token][0] == "'"


def roles_from(board: Board, token: int) -> set[str]:
    """The roles of the small words that begin at a token, where a layer asks for but a few places."""
    return {word.value.args["role"] for word in board.starting(token, "grammar") if isinstance(word.value, Lexeme)}


def roles_to(board: Board, token: int) -> set[str]:
    """The roles of the small words that end at a token."""
    return {word.value.args["role"] for word in board.ending(token, "grammar") if isinstance(word.value, Lexeme)}


def _args(value: object) -> dict[str, object]:
    return dict(value.args) if isinstance(value, Lexeme) else {}
