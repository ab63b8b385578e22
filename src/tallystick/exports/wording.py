"""How figures, days, periods and claims are worded where people read an export, in English.

Numbers are worded up to the precision said ("2 million"), days are written out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from babel.dates import format_date, format_skeleton

from tallystick.model import Bound, Claim, Edge, Interval, Modality, Period, Quantity, Stage
from tallystick.model.period import last_day

_BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.NEARLY: "nearly ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_LEAST: "at least ",
    Bound.LESS_THAN: "less than ",
    Bound.UP_TO: "up to ",
    Bound.BETWEEN: "between ",
}
_UNITS = {"piece": "", "percent": " %", "times": " times", "tonne": " tonnes"}
_STAGES = {
    Stage.ORDER: "to be ordered",
    Stage.PRODUCE: "to be produced",
    Stage.DELIVER: "to be delivered",
    Stage.HOLD: "to be held",
    Stage.USE: "to be used",
    Stage.OTHER: "",
}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_FEW = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_EXACT = Context(prec=2000, Emax=MAX_EMAX, Emin=MIN_EMIN)
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def number(value: Decimal) -> str:
    """A number in full, or with the word of its scale where three places behind the point hold it.

    >>> number(Decimal("2E+6")), number(Decimal("20500000")), number(Decimal("1234567")), number(Decimal("0.50"))
    ('2 million', '20.5 million', '1,234,567', '0.5')
    """
    for scale, word in _SCALES:
        if scale <= abs(value) < scale * 1000 and value % (scale / 1000) == 0:
            return f"{_digits(value / scale)} {word}"
    return _digits(value)


def figure(quantity: Quantity) -> str:
    """A quantity as it was said.

    >>> figure(Quantity(Decimal("1.5E+6"), Decimal("2E+6"), Bound.BETWEEN, unit="tonne"))
    'between 1.5 million and 2 million tonnes'
    """
    said = " and ".join(number(value) for value in quantity.numbers)
    rate = f" per {quantity.per}" if quantity.per else ""
    vague = " (no number was said)" if quantity.vague else ""
    return f"{_BOUNDS[quantity.bound]}{said}{unit(quantity.unit)}{rate}{vague}"


def unit(name: str) -> str:
    """A unit as it stands behind a number; nothing for counted things."""
    return _UNITS.get(name, f" {plain(name)}")


def interval(values: Interval, behind: str = "") -> str:
    """The numbers that may be meant.

    >>> interval(Interval(Decimal(1500000), Decimal(2500000))), interval(Interval(None, Decimal(40)), " %")
    ('1.5 million to 2.5 million', 'at most 40 %')
    """
    if values.low is not None and values.high is not None:
        low, high = number(values.low), number(values.high)
        return f"{low}{behind}" if low == high else f"{low} to {high}{behind}"
    if values.low is not None:
        return f"{'more than' if values.low_open else 'at least'} {number(values.low)}{behind}"
    if values.high is not None:
        return f"{'less than' if values.high_open else 'at most'} {number(values.high)}{behind}"
    return "no number said"


def day(value: date) -> str:
    """A day written out, such as 4 February 2026."""
    return str(format_date(value, "d MMMM y", locale="en"))


def period(value: Period | None) -> str:
    """A period in words; empty where nothing is known.

    >>> period(Period(date(2026, 1, 1), date(2026, 1, 31))), period(Period(None, date(2026, 6, 30), Edge.BY))
    ('January 2026', 'by 30 June 2026')
    """
    if value is None or not value.is_dated:
        return ""
    if value.edge is Edge.REST and value.end is not None:
        return f"the rest of {value.end.year}" + (f", from {day(value.start)}" if value.start else "")
    if value.start is None and value.end is not None:
        return {Edge.BY: "by ", Edge.SO_FAR: "so far, up to "}.get(value.edge, "up to ") + day(value.end)
    if value.start is not None and value.end is None:
        return f"since {day(value.start)}"
    assert value.start is not None and value.end is not None, "one end at least is known"
    return _days(value.start, value.end)


def claimed(claim: Claim) -> str:
    """What a claim says, in one line: status, figure, thing, parties and period."""
    parts = [
        f"{capital(status(claim))}: {figure(claim.quantity)} {plain(claim.item or claim.category)}",
        f"by {plain(claim.agent)}" if claim.agent else "",
        f"for {plain(claim.recipient)}" if claim.recipient else "",
        period(claim.period),
    ]
    return ", ".join(filter(None, parts))


def status(claim: Claim) -> str:
    """How far a claim says that it has come; doubt and denial are told, since nothing else would tell them."""
    stage = _STAGES.get(claim.stage, "") if claim.stage else ""
    doubt = f", {claim.modality}" if claim.modality in (Modality.POSSIBLE, Modality.DENIED) else ""
    return f"{claim.status}{f' {stage}' if stage else ''}{doubt}"


def shared(share: Interval) -> str:
    """A part of a whole in per cent, with one place behind the point.

    >>> shared(Interval(Decimal("0.06977"), Decimal("0.12196")))
    '7 to 12.2 %'
    """
    return interval(_each_end(share, lambda end: _rounded(end * 100, -1)), " %")


def paced(pace: Interval) -> str:
    """A pace with two places behind the point; no end is rounded onto an even pace, or across it.

    >>> paced(Interval(Decimal("0.9981"), Decimal("1.4366")))
    '0.99 to 1.44'
    """
    return interval(_each_end(pace, _beside_one))


def computed(values: Interval, behind: str = "") -> str:
    """What was computed, in three figures, since no report gives it to the last digit.

    >>> computed(Interval(Decimal(17661290), Decimal(29435484)), " tonnes")
    '17.7 million to 29.4 million tonnes'
    """
    return interval(_each_end(values, lambda end: _rounded(end, end.adjusted() - 2)), behind)


def counted(count: int, noun: str) -> str:
    """How many of something there are.

    >>> counted(1, "origin"), counted(12, "mention")
    ('one origin', '12 mentions')
    """
    return f"{_FEW[count - 1] if 0 < count <= len(_FEW) else count} {noun}{'' if count == 1 else 's'}"


def capital(text: str) -> str:
    """A text that begins a line."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """Somebody else's words on one line, without characters that steer what shows them.

    >>> plain("forty\\n trucks\\x1b[2J")
    'forty trucks�[2J'
    """
    return " ".join(steady(text).split())


def steady(text: str) -> str:
    """Words without characters that steer what shows them, their blanks as they are."""
    return _STEERING.sub("\ufffd", text)


def _digits(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _days(start: date, end: date) -> str:
    if start == end:
        return day(start)
    if start.day == 1 and end == last_day(end.year, end.month):
        if (start.year, start.month) == (end.year, end.month):
            return _month(start)
        if start.month == 1 and end.month == 12:
            return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
        return f"{_month(start)} to {_month(end)}"
    return f"{day(start)} to {day(end)}"


def _month(value: date) -> str:
    return str(format_skeleton("yMMMM", value, locale="en"))


def _each_end(values: Interval, change: Callable[[Decimal], Decimal]) -> Interval:
    low = None if values.low is None else change(values.low)
    return Interval(low, None if values.high is None else change(values.high))


def _beside_one(pace: Decimal) -> Decimal:
    if pace == 1 or _rounded(pace, -2) != 1:
        return _rounded(pace, -2)
    return _rounded(pace, -2, ROUND_FLOOR if pace < 1 else ROUND_CEILING)


def _rounded(value: Decimal, place: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """A number to the place of a power of ten."""
    return value.quantize(Decimal(1).scaleb(place), rounding, _EXACT)
