"""Quantities: amounts with the words that bound them, their unit, their rate, and whether they are shares or growth.

The layer runs in four passes: numbers get their units (`amounts`), two amounts
become a range (`ranges`), words before and behind bound them, and what stands
near says over which time they recur and whether something changed by them.
"""

from __future__ import annotations

from typing import NamedTuple

from tallystick.model import Annotation, Bound, Measure, Per, Quantity
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.matching import Match, best, matches
from tallystick.recognise.ground.verb_forms import verbs_at
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.quantities.amounts import recognise_amounts
from tallystick.recognise.quantities.bounded_pairs import join_bounded
from tallystick.recognise.quantities.carried_rates import carry_rates
from tallystick.recognise.quantities.changes import sign_of_change
from tallystick.recognise.quantities.conversions import bound_conversions
from tallystick.recognise.quantities.multiples import recognise_multiples
from tallystick.recognise.quantities.ranges import recognise_ranges
from tallystick.recognise.quantities.rates import per_of

_SHARES = frozenset({"percent", "percentage point"})
_REACH_OF_CHANGE = 10


def recognise_quantities(board: Board) -> None:
    """Lay every quantity of the text on the board."""
    recognise_amounts(board)
    recognise_multiples(board)
    recognise_ranges(board)
    bounds = _bounds(board)
    for amount in list(board.of("amount")):
        _put(board, amount, bounds.get((amount.first, amount.last)))
    if len(board.of("quantity")) > 1:
        join_bounded(board)
        bound_conversions(board)
        carry_rates(board)


def _bounds(board: Board) -> dict[tuple[int, int], Match]:
    """The best bounding pattern over each amount, by the amount's place."""
    found = [
        match
        for match in matches(board, "bounds")
        if match.parts and _suits(match) and not _leads_on(board, match) and not _is_reached(board, match)
    ]
    chosen: dict[tuple[int, int], Match] = {}
    for match in best(found):
        part = match.parts[-1]
        chosen.setdefault((part.first, part.last), match)
    return chosen


def _suits(match: Match) -> bool:
    """Whether the amount is of the measure that the words bound: "over three years" is a time, "over 65" an age."""
    measure, amount = match.entry.args.get("measure"), match.parts[-1]
    if measure is None:
        return True
    has_unit = any(part.kind == "unit" for _, part in amount.tree())
    return has_unit and isinstance(amount.value, Amount) and amount.value.measure is Measure(str(measure))


def _leads_on(board: Board, match: Match) -> bool:
    """Whether words behind an amount rather bound the next one: "above 4 *and below* 9", "5 *or less* than 4"."""
    behind = match.last + 1
    if match.last == match.parts[-1].last:
        return False
    if board.starting(behind, "amount"):
        return True
    return bool(board.starting(behind, "not_counted") and board.starting(behind + 1, "amount"))


def _is_reached(board: Board, match: Match) -> bool:
    """Whether a word that bounds elsewhere tells what something changed to: "cayó un 12 %, hasta los 3.400"."""
    if not match.entry.args.get("change"):
        return False
    if board.ending(match.first - 1, "change_from"):
        return True
    if board.ending(match.first - 1, "change_size"):
        return False
    first = max(board.sentence_at(match.first).first, match.first - _REACH_OF_CHANGE)
    for token in range(match.first - 1, first - 1, -1):
        if board.starting(token, "change") or _tells_times(board, token):
            return True
        if verbs_at(board, token):
            return False  # it bounds what that verb tells: "der Zuwachs erlaubt, bis zu 40 zu bauen"
    return False


def _tells_times(board: Board, token: int) -> bool:
    """Whether a word of multiplication stands here: the profit *doubled* to what follows."""
    return any(isinstance(a.value, Amount) and a.value.unit == "times" for a in board.starting(token, "amount"))


def _is_part(amount: Amount) -> bool:
    """Whether an amount is a part of one thing; "2 1/2 ships" are counted."""
    return amount.number.fraction and amount.value < 1


