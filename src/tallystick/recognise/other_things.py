"""Words of a fate that are told of something else than the quantity behind them: of a part of it, or of no supply."""

from __future__ import annotations

from tallystick.model import Annotation, Item, Measure, Quantity, Status
from tallystick.recognise.board import Board
from tallystick.recognise.status_value import StatusValue


def is_of_other_things(board: Board, annotation: Annotation, item: Item | None, governor: StatusValue) -> bool:
    """Whether what a word before the quantity tells is not told of it.

    Nothing was made or lost that is money without a purpose ("made $3m of profit", "sank to $3m"), and a whole has not
    the fate of its part ("shot down 31 *of 38* drones").
    """
    if not isinstance(annotation.value, Quantity):
        return False
    follows = governor.annotation.first < annotation.first
    if annotation.value.measure is Measure.MONEY and (item is None or item.category == "other"):
        return governor.status is Status.LOST or (governor.status is Status.PRODUCED and follows)
    links = board.ending(annotation.first - 1, "share_of")
    parts = [part for link in links for part in board.ending(link.first - 1, "quantity")]
    counts = [p for p in parts if isinstance(p.value, Quantity) and p.value.unit == "piece" and not p.value.vague]
    return any(governor.annotation.first < part.first for part in counts)
