"""The currency of an amount that leaves it out: "3 billion euros, up from 2.5 billion".

Millions and more without a thing that they count are money where money of that
size was told before in the sentence, with no other count between.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tallystick.model import Annotation, Measure
from tallystick.recognise.amount import Amount
from tallystick.recognise.board import Board
from tallystick.recognise.comparisons import is_compared
from tallystick.recognise.lexeme import Lexeme

_LARGE = 1_000_000
# Of how many times another size a sum may be that one is compared with.
_ALIKE = Decimal(10)
_BESIDE = (Measure.SHARE, Measure.GROWTH, Measure.DURATION)
_NO_THINGS = ("not_counted", "change", "date", "duration", "time_unit")
_COUNTED = ("unit_joiner", "share_of", "noun")


def carry_money(board: Board) -> None:
    """Give amounts of money that are told without a currency that of the one before them."""
    money: Annotation | None = None
    for amount in list(board.of("amount")):
        value = amount.value
        assert isinstance(value, Amount)
        if value.measure is Measure.MONEY:
            money = amount
        elif money is not None and _goes_on(board, money, amount):
            assert isinstance(money.value, Amount)
            board.remove(amount)
            carried = replace(value, unit=money.value.unit, measure=Measure.MONEY)
            money = board.put("amount", amount.first, amount.last, carried, "amounts/carried", (amount, money))
        elif value.measure not in _BESIDE:
            money = None


def _goes_on(board: Board, money: Annotation, amount: Annotation) -> bool:
    assert isinstance(amount.value, Amount)
    if amount.value.measure is not Measure.COUNT or amount.value.number.vague:
        return False
    if board.sentence_of[money.first] != board.sentence_of[amount.first]:
        return False
    if not _is_large(money) or not _is_large(amount):
        return _is_set_against(board, money, amount)
    return bool(board.ending(amount.first - 1, "of_which")) or (
        _is_of_money(board, amount.last + 1) or counts_nothing(board, amount.last + 1)
    )


def _is_large(amount: Annotation) -> bool:
    return isinstance(amount.value, Amount) and amount.value.number.scale >= _LARGE


def _is_set_against(board: Board, money: Annotation, amount: Annotation) -> bool:
    """Whether a smaller sum is one by what it is compared with: "costs 85 000 euros, *against 79 500* in May"."""
    assert isinstance(money.value, Amount) and isinstance(amount.value, Amount)
    following = amount.last + 1
    if not money.value.value or not is_compared(board, amount.first):
        return False
    if not counts_nothing(board, following) and not board.starting(following + 1, "date"):
        return False
    return 1 / _ALIKE < amount.value.value / money.value.value < _ALIKE


def _is_of_money(board: Board, at: int) -> bool:
    """Whether a word for money follows behind a joining one: "17 milliards de *dons*"."""
    thing = max((joiner.last for joiner in board.starting(at, "unit_joiner")), default=at) + 1
    if thing == at + 1 and not board.starting(at, "unit_joiner"):
        return False
    nouns = [noun.value for noun in board.starting(thing, "noun")]
    return any(isinstance(noun, Lexeme) and str(noun.args["category"]).startswith("money") for noun in nouns)


def counts_nothing(board: Board, at: int) -> bool:
    """Whether no thing follows: the sentence ends, a mark stands there, or a word that is no noun."""
    if at >= len(board.tokens) or board.tokens.kinds[at] == "p":
        return True
    if any(board.starting(at, kind) for kind in _COUNTED):
        return False
    if board.starting(at, "phrase_link") and not board.starting(at, "not_counted"):
        return False
    return any(board.starting(at, kind) for kind in _NO_THINGS)
