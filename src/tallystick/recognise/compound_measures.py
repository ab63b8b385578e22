"""One measure in two units: "5 feet 2 inches", "6 ft 1 in", "8 pounds and 3 ounces".

Which unit is a part of which, and how many make the whole, is in the packs.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context

from tallystick.model import Annotation
from tallystick.recognise.amount import Amount
from tallystick.recognise.board import Board
from tallystick.recognise.lexeme import Lexeme

_QUOTIENTS = Context(prec=28)


def join_parts(board: Board) -> None:
    """Make one amount of a whole number of units and of the parts of one that are told right behind."""
    if not board.pack.entries("unit_part"):
        return
    for amount in list(board.of("amount")):
        assert isinstance(amount.value, Amount)
        for small, part in _parts_behind(board, amount):
            assert isinstance(small.value, Amount) and isinstance(part.value, Lexeme)
            share = _QUOTIENTS.divide(small.value.number.value, part.value.args["parts"])
            value = replace(amount.value, value=_QUOTIENTS.add(amount.value.value, share))
            board.remove(amount)
            board.remove(small)
            last = max(small.last, part.last)
            board.put("amount", amount.first, last, value, "amounts/parts", (amount, small), part.entry)
            break


def _parts_behind(board: Board, amount: Annotation) -> list[tuple[Annotation, Annotation]]:
    """The amount right behind with the word that makes it parts of this one's unit."""
    whole = amount.value
    assert isinstance(whole, Amount)
    if whole.value != whole.value.to_integral_value() or whole.upper is not None:
        return []
    joiner = next(iter(board.starting(amount.last + 1, "number_joiner")), None)
    at = amount.last + 1 if joiner is None else joiner.last + 1
    return [
        (small, part)
        for small in board.starting(at, "amount")
        for part in board.starting(small.parts[0].last + 1, "unit_part")
        if _fits(whole, small, part, joined=joiner is not None)
    ]


def _fits(whole: Amount, small: Annotation, part: Annotation, joined: bool) -> bool:
    assert isinstance(part.value, Lexeme) and isinstance(small.value, Amount)
    args = part.value.args
    if args["of"] != whole.unit or (joined and args.get("close")):
        return False
    return small.value.upper is None and 0 <= small.value.number.value < args["parts"]
