"""The values of slots that have parts, as a correction writes them in one line.

A figure is its bound, its numbers, its unit and its measure (`more_than 10000 tonne per month rate`); a name has its
key behind it in brackets (`Andrei Belousov [person.belousov-andrei]`); a period its edge (`..2026-06-30 by`); a status
its stage and modality (`planned deliver asserted`). What is written here is read here again, and is the same.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from tallystick.contract.lines import is_writable, plain
from tallystick.errors import RefusedError
from tallystick.model import Bound, Measure, Modality, Party, Per, Period, Quantity, Stage, Status

NONE = "none"
_KEYED = re.compile(r"(?P<name>.*\S)\s*\[(?P<key>[^\[\]\s]+)\]")
_FLAGS = ("vague", "falling")


def named_value(name: str, key: str | None) -> str:
    """A name with what it is known by."""
    return f"{name} [{key}]" if key else name


def name_and_key(value: str) -> tuple[str, str | None]:
    """A name and what it is known by, None where nothing is said.

    >>> name_and_key("TASS [agency.tass]"), name_and_key("a ministry")
    (('TASS', 'agency.tass'), ('a ministry', None))
    """
    found = _KEYED.fullmatch(value.strip())
    return (found["name"], found["key"]) if found else (value.strip(), None)


def carriers_value(carriers: tuple[Party, ...]) -> str:
    """Those through whom something came."""
    return "; ".join(named_value(one.name.replace(";", ","), one.key) for one in carriers) or NONE


def names_in(value: str) -> list[tuple[str, str | None]]:
    """The names and keys of a list."""
    return [name_and_key(part) for part in value.split(";") if part.strip()]


def period_value(period: Period | None) -> str:
    """A period with its edge.

    >>> from datetime import date
    >>> period_value(Period(date(2026, 1, 1), date(2026, 3, 31)))
    '2026-01-01..2026-03-31 in'
    """
    return NONE if period is None else f"{period.start or ''}..{period.end or ''} {period.edge}"


def status_value(status: Status, stage: Stage | None, modality: Modality) -> str:
    """How far things have come, of what, and how sure that is."""
    return f"{status} {stage or NONE} {modality}"


def figure_value(quantity: Quantity) -> str:
    """A quantity as one line.

    >>> figure_value(Quantity(Decimal(15), Decimal(20), Bound.BETWEEN, unit="tonne", per=Per.MONTH))
    'between 15 20 tonne per month count'
    """
    numbers = [str(plain(number)) for number in quantity.numbers]
    per = ["per", str(quantity.per)] if quantity.per else []
    flags = [name for name in _FLAGS if getattr(quantity, name)]
    return " ".join([str(quantity.bound), *numbers, quantity.unit, *per, str(quantity.measure), *flags])


def figure_from(was: Quantity, value: str) -> Quantity:
    """The quantity of such a line; without a unit it has that of the one before, and its rate and measure too.

    >>> figure_from(Quantity(Decimal(5), Decimal(5), unit="tonne"), "more_than 12000").unit
    'tonne'
    """
    words = value.split()
    bound = _bound(words)
    numbers = _numbers(words, 2 if bound is Bound.BETWEEN else 1)
    flags = {words.pop() for _ in _FLAGS if words and words[-1] in _FLAGS}
    measure = Measure(words.pop()) if words and words[-1] in set(Measure) else was.measure
    is_rate = len(words) > 1 and words[-2] == "per" and words[-1] in set(Per)
    per = Per(words[-1]) if is_rate else was.per if not words else None
    unit = " ".join(words[:-2] if is_rate else words) or was.unit
    return Quantity(
        lower=numbers[0] if bound.has_lower else None,
        upper=numbers[-1] if bound.has_upper else None,
        bound=bound,
        unit=unit,
        per=per,
        vague="vague" in flags,
        measure=measure,
        falling="falling" in flags,
    )


def _bound(words: list[str]) -> Bound:
    if words and words[0] in set(Bound):
        return Bound(words.pop(0))
    if words and _number(words[0]) is not None:
        return Bound.EXACT
    raise RefusedError("is no figure such as more_than 12000 tonne; bounds are {known}", known=", ".join(Bound))


def _numbers(words: list[str], wanted: int) -> list[Decimal]:
    found: list[Decimal] = []
    while words and len(found) < wanted and (number := _number(words[0])) is not None:
        found.append(number)
        del words[0]
    if len(found) < wanted:
        raise RefusedError("has too few numbers for its bound; write 12500 or 12500.5")
    return found


def _number(word: str) -> Decimal | None:
    try:
        number = Decimal(word.replace("_", ""))
    except InvalidOperation:
        return None
    return number if is_writable(number) else None
