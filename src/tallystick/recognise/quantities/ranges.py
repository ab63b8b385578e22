"""Two numbers that are one range: "between 20 and 30", "1.5-2 million", "600 à 700.000"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.matching import Match, best, matches
from tallystick.recognise.quantities.amount import Amount

THOUSAND = Decimal(1000)
# How many times as much a level is at least as a step to it.
_STEP = Decimal(2)
_REACH_OF_TIMES = 10
_MARKS = frozenset(",:–—-")
_STEPS = {Measure.SHARE: Decimal(5), Measure.COUNT: Decimal(10)}


def recognise_ranges(board: Board) -> None:
    """Join amounts that make a range into one; what a pattern of the pack joins counts only where it rises."""
    if len(board.of("amount")) < 2:
        return
    every = matches(board, "ranges")
    starts = {match.first for match in every if _joined(board, match) is not None}
    changes = {id(match) for match in every if _is_change(board, match) and not _leads_to_range(board, match, starts)}
    found = [match for match in every if id(match) in changes or _joined(board, match) is not None]
    for match in best(found):
        joined = None if id(match) in changes else _joined(board, match)
        if joined is None:
            board.put("change_from", match.parts[0].first, match.parts[0].last, None, "ranges/change", match.parts)
            _share_unit(board, match.parts[0], match.parts[-1])
            continue
        for part in board.overlapping(match.first, match.last, "amount"):
            board.remove(part)
        put = board.put("amount", match.first, match.last, joined, "ranges", match.parts, match.entry.place)
        if match.entry.args.get("change") and _leads_to_range(board, match, starts):
            board.put("change_from", put.first, put.last, None, "ranges/change", match.parts)


def _is_change(board: Board, match: Match) -> bool:
    """Whether the first is where something came from, so that the two are no range: "rose from 40 to 60".

    So it is without a word of change where the words can say nothing else ("von 40 *auf* 60"), or where the scale that
    is told once shows that it fell: "*from 40 to 25 million* euros".
    """
    low, high = match.parts[0].value, match.parts[-1].value
    assert isinstance(low, Amount) and isinstance(high, Amount)
    if not match.entry.args.get("change") or not _same_kind(low, high):
        return False
    return bool(match.entry.args.get("level")) or _changes(board, match.first) or _falls(low, high)


def _falls(low: Amount, high: Amount) -> bool:
    """Whether the first number is the larger one under the scale that is said behind the second."""
    scale = high.number.scale
    if scale == 1 or low.number.scale > 1 or low.upper is not None or low.number.value >= THOUSAND:
        return False
    return low.number.value >= high.number.value / scale


def _leads_to_range(board: Board, match: Match, starts: set[int]) -> bool:
    """Whether what it changed to is a range behind, so that this is one too: "cut from 5 to 7 % *to 3 to 5 %*"."""
    return any(to.last + 1 in starts for to in board.starting(match.last + 1, "change_to"))


def _joined(board: Board, match: Match) -> Amount | None:
    """The range that a match makes, None where its amounts make none."""
    low, high = match.parts[0].value, match.parts[-1].value
    assert isinstance(low, Amount) and isinstance(high, Amount)
    if low.upper is not None or high.upper is not None or not _same_kind(low, high):
        return None
    if low.number.fraction and low.number.value < 1 < high.value and not high.number.fraction:
        return None
    start = _spread(low, high)
    if not start < high.value or (match.entry.args.get("near") and high.value > 2 * start):
        return None
    if _glued_dash(match) and low.number.value < 0 < high.value:
        return None
    if _is_step_and_level(board, match, start, high, apart=low.measure is high.measure):
        return None
    unit = high if high.measure is not Measure.COUNT else low
    return replace(unit, value=start, upper=high.value, number=high.number)


def _is_step_and_level(board: Board, match: Match, start: Decimal, high: Amount, apart: bool) -> bool:
    """Whether the first is how much something changed and the second what it changed to: "fell $4 to $14.75".

    A range behind a word of change has its ends near each other: "will rise $3 to $5"; `apart` where both have a unit.
    """
    if _glued_dash(match) or not apart or not _changes(board, match.first):
        return False
    least = _STEPS.get(high.measure, _STEP)
    return high.value > least * start > 0


def _glued_dash(match: Match) -> bool:
    return match.last - match.first == 2


def _same_kind(low: Amount, high: Amount) -> bool:
    """Whether one unit may hold for both: equal, or said once, behind the second or as a sign before the first."""
    return low.unit == high.unit or low.measure is Measure.COUNT or (high.measure is Measure.COUNT and low.sign)


def _spread(low: Amount, high: Amount) -> Decimal:
    """The lower number with the scale (and the cent or the like) that is said once, behind the upper one."""
    factor = high.value / high.number.value if high.number.value else Decimal(1)
    value = low.value * factor if low.measure is Measure.COUNT and high.measure is not Measure.COUNT else low.value
    scale = high.number.scale
    if scale > 1 and low.number.scale == 1 and low.number.value < high.number.value / scale:
        return value * scale
    in_thousands = high.number.digits and high.value % THOUSAND == 0 and low.number.scale == 1
    if in_thousands and low.number.digits and 0 < low.value < THOUSAND and 500 < high.value / low.value < 3000:
        return value * THOUSAND if low.value < high.value / THOUSAND else value
    return value


def _share_unit(board: Board, first: Annotation, second: Annotation) -> None:
    """Give the number that something changed from the unit and the scale of that which it changed to.

    "Rose from 40 to 60 million tonnes" is about 40 million tonnes.
    """
    low, high = first.value, second.value
    assert isinstance(low, Amount) and isinstance(high, Amount)
    if low.upper is not None or low.measure is not Measure.COUNT or low.number.scale > 1:
        return
    if low.value >= THOUSAND and high.number.scale > 1:
        return
    factor = high.value / high.number.value if high.number.value else Decimal(1)
    if high.measure is Measure.COUNT and high.number.scale == 1:
        return
    value = replace(
        low, value=low.value * factor * high.number.scale, unit=high.unit, measure=high.measure, number=high.number
    )
    board.remove(first)
    board.put("amount", first.first, first.last, value, "ranges/change", (first,), second.entry)


def _tells_times(board: Board, at: int) -> bool:
    """Whether the sentence tells before this token how many times as much something became."""
    first = max(board.sentence_at(at).first, at - _REACH_OF_TIMES)
    told = (amount.value for token in range(first, at) for amount in board.starting(token, "amount"))
    return any(isinstance(amount, Amount) and amount.unit == "times" for amount in told)


def _changes(board: Board, at: int) -> bool:
    """Whether a word of change stands shortly before: "rose from 40 to 60"; a multiple also farther off.

    "The price tripled in a year, from 2 000 to 6 000 euros."
    """
    sentence = board.sentence_of[at]
    if at > 0 and board.tokens.keys[at - 1] in _MARKS and _tells_times(board, at):
        return True
    for token in range(at - 1, max(at - 4, -1), -1):
        if board.sentence_of[token] != sentence:
            return False
        if board.starting(token, "change"):
            return True
    return False
