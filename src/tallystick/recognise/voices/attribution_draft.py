"""An attribution in the making."""

from __future__ import annotations

from dataclasses import dataclass

from tallystick.model import Attribution, Manner, Party, Said
from tallystick.recognise.ground.board import Board
from tallystick.recognise.voices.sources import Source
from tallystick.words.sentences import Sentence


@dataclass(slots=True)
class Draft:
    """An attribution in the making, in tokens."""

    source: Source | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    manner: Manner
    sentence: Sentence
    declined: bool = False
    entry: str = ""
    carriers: tuple[Party, ...] = ()
    said: Said | None = None
    exclusive: bool = False

    def attribution(self, board: Board) -> Attribution:
        """The finished value, in code points."""
        cue = board.span(*self.cue) if self.cue else None
        source = self.source.speaker if self.source else None
        return Attribution(source, cue, board.span(*self.content), self.manner, self.carriers, self.said, self.declined)
