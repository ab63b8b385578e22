"""A number with its unit, before any word that bounds it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tallystick.model import Measure
from tallystick.recognise.numbers.number_value import NumberValue


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `upper` makes it a range.

    `sign` says that the unit stood before the number, as "$" does; `hundredths`
    is the currency that it is a hundredth of ("cents"); `ratio` says that it is a
    part by its words ("every fifth").
    """

    number: NumberValue
    value: Decimal
    unit: str = "piece"
    measure: Measure = Measure.COUNT
    upper: Decimal | None = None
    sign: bool = False
    hundredths: str = ""
    ratio: bool = False
