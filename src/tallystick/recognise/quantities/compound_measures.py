"""One measure in two units: "5 feet 2 inches", "6 ft 1 in", "8 pounds and 3 ounces".

Which unit is a part of which, and how many make the whole, is in the packs.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.numbers.number_value import NumberValue
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.quantities.carried_money import counts_nothing

_QUOTIENTS = Context(prec=28)
_HYPHENS = frozenset("-‐‑")
_SHARES = ("percent", "percentage point")


def join_parts(board: Board) -> None:
    """Make one amount of a whole number of units and of the parts of one that are told right behind."""
    for half in list(board.of("number_half")):
        _add_half(board, half)
    _add_bare(board)
    if not board.pack.entries("unit_part"):
        return
    amounts = list(board.of("amount"))
    for amount in amounts:
        assert isinstance(amount.value, Amount)
        if _add_tied(board, amount) or len(amounts) < 2:
            continue
        for small, part in _parts_behind(board, amount):
            assert isinstance(small.value, Amount) and isinstance(part.value, Lexeme)
            share = _QUOTIENTS.divide(small.value.number.value, part.value.args["parts"])
            value = replace(amount.value, value=_QUOTIENTS.add(amount.value.value, share))
            board.remove(amount)
            board.remove(small)
            last = max(small.last, part.last)
            board.put("amount", amount.first, last, value, "amounts/parts", (amount, small), part.entry)
            break


def _add_bare(board: Board) -> None:
    """Add figures without a unit as decimals of the measure before them: "4 m *20*", "12 km *500*"."""
    digits = {str(entry.args["of"]): int(entry.args["digits"]) for entry in board.pack.entries("bare_part")}
    for amount in list(board.of("amount")) if digits else ():
        whole = amount.value
        assert isinstance(whole, Amount)
        if whole.unit in digits and amount.last > amount.parts[0].last and whole.upper is None:
            joiner = next(iter(board.starting(amount.last + 1, "number_joiner")), None)
            _add_decimals(board, amount, amount.last + 1 if joiner is None else joiner.last + 1, digits[whole.unit])


def _add_decimals(board: Board, amount: Annotation, at: int, digits: int) -> None:
    """Make one amount of a whole number of units and of bare figures at a token that count nothing else."""
    whole = amount.value
    assert isinstance(whole, Amount)
    for small in board.starting(at, "amount"):
        assert isinstance(small.value, Amount)
        figures = board.tokens.keys[at]
        fits = small.value.unit == "piece" and small.value.number.bare and len(figures) == digits
        if not fits or whole.value != whole.value.to_integral_value() or not counts_nothing(board, small.last + 1):
            continue
        value = replace(whole, value=whole.value + small.value.value.scaleb(-digits))
        board.remove(amount)
        board.remove(small)
        board.put("amount", amount.first, small.last, value, "amounts/parts", (amount, small), amount.entry)
        break


def _add_tied(board: Board, amount: Annotation) -> bool:
    """Whether figures that a hyphen ties to the unit were added as its parts: "6-foot-*4*"."""
    tokens, figures, whole = board.tokens, amount.last + 2, amount.value
    assert isinstance(whole, Amount)
    if figures >= len(tokens) or tokens.keys[figures - 1] not in _HYPHENS or not tokens.keys[figures].isdecimal():
        return False
    if not tokens.glued(figures - 1) or not tokens.glued(figures):
        return False
    wholes = {entry.args["of"]: Decimal(entry.args["parts"]) for entry in board.pack.entries("unit_part")}
    parts = wholes.get(whole.unit)
    if parts is None or int(tokens.keys[figures]) >= parts or whole.value != whole.value.to_integral_value():
        return False
    for name in list(board.overlapping(figures, figures, "designator")):
        board.remove(name)
    board.remove(amount)
    share = _QUOTIENTS.divide(Decimal(tokens.keys[figures]), parts)
    value = replace(whole, value=_QUOTIENTS.add(whole.value, share))
    board.put("amount", amount.first, figures, value, "amounts/parts", (amount,), amount.entry)
    return True


def _add_half(board: Board, half: Annotation) -> None:
    """Add a half to the measure that it stands behind: "two years *and a half*", "a minute *and a half*"."""
    unit = max(board.ending(half.first - 1, "unit"), key=lambda found: found.last - found.first, default=None)
    if unit is None or not isinstance(unit.value, Lexeme) or unit.value.args["unit"] in _SHARES:
        return
    whole = next(iter(board.ending(half.first - 1, "amount")), None)
    start = whole or _article(board, unit.first - 1)
    value = _whole(whole, unit.value) if start is not None else None
    if start is None or value is None:
        return
    assert isinstance(half.value, Lexeme)
    value = replace(value, value=value.value + Decimal(half.value.args["value"]))
    for covered in list(board.overlapping(start.first, half.last, "amount")):
        board.remove(covered)
    board.put("amount", start.first, half.last, value, "amounts/half", (start, unit, half), half.entry)


def _whole(amount: Annotation | None, unit: Lexeme) -> Amount | None:
    """The amount before a half, or one of the unit where only an article stands; None where no half fits."""
    if amount is None:
        one = NumberValue(Decimal(1), article=True)
        return Amount(one, one.value, str(unit.args["unit"]), Measure(str(unit.args["measure"])))
    assert isinstance(amount.value, Amount)
    joins = amount.last > amount.parts[0].last and amount.value.upper is None
    return amount.value if joins and not amount.value.number.fraction else None


def _article(board: Board, at: int) -> Annotation | None:
    """The word for one that stands before a unit."""
    one = next(iter(board.ending(at, "pronoun_one")), None)
    return one or next(
        (
            word
            for word in board.ending(at, "numeral")
            if isinstance(word.value, Lexeme) and word.value.args["role"] == "article" and word.value.args["value"] == 1
        ),
        None,
    )


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
