"""How values are worded for people: a figure, an interval, a period, a party."""

from __future__ import annotations

import re
from decimal import Decimal

from tallystick.model import Bound, Edge, Interval, Measure, Modality, Party, Period, Quantity

_BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "less than ",
    Bound.UP_TO: "up to ",
    Bound.BETWEEN: "",
}
_UNITS = {"piece": "", "percent": " %", "times": " times"}
_EDGES = {Edge.IN: "", Edge.BY: "by ", Edge.SINCE: "since ", Edge.SO_FAR: "so far, to ", Edge.REST: "rest, to "}
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def figure(quantity: Quantity) -> str:
    """A quantity as it was said, in figures.

    >>> figure(Quantity(Decimal(10000), None, Bound.MORE_THAN, per=None))
    'more than 10,000'
    >>> figure(Quantity(Decimal("1.5"), Decimal(2), Bound.BETWEEN, unit="tonne"))
    '1.5 – 2 tonne'
    """
    said = " – ".join(number(value) for value in quantity.numbers)
    sign = "+" if quantity.measure is Measure.GROWTH and quantity.unit == "percent" and quantity.said > 0 else ""
    unit = _UNITS.get(quantity.unit, f" {quantity.unit}")
    rate = f" per {quantity.per}" if quantity.per else ""
    vague = " (vague)" if quantity.vague else ""
    return f"{_BOUNDS[quantity.bound]}{sign}{said}{unit}{rate}{vague}"


def number(value: Decimal) -> str:
    """A number in full, its thousands grouped.

    >>> number(Decimal("2E+6")), number(Decimal("8.250"))
    ('2,000,000', '8.25')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def interval(values: Interval) -> str:
    """The numbers that may be meant.

    >>> interval(Interval(Decimal(1500000), Decimal(2500000)))
    '1,500,000 – 2,500,000'
    >>> interval(Interval(Decimal(30), None, low_open=True)), interval(Interval(None, Decimal(40)))
    ('> 30', '≤ 40')
    """
    if values.low is not None and values.high is not None:
        low, high = number(values.low), number(values.high)
        return low if low == high else f"{low} – {high}"
    if values.low is not None:
        return f"{'>' if values.low_open else '≥'} {number(values.low)}"
    return f"{'<' if values.high_open else '≤'} {number(values.high)}" if values.high is not None else "…"


def period(value: Period | None) -> str:
    """A period by its days, with its edge in words; empty where nothing is known.

    >>> from datetime import date
    >>> period(Period(None, date(2026, 6, 30), Edge.BY))
    'by 2026-06-30'
    """
    if value is None:
        return ""
    if not value.is_dated:
        return f"{_EDGES[value.edge].removesuffix(', to ').strip() or 'some time'} (no date)"
    if value.edge in (Edge.BY, Edge.SO_FAR) and value.end is not None:
        return f"{_EDGES[value.edge]}{value.end}"
    if value.edge is Edge.SINCE and value.start is not None:
        return f"since {value.start}"
    if value.start == value.end:
        return str(value.start)
    days = f"{value.start or '…'} – {value.end or '…'}"
    return f"{days} (rest)" if value.edge is Edge.REST else days


def doubt(modality: Modality) -> str:
    """What sets a statement apart from a plain one; nothing for what is asserted, or planned as its status says."""
    return f", {modality}" if modality in (Modality.POSSIBLE, Modality.DENIED) else ""


def party(value: Party | None) -> str:
    """A party's name, or nothing."""
    return readable(value.name) if value else ""


def readable(text: str) -> str:
    """Somebody else's words on one line, with the characters that would steer a terminal made visible.

    >>> readable("forty\\n trucks\\x1b[2J")
    'forty trucks�[2J'
    """
    return " ".join(_CONTROLS.sub("\ufffd", text).split())
