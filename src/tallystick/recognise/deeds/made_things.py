"""Things that are made where they stay: who promises homes, to nobody, plans to build them.

Which things these are the categories say, by the stage that their plans have. A permit for them
is no promise of anybody's, and a word by which a builder hands them over tells that they are done.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Item, Modality, Stage, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.clauses import clause_of
from tallystick.recognise.ground.lexeme import Lexeme

_PROMISED = frozenset({Status.PLEDGED, Status.PRODUCED, Status.PLANNED})


def of_made_things(board: Board, told: StatusValue, item: Item | None, recipient: Annotation | None) -> StatusValue:
    """The status of such a thing: what nobody is said to receive is to be made, and not to be handed over."""
    if item is None or not _are_made(board, item.category):
        return told
    if told.status in _PROMISED and _is_permitted(board, told):
        return replace(told, status=Status.OTHER, stage=None, modality=_granted(told))
    if recipient is not None:
        return told
    if told.status is Status.DELIVERED and _says(told, "finishes"):
        return replace(told, status=Status.PRODUCED)
    stage = Stage.PRODUCE if told.stage is Stage.DELIVER else told.stage
    status = Status.PLANNED if told.status is Status.PLEDGED else told.status
    modality = Modality.PLANNED if status is Status.PLANNED and told.modality is Modality.ASSERTED else told.modality
    return replace(told, status=status, stage=stage, modality=modality)


def _are_made(board: Board, category: str) -> bool:
    """Whether a category says that its things are planned to be produced."""
    stages = (e.args.get("stage") for e in board.pack.entries("category") if e.args["path"] == category)
    return str(Stage.PRODUCE) in stages


def _is_permitted(board: Board, told: StatusValue) -> bool:
    """Whether a word of the clause tells that they may be built: "*approved* was the construction of 350,000 homes"."""
    if not told.noun:
        return _says(told, "permits")
    first, last = clause_of(board, told.annotation.first)
    words = (status.value for token in range(first, last + 1) for status in board.starting(token, "status"))
    return any(isinstance(word, StatusValue) and _says(word, "permits") for word in words)


def _says(told: StatusValue, argument: str) -> bool:
    word = told.annotation.value
    return isinstance(word, Lexeme) and bool(word.args.get(argument))


def _granted(told: StatusValue) -> Modality:
    """A permit that was given is a fact; what is said to be denied or possible stays so."""
    return Modality.ASSERTED if told.modality is Modality.PLANNED else told.modality