def _put(board: Board, amount: Annotation, match: Match | None) -> None:
    """Lay the quantity, over its bounding words too; words that only keep a bound away ("hand over 12") stay free."""
    value = amount.value
    assert isinstance(value, Amount)
    bound = Bound(match.entry.gives) if match else Bound.EXACT
    bounded = match is not None and bound is not Bound.EXACT
    first, last = (match.first, match.last) if match and bounded else (amount.first, amount.last)
    quantity = _bounded(value, bound, _kind(board, amount, value, match.first if match else amount.first))
    entry = match.entry.place if match else amount.entry
    board.put("quantity", first, last, quantity, f"quantities/{quantity.bound}", (amount,), entry)


def _tells_how_often(board: Board, amount: Annotation) -> bool:
    """Whether times are occasions, where the language lists the words that make a comparison of them."""
    if not board.pack.entries("comparison") or not any(part.kind == "unit" for part in amount.parts):
        return False
    return not any(board.starting(amount.last + 1, kind) for kind in ("comparison", "change", "currency", "amount"))


def _is_level(board: Board, amount: Annotation, first: int) -> bool:
    """Whether something changed to a share or from one, which is no change: "stieg auf 5,8 %"; to its half is one.

    A ratio is a part of a whole whatever became of it: "*every fifth* dose was lost".
    """
    assert isinstance(amount.value, Amount)
    if amount.value.ratio or board.starting(amount.first, "change_from"):
        return True
    return not amount.value.number.share and bool(board.ending(first - 1, "change_to"))


def _sign(board: Board, amount: Annotation, first: int) -> int:
    """Which way an amount changed; a plus before its figures says so by itself: "vendite: +7,5%"."""
    if first > 0 and board.tokens.keys[first - 1] == "+" and board.tokens.glued(first):
        return 1
    assert isinstance(amount.value, Amount)
    return sign_of_change(board, first, amount.last, of_whole=amount.value.number.share)


class _Kind(NamedTuple):
    """What is measured, with the rate of it and whether it fell."""

    measure: Measure
    per: Per | None = None
    falling: bool = False


def _bounded(amount: Amount, bound: Bound, kind: _Kind) -> Quantity:
    """The amount under a bound; a range stays a range, and a vague number is at least its scale word."""
    measure, per, falling = kind
    if amount.upper is not None:
        return Quantity(amount.value, amount.upper, Bound.BETWEEN, amount.unit, per, False, measure, falling)
    vague = amount.number.vague
    if amount.number.about and bound is Bound.EXACT:
        bound = Bound.ABOUT
    if vague and bound in (Bound.EXACT, Bound.ABOUT, Bound.BETWEEN):
        bound = Bound.AT_LEAST
    if bound is Bound.BETWEEN:
        bound = Bound.EXACT
    lower = amount.value if bound.has_lower else None
    upper = amount.value if bound.has_upper else None
    return Quantity(lower, upper, bound, amount.unit, per, vague, measure, falling)


def _kind(board: Board, amount: Annotation, value: Amount, first: int) -> _Kind:
    """Whether an amount is a rate, a share or growth; `first` is where its bounding words begin."""
    if value.measure is Measure.DURATION:
        return _Kind(value.measure)
    if value.unit in _SHARES or value.measure in (Measure.SHARE, Measure.GROWTH):
        sign = 0 if _is_level(board, amount, first) else _sign(board, amount, first)
        if not sign and value.unit == "times" and _tells_how_often(board, amount):
            return _Kind(Measure.OTHER)
        measure = Measure.GROWTH if sign or value.unit == "times" else Measure.SHARE
        return _Kind(measure, falling=sign < 0)
    measure = Measure.SHARE if _is_part(value) and value.unit == "piece" else value.measure
    rate = per_of(board, amount.first, amount.last)
    if rate is None:
        return _Kind(measure)
    return _Kind(Measure.RATE if measure is Measure.COUNT else measure, rate[0])
