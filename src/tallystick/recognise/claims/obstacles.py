"""What may delay or limit a programme: bottlenecks, shortages, hurdles, and who names them.

An obstacle is a noun or a verb that the pack knows as one, in a sentence that
also speaks of supply (an item, a status or a programme word). Its span runs
over the clause, since the reason stands beside the word.
"""

from __future__ import annotations

from tallystick.model import Modality, Obstacle
from tallystick.recognise.ground.board import Board
from tallystick.words.sentences import Sentence


def recognise_obstacles(board: Board) -> None:
    """Lay one obstacle for each sentence that names any, over all its obstacle words and their modifiers."""
    for sentence in board.sentences:
        cues = board.within(sentence, "obstacle_cue")
        if not cues or not _speaks_of_supply(board, sentence):
            continue
        first, last = cues[0].first, max(cue.last for cue in cues)
        modality = Modality.POSSIBLE if board.within(sentence, "may") else Modality.ASSERTED
        board.put("obstacle", first, last, Obstacle(board.span(first, last), None, modality), "obstacle", tuple(cues))


def _speaks_of_supply(board: Board, sentence: Sentence) -> bool:
    return bool(board.within(sentence, "status", "item", "noun", "supply_word"))
