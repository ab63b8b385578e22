"""One JSON object a line, with exact decimals and nothing that a line reader could stumble over.

No number passes through a binary float, and none is written with an exponent:
8.2 million is 8200000. Characters that end a line for some reader, and lone
surrogates, which no UTF-8 output can hold, are escaped.
"""

from __future__ import annotations

import re
from decimal import Decimal

import simplejson

from tallystick.errors import ContractError

MOST_DIGITS = 1000
"""A number with more places than this before or after its point is no amount of anything."""

_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SURELY_SMALL = 18


class PlainDecimal(Decimal):
    """A decimal that writes itself without an exponent and without idle zeros behind the point.

    >>> str(PlainDecimal("8.20E+6")), str(PlainDecimal("1E-7")), str(PlainDecimal("2.50"))
    ('8200000', '0.0000001', '2.5')
    """

    __slots__ = ()

    def __str__(self) -> str:
        """The digits alone."""
        digits = format(Decimal(self), "f")
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        return "0" if digits == "-0" else digits


def is_writable(number: Decimal) -> bool:
    """Whether a number is finite and has no more places than a line may hold."""
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return number.adjusted() < MOST_DIGITS and isinstance(exponent, int) and -exponent <= MOST_DIGITS


def plain(number: Decimal) -> PlainDecimal:
    """The same number in a form that JSON writes digit by digit."""
    if not is_writable(number):
        raise ContractError(f"the number {number:.6E} has more than {MOST_DIGITS} places")
    return PlainDecimal(number)


def written(value: object) -> str:
    """An object as one line of JSON, without the line's end."""
    text: str = simplejson.dumps(
        value,
        use_decimal=True,
        ensure_ascii=False,
        separators=(", ", ": "),
        namedtuple_as_object=False,  # asking each value whether it is one takes half of the time, and none is
    )
    return escaped(text)


def escaped(text: str) -> str:
    """JSON with the characters escaped that end a line for some reader, or that no UTF-8 output can hold."""
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def read(line: str | bytes) -> object:
    """What a line of JSON says, with every fraction as an exact decimal; ContractError where it is no JSON."""
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
        value: object = simplejson.loads(text, use_decimal=True, parse_int=_whole, allow_nan=False)
    except (ValueError, RecursionError) as problem:
        raise ContractError(f"not a line of JSON: {problem}") from problem
    return value


def _whole(digits: str) -> int | Decimal:
    """A whole number; very long ones stay decimals, since Python refuses to make integers of them."""
    return int(digits) if len(digits) <= _SURELY_SMALL else Decimal(digits)
