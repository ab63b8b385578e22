"""How "more than 10 000", "about 2 million" and "1.5 to 2 million" are stored.

A quantity keeps what was said: the number or numbers, and the word that bounds
them. "About 2 million" stays 2 000 000 with the bound *about*; only where an
interval is needed (linking, tally, drawing) does a visible setting, `Widths`,
turn the word into a width.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from tallystick.model.interval import Interval


class Bound(StrEnum):
    """How the said number limits the true one."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    UP_TO = "up_to"
    BETWEEN = "between"

    @property
    def has_lower(self) -> bool:
        """Whether a quantity of this bound states a lower end."""
        return self not in (Bound.NEARLY, Bound.LESS_THAN, Bound.UP_TO)

    @property
    def has_upper(self) -> bool:
        """Whether a quantity of this bound states an upper end."""
        return self not in (Bound.MORE_THAN, Bound.AT_LEAST)


class Measure(StrEnum):
    """What kind of amount is meant."""

    COUNT = "count"
    MONEY = "money"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    LENGTH = "length"
    AREA = "area"
    RATE = "rate"
    SHARE = "share"
    GROWTH = "growth"
    DURATION = "duration"
    OTHER = "other"


class Per(StrEnum):
    """The time over which an amount recurs."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide "about" and "nearly" are taken to be, in units of the last place said that is not zero.

    The default is half that place: about 2 million is 1.5 to 2.5 million.

    >>> Widths().about(Decimal(310000))
    Interval(low=Decimal('305000'), high=Decimal('315000'), low_open=False, high_open=False)
    """

    share: Decimal = field(default=Decimal("0.5"))

    def margin(self, number: Decimal) -> Decimal:
        """Half the width around a number said with "about"; zero for zero."""
        if not number:
            return Decimal(0)
        exponent = number.normalize().as_tuple().exponent
        assert isinstance(exponent, int), "quantities are finite"
        return self.share * Decimal(1).scaleb(exponent)

    def about(self, number: Decimal) -> Interval:
        """The numbers that "about N" may mean."""
        margin = self.margin(number)
        return Interval(number - margin, number + margin)

    def nearly(self, number: Decimal) -> Interval:
        """The numbers that "nearly N" may mean: from a margin below, up to N itself."""
        return Interval(number - self.margin(number), number)


DEFAULT_WIDTHS = Widths()


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as it was said.

    `lower` and `upper` follow the contract: equal for *exact* and *about*, one
    missing where the bound leaves that side open, both for *between*. `unit` is
    "piece" for counted things, an ISO 4217 code for money, else the unit's symbol
    or name. `vague` marks scale words without a number ("dozens"). `falling` marks
    the change that makes less ("fell by 30 %"): the numbers are kept as they were
    said, and `signed` is the quantity as a mention states it.
    """

    lower: Decimal | None
    upper: Decimal | None
    bound: Bound = Bound.EXACT
    unit: str = "piece"
    per: Per | None = None
    vague: bool = False
    measure: Measure = Measure.COUNT
    falling: bool = False

    def __post_init__(self) -> None:
        """Refuse numbers that are not finite decimals, and ends that disagree with the bound."""
        for end in (self.lower, self.upper):
            if end is not None and not (isinstance(end, Decimal) and end.is_finite()):
                raise ValueError(f"{end!r} is not a finite decimal")
        problem = disagreement(self.lower, self.upper, self.bound)
        if problem:
            raise ValueError(problem)

    @property
    def said(self) -> Decimal:
        """The number that was said; of a range its lower end."""
        value = self.lower if self.lower is not None else self.upper
        assert value is not None, "checked when made"
        return value

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The one number, or the two numbers of a range, that were said."""
        if self.bound is Bound.BETWEEN:
            assert self.lower is not None and self.upper is not None, "checked when made"
            return (self.lower, self.upper)
        return (self.said,)

    @property
    def signed(self) -> Quantity:
        """The quantity with a decrease as a negative number; the bound still speaks of its size."""
        if not self.falling:
            return self
        if self.bound is Bound.BETWEEN:
            assert self.lower is not None and self.upper is not None, "checked when made"
            low, high = self.upper.copy_negate(), self.lower.copy_negate()
            return replace(self, lower=low, upper=high, falling=False)
        lower = None if self.lower is None else self.lower.copy_negate()
        upper = None if self.upper is None else self.upper.copy_negate()
        return replace(self, lower=lower, upper=upper, falling=False)

    def interval(self, widths: Widths = DEFAULT_WIDTHS) -> Interval:
        """The numbers that may be meant, by the given widths."""
        if self.bound is Bound.ABOUT:
            return widths.about(self.said)
        if self.bound is Bound.NEARLY:
            return widths.nearly(self.said)
        return Interval(
            self.lower,
            self.upper,
            low_open=self.bound is Bound.MORE_THAN,
            high_open=self.bound is Bound.LESS_THAN,
        )


def disagreement(lower: Decimal | None, upper: Decimal | None, bound: Bound) -> str:
    """What is wrong with two ends under a bound, in words; empty where they agree."""
    if bound.has_lower != (lower is not None):
        return f'bound "{bound}" {"needs a" if bound.has_lower else "leaves no"} lower end'
    if bound.has_upper != (upper is not None):
        return f'bound "{bound}" {"needs an" if bound.has_upper else "leaves no"} upper end'
    if lower is not None and upper is not None:
        if lower > upper:
            return f"lower {lower} is above upper {upper}"
        if lower != upper and bound in (Bound.EXACT, Bound.ABOUT):
            return f'bound "{bound}" has one number, not {lower} and {upper}'
    return ""
