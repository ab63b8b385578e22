"""What tense an unknown word may show by its ending, as the pack lists them."""

from __future__ import annotations

from functools import lru_cache

from tallystick.packs import LanguagePack
from tallystick.recognise.ground.board import Board

_SHORTEST_STEM = 3


def ends_as(board: Board, token: int, section: str) -> bool:
    """Whether a word ends as the verbs of a tense do, with some stem before the ending."""
    return form_ends_as(board.pack, board.tokens.keys[token], section)


def form_ends_as(pack: LanguagePack, key: str, section: str) -> bool:
    """The same of a folded form."""
    return key[_SHORTEST_STEM:].endswith(_endings(pack, section))


@lru_cache(maxsize=64)
def _endings(pack: LanguagePack, section: str) -> tuple[str, ...]:
    return tuple(ending for entry in pack.entries(section) for ending in entry.patterns)
