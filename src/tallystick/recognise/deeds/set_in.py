"""Words set in between commas, which say something of their own: "the first vehicles, *part of 21 ordered*, are due".

What a participle says there of a figure is not what the sentence's verb says of its subject.
"""

from __future__ import annotations

from tallystick.model import Annotation
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.verb_forms import is_finite, verbs_at


def set_in(board: Board, quantity: Annotation, clause: tuple[int, int]) -> tuple[int, int] | None:
    """The tokens behind a quantity to the comma that ends what is set in around it; None where it stands in no such."""
    keys = board.tokens.keys
    opens = next((token for token in range(quantity.first - 1, clause[0] - 1, -1) if keys[token] == ","), None)
    closes = next((token for token in range(quantity.last + 1, clause[1] + 1) if keys[token] == ","), None)
    if opens is None or closes is None or opens == clause[0]:
        return None
    if any(is_finite(board, verb) for token in range(opens, closes) for verb in verbs_at(board, token)):
        return None
    return quantity.last + 1, closes
