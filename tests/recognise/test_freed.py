"""What a reading makes is freed with its last use: a cycle would leave whole boards to the garbage collector."""

import gc
import weakref

from tallystick.model import Document
from tallystick.packs import load
from tallystick.recognise.reader import board_of

TEXT = (
    "Half of the 40 trucks came in May 2026, said the minister. Two and a half million shells, up 12 %, are to follow."
)


def test_a_board_goes_with_its_last_use():
    pack = load().language("en")
    gc.disable()
    try:
        board = board_of(Document("d", TEXT, language="en"), pack)
        assert len(board.of("quantity")) > 2
        kept = weakref.ref(board)
        del board
        assert kept() is None
    finally:
        gc.enable()
