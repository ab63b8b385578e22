"""Which countries a text speaks of: what a bare "peso" or "crown" is worth hangs on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme

_NAMES = ("country", "capital", "demonym")


def lands_told(board: Board) -> Mapping[str, int]:
    """The keys of the countries that are named, by themselves, their capital or an adjective, and how often."""
    return Counter(
        str(name.value.args["key"]) for kind in _NAMES for name in board.of(kind) if isinstance(name.value, Lexeme)
    )
