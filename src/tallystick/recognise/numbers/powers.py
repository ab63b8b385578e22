"""Scientific notation in figures: "1.3x10^6", "12e3", "2.5^-1"."""

from __future__ import annotations

from decimal import Context, Decimal, DecimalException

from tallystick.recognise.ground.board import Board
from tallystick.recognise.numbers.digits import parse_digits

_LARGEST = 100
_POWERS = Context(prec=28)
_TIMES = frozenset("x×*·")
_SIGNS = {"+": 1, "-": -1, "−": -1}


def power_at(board: Board, token: int, mark: str) -> tuple[Decimal, int] | None:
    """The number that begins at figures, with its last token; None where no exponent belongs to them.

    `mark` divides decimals in this text. Exponents beyond a hundred are nobody's figures.
    """
    if not (_tied(board, token + 1) or _is_power_of_ten(board, token + 2)):
        return None
    base = parse_digits(board.tokens.keys[token], mark)
    if base is None:
        return None
    sign = board.tokens.keys[token + 1]
    if sign == "e":
        return _raised(board, token + 2, base, Decimal(10))
    if sign == "^":
        return _raised(board, token + 2, Decimal(1), base)
    if sign in _TIMES and _is_power_of_ten(board, token + 2):
        return _raised(board, token + 4, base, Decimal(10))
    if sign == "×" and _tied(board, token + 3) and board.tokens.keys[token + 2] == "10":
        return _raised(board, token + 3, base, Decimal(10)) if board.tokens.keys[token + 3] in _SIGNS else None
    return None


def _is_power_of_ten(board: Board, token: int) -> bool:
    """Whether a ten stands here that a power is taken of, which may be set apart from the sign before: "5 x 10^6"."""
    return board.tokens.keys[token : token + 2] == ["10", "^"] and _tied(board, token + 1)


def _raised(board: Board, at: int, factor: Decimal, base: Decimal) -> tuple[Decimal, int] | None:
    direction = 1
    while _tied(board, at) and board.tokens.keys[at] in _SIGNS:
        direction *= _SIGNS[board.tokens.keys[at]]
        at += 1
    if not _tied(board, at) or not board.tokens.keys[at].isdecimal() or _tied(board, at + 1, "w"):
        return None
    exponent = int(board.tokens.keys[at][:4])
    if exponent > _LARGEST:
        return None
    try:
        return _POWERS.multiply(factor, _POWERS.power(base, direction * exponent)), at
    except DecimalException:
        return None


def _tied(board: Board, token: int, kinds: str = "wdp") -> bool:
    """Whether a token of one of the kinds is glued to the one before it."""
    return board.tokens.glued(token) and board.tokens.kinds[token] in kinds
