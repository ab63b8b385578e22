"""Things that are made where they stay: who promises homes, to nobody, plans to build them.

Which things these are the categories say, by the stage that their plans have.
"""

from __future__ import annotations

from dataclasses import replace

from tallystick.model import Annotation, Item, Modality, Stage, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board


def of_made_things(board: Board, told: StatusValue, item: Item | None, recipient: Annotation | None) -> StatusValue:
    """The status of such a thing: what nobody is said to receive is to be made, and not to be handed over."""
    if item is None or recipient is not None or not _are_made(board, item.category):
        return told
    stage = Stage.PRODUCE if told.stage is Stage.DELIVER else told.stage
    status = Status.PLANNED if told.status is Status.PLEDGED else told.status
    modality = Modality.PLANNED if status is Status.PLANNED and told.modality is Modality.ASSERTED else told.modality
    return replace(told, status=status, stage=stage, modality=modality)


def _are_made(board: Board, category: str) -> bool:
    """Whether a category says that its things are planned to be produced."""
    stages = (e.args.get("stage") for e in board.pack.entries("category") if e.args["path"] == category)
    return str(Stage.PRODUCE) in stages
