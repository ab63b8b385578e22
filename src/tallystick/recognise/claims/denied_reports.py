"""Reports that the text itself calls untrue: "'This is a lie', the staff said. *Earlier* a paper reported that 40 ..."

What an earlier report told is no claim that stands, where the sentences around it say that it is not so.
"""

from __future__ import annotations

from tallystick.recognise.ground.board import Board
from tallystick.words.sentences import Sentence

_AROUND = 3
_OPENING = 3


def is_called_untrue(board: Board, sentence: Sentence) -> bool:
    """Whether a sentence tells an earlier report that another sentence before it, or the next, denies."""
    opening = range(sentence.first, min(sentence.first + _OPENING, sentence.last + 1))
    if not any(board.starting(token, "earlier") for token in opening) or not board.within(sentence, "cue"):
        return False
    near = (
        other for other in board.sentences if -1 <= sentence.number - other.number <= _AROUND and other is not sentence
    )
    return any(board.within(other, kind) for other in near for kind in ("untrue", "denial"))
