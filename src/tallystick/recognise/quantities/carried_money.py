"""The currency of an amount that leaves it out: "3 billion euros, up from 2.5 billion".

Millions and more without a thing that they count are money where money of that
size was told before in the sentence, with no other count between. So is a number
behind a word for "of it", in the scale that was told: "10 miliardi, e *ne* ha spesi 5,4".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tallystick.model import Annotation, Measure
from tallystick.recognise.ground.board import Board
from tallystick.recognise.ground.lexeme import Lexeme
from tallystick.recognise.quantities.amount import Amount
from tallystick.recognise.quantities.comparisons import is_compared

_LARGE = 1_000_000
# Of how many times another size a sum may be that one is compared with.
_ALIKE = Decimal(10)
_BESIDE = (Measure.SHARE, Measure.GROWTH, Measure.DURATION)
_NO_THINGS = ("not_counted", "change", "date", "duration", "time_unit")
_PART_REACH = 4
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
            scale = money.value.number.scale if _is_part(board, money, amount) else Decimal(1)
            carried = replace(value, value=value.value * scale, unit=money.value.unit, measure=Measure.MONEY)
            money = board.put("amount", amount.first, amount.last, carried, "amounts/carried", (amount, money))
        elif value.measure not in _BESIDE:
            money = None


def _goes_on(board: Board, money: Annotation, amount: Annotation) -> bool:
    assert isinstance(amount.value, Amount)
    if amount.value.measure is not Measure.COUNT or amount.value.number.vague:
        return False
    if board.sentence_of[money.first] != board.sentence_of[amount.first]:
        return False
    if _is_part(board, money, amount):
        return True
    if not _is_large(money) or not _is_large(amount):
        return _is_set_against(board, money, amount)
    return bool(board.ending(amount.first - 1, "of_which")) or (
        _is_of_money(board, amount.last + 1) or counts_nothing(board, amount.last + 1)
    )


def _is_large(amount: Annotation) -> bool:
    return isinstance(amount.value, Amount) and amount.value.number.scale >= _LARGE


def _is_part(board: Board, money: Annotation, amount: Annotation) -> bool:
    """Whether a smaller number without a scale is told of the sum by a word for "of it": "*ne* ha spesi 5,4"."""
    assert isinstance(money.value, Amount) and isinstance(amount.value, Amount)
    number, whole = amount.value.number, money.value.number
    if number.scale > 1 or not _is_large(money) or number.value >= money.value.value / whole.scale:
        return False
    first = max(board.sentence_at(amount.first).first, amount.first - _PART_REACH)
    near = range(amount.first - 1, first - 1, -1)
    word = next((token for token in near if board.starting(token, "part_of_it")), None)
    if word is None or any(board.starting(token, "noun") for token in range(word, amount.first)):
        return False
    return counts_nothing(board, amount.last + 1)


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
        return any(change.last > at for change in board.starting(at, "change"))  # "3,2 milliards *de plus*"
    if board.starting(at, "phrase_link") and not board.starting(at, "not_counted"):
        return False
    return any(board.starting(at, kind) for kind in _NO_THINGS)
