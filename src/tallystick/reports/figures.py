"""Quantities and intervals in the words of an interface: its numbers, and whole phrases for bounds and rates."""

from __future__ import annotations

from tallystick.model import Bound, Interval, Measure, Per, Quantity, Told
from tallystick.reports.interface import Interface, marked
from tallystick.reports.wording import readable

_BOUNDS = {
    Bound.ABOUT: marked("about {figure}"),
    Bound.NEARLY: marked("nearly {figure}"),
    Bound.MORE_THAN: marked("more than {figure}"),
    Bound.AT_LEAST: marked("at least {figure}"),
    Bound.LESS_THAN: marked("less than {figure}"),
    Bound.UP_TO: marked("up to {figure}"),
}
_RATES = {
    Per.SECOND: marked("{figure} per second"),
    Per.MINUTE: marked("{figure} per minute"),
    Per.HOUR: marked("{figure} per hour"),
    Per.DAY: marked("{figure} per day"),
    Per.WEEK: marked("{figure} per week"),
    Per.MONTH: marked("{figure} per month"),
    Per.QUARTER: marked("{figure} per quarter"),
    Per.YEAR: marked("{figure} per year"),
}
# Symbols, since they take no plural: "21 t" is right in every language where "21 tonnes" needs a form of its own.
_SYMBOLS = {
    "piece": marked("{number}"),
    "percent": marked("{number}%"),
    "permille": marked("{number}‰"),
    "times": marked("{number} times"),
    "tonne": marked("{number}\N{NO-BREAK SPACE}t"),
    "kg": marked("{number}\N{NO-BREAK SPACE}kg"),
    "m3": marked("{number}\N{NO-BREAK SPACE}m³"),
    "m2": marked("{number}\N{NO-BREAK SPACE}m²"),
    "km2": marked("{number}\N{NO-BREAK SPACE}km²"),
    "hectare": marked("{number}\N{NO-BREAK SPACE}ha"),
    "l": marked("{number}\N{NO-BREAK SPACE}l"),
    "km": marked("{number}\N{NO-BREAK SPACE}km"),
    "m": marked("{number}\N{NO-BREAK SPACE}m"),
    "kWh": marked("{number}\N{NO-BREAK SPACE}kWh"),
    "MWh": marked("{number}\N{NO-BREAK SPACE}MWh"),
    "GWh": marked("{number}\N{NO-BREAK SPACE}GWh"),
    "TWh": marked("{number}\N{NO-BREAK SPACE}TWh"),
    "kW": marked("{number}\N{NO-BREAK SPACE}kW"),
    "MW": marked("{number}\N{NO-BREAK SPACE}MW"),
    "GW": marked("{number}\N{NO-BREAK SPACE}GW"),
}


def figure(quantity: Quantity, words: Interface) -> str:
    """A quantity as it was said, in figures.

    >>> from decimal import Decimal
    >>> from tallystick.reports.interface import interface
    >>> figure(Quantity(Decimal(10000), None, Bound.MORE_THAN), interface("en"))
    'more than 10,000'
    >>> figure(Quantity(Decimal("1.5"), Decimal(2), Bound.BETWEEN, unit="percent"), interface("en"))
    '1.5–2%'
    """
    said = _per(_amount(quantity, words), quantity, words)
    return words.say("{figure} (said vaguely)", figure=said) if quantity.vague else said


def thing(told: Told, words: Interface) -> str:
    """How much of what a mention tells, the thing by the name that its document gives it."""
    return figure_of(told.mention.quantity, item_of(told), words)


def figure_of(quantity: Quantity, item: str, words: Interface) -> str:
    """A figure with the name of its thing.

    >>> from decimal import Decimal
    >>> from tallystick.reports.interface import interface
    >>> figure_of(Quantity(Decimal(600), Decimal(600), per=Per.MONTH), "drones", interface("en"))
    '600 drones per month'
    >>> figure_of(Quantity(Decimal(60), Decimal(60), unit="percent"), "the doses", interface("en"))
    '60% of the doses'
    """
    amount = _amount(quantity, words)
    if quantity.unit == "piece" or quantity.measure is Measure.GROWTH:
        return _per(words.say("{figure} {item}", figure=amount, item=item), quantity, words)
    return _per(words.say("{figure} of {item}", figure=amount, item=item), quantity, words)


def _amount(quantity: Quantity, words: Interface) -> str:
    """The number or numbers with their unit and bound."""
    sign = "+" if quantity.measure is Measure.GROWTH and quantity.unit == "percent" and quantity.said > 0 else ""
    said = with_unit(sign + "–".join(map(words.number, quantity.numbers)), quantity.unit, words)
    return words.say(_BOUNDS[quantity.bound], figure=said) if quantity.bound in _BOUNDS else said


def _per(said: str, quantity: Quantity, words: Interface) -> str:
    return said if quantity.per is None else words.say(_RATES[quantity.per], figure=said)


def with_unit(number: str, unit: str, words: Interface) -> str:
    """A number that is written already, with its unit; a unit without a symbol of ours stands as it is."""
    if unit in _SYMBOLS:
        return words.say(_SYMBOLS[unit], number=number)
    return f"{number}\N{NO-BREAK SPACE}{readable(unit)}"


def item_of(told: Told) -> str:
    """The counted thing's name, else its category."""
    return readable(told.mention.item.name) or readable(told.mention.item.category)


def range_of(values: Interval, unit: str, words: Interface) -> str:
    """The numbers that may be meant, with their unit.

    >>> from tallystick.model import exactly
    >>> from decimal import Decimal
    >>> from tallystick.reports.interface import interface
    >>> range_of(Interval(Decimal(1500), Decimal(2500)), "piece", interface("en"))
    '1,500–2,500'
    >>> range_of(Interval(Decimal(30), None, low_open=True), "piece", interface("en"))
    'more than 30'
    """
    if values.low is not None and values.high is not None:
        ends = dict.fromkeys((words.number(values.low), words.number(values.high)))
        return with_unit("–".join(ends), unit, words)
    if values.low is not None:
        bound = Bound.MORE_THAN if values.low_open else Bound.AT_LEAST
        return words.say(_BOUNDS[bound], figure=with_unit(words.number(values.low), unit, words))
    if values.high is not None:
        bound = Bound.LESS_THAN if values.high_open else Bound.UP_TO
        return words.say(_BOUNDS[bound], figure=with_unit(words.number(values.high), unit, words))
    return words.say("unknown")
