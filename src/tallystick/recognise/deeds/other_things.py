"""Words of a fate that are told of something else than the quantity behind them: of a part of it, or of no supply."""

from __future__ import annotations

from tallystick.model import Annotation, Item, Measure, Quantity, Status
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.deeds.wholes import own_word, parts_of
from tallystick.recognise.ground.board import Board


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
    if not parts_of(board, annotation):
        return False
    own = own_word(board, annotation, board.sentence_at(annotation.last).last)
    return own is None or own.annotation is not governor.annotation
