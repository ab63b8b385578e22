"""Parties on the board as the model's values."""

from __future__ import annotations

from tallystick.model import Annotation, Party
from tallystick.recognise.ground.board import Board
from tallystick.recognise.parties.party_value import PartyValue


def party_of(annotation: Annotation | None) -> Party | None:
    """The party that an annotation stands for, None for none."""
    if annotation is None or not isinstance(annotation.value, PartyValue):
        return None
    return Party(annotation.span, annotation.value.name, annotation.value.key)


def parties_between(board: Board, first: int, last: int) -> list[Annotation]:
    """The parties that lie wholly in a run of tokens, in text order; of nested ones the outermost."""
    inside = [a for a in board.of("party") if a.first >= first and a.last <= last]
    return [
        party
        for party in inside
        if not any(
            other is not party and other.span.contains(party.span) and len(range(*other.span)) > len(range(*party.span))
            for other in inside
        )
    ]
