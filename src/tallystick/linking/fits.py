"""Whether one slot of two mentions agrees, leaves it open, or speaks against their being one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tallystick.model import Bound, Edge, Item, Mention, Party, Period, Quantity, Widths
from tallystick.model.period import month_of
from tallystick.model.quantity import DEFAULT_WIDTHS
from tallystick.names.stems import plain
from tallystick.names.things import are_apart, models_in, things_in
from tallystick.names.voice import are_unlike_places, is_many, is_place, land_in

_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_A_MONTH = timedelta(days=31)
_MARKS = frozenset({Bound.ABOUT, Bound.NEARLY, Bound.MORE_THAN})
_ANCHORS = frozenset({Bound.EXACT, Bound.ABOUT})


class Fit(StrEnum):
    """How two values of one slot stand to each other."""

    SAME = "same"
    OPEN = "open"
    CONFLICT = "conflict"


def periods(one: Period | None, two: Period | None) -> Fit:
    """Nothing said fits anything; a deadline fits a full period with its end; the year and its rest do not fit."""
    if one is None or two is None or not one.is_dated or not two.is_dated:
        return Fit.OPEN
    if one.edge.is_total and two.edge.is_total:
        return _totals(one, two)
    one_total = one.edge.is_total or two.edge.is_total
    if Edge.BY in (one.edge, two.edge) and not one_total:
        return _deadline(one, two)
    if Edge.REST in (one.edge, two.edge):
        return _rest(one, two)
    if one_total:
        return _total_and_period(one, two)
    return Fit.SAME if (one.start, one.end) == (two.start, two.end) else Fit.CONFLICT


def rounded_periods(one: Period | None, two: Period | None) -> Fit:
    """As for equal figures; but a total that is told more than a month later with another figure has grown since."""
    fit = periods(one, two)
    if fit is not Fit.OPEN or one is None or two is None or one.end is None or two.end is None:
        return fit
    both_total = one.edge.is_total and two.edge.is_total
    return Fit.CONFLICT if both_total and abs(one.end - two.end) > _A_MONTH else Fit.OPEN


def _totals(one: Period, two: Period) -> Fit:
    """Two running totals of one figure: begun on one day, they may be one count that is told again."""
    if one.start is not None and two.start is not None and one.start != two.start:
        return Fit.CONFLICT
    if one.end is None or two.end is None:
        return Fit.OPEN
    if one.end == two.end:
        return Fit.SAME
    return Fit.OPEN


def _deadline(one: Period, two: Period) -> Fit:
    if one.end is None or two.end is None:
        return Fit.OPEN
    if one.end != two.end:
        return Fit.OPEN if _within_the_month(one.end, two.end) else Fit.CONFLICT
    return Fit.SAME if one.edge is two.edge else Fit.OPEN


def _within_the_month(one: date, two: date) -> bool:
    """Whether one deadline is a month, and the other a day of it: "by September", "by the first of September"."""
    ends = {day for day in (one, two) if day == month_of(day.year, day.month)[1]}
    return bool(ends) and (one.year, one.month) == (two.year, two.month)


def _rest(one: Period, two: Period) -> Fit:
    """The rest of a year is the rest whatever day it is told; it is no other period."""
    if one.edge is not two.edge:
        return Fit.CONFLICT
    return Fit.SAME if one.end == two.end or None in (one.end, two.end) else Fit.CONFLICT


def _total_and_period(one: Period, two: Period) -> Fit:
    """A running total and a full period are one where they end on one day and do not begin on two."""
    total, full = (one, two) if one.edge.is_total else (two, one)
    if full.edge is Edge.BY:
        return Fit.CONFLICT
    starts_apart = total.start is not None and full.start is not None and total.start != full.start
    if starts_apart:
        return Fit.CONFLICT
    if total.end != full.end:
        return Fit.OPEN if total.may_recount(full) else Fit.CONFLICT
    return Fit.SAME if total.start == full.start else Fit.OPEN


def figures(one: Quantity, two: Quantity) -> Fit:
    """The same numbers are the same figure, with or without the word that bounds them; an upper bound is another."""
    if one.numbers != two.numbers:
        return Fit.CONFLICT
    if one.bound is two.bound:
        return Fit.SAME
    if Bound.LESS_THAN in (one.bound, two.bound):
        return Fit.CONFLICT
    if {one.bound, two.bound} <= {Bound.UP_TO, Bound.EXACT, Bound.NEARLY, Bound.ABOUT}:
        return Fit.OPEN
    return Fit.CONFLICT if Bound.UP_TO in (one.bound, two.bound) else Fit.OPEN


def is_rounding(rough: Quantity, exact: Quantity, widths: Widths = DEFAULT_WIDTHS) -> bool:
    """Whether a marked rounding may stand for a more exact figure: within its width, and never for an exact one.

    "About", "nearly" and "more than" mark it; the exact figure has to be told with more places. "More than
    26 thousand" cuts off what follows, so that it may stand for anything below 27 thousand.
    """
    if rough.bound not in _MARKS or exact.bound not in _ANCHORS or rough.vague or _places(exact) <= _places(rough):
        return False
    value, margin = exact.said, widths.margin(rough.said)
    if rough.bound is Bound.ABOUT:
        return rough.said - margin <= value <= rough.said + margin
    if rough.bound is Bound.NEARLY:
        return rough.said - margin <= value <= rough.said
    return rough.said < value < rough.said + 2 * margin


def reach(rough: Quantity, widths: Widths = DEFAULT_WIDTHS) -> tuple[Decimal, Decimal]:
    """The least and the most that an exact figure may be for a figure to be its rounding."""
    margin = 2 * widths.margin(rough.said)
    return rough.said - margin, rough.said + margin


def _places(quantity: Quantity) -> int:
    """How many digits were said before the zeros."""
    return len(quantity.said.normalize().as_tuple().digits)


def parties(one: Party | None, two: Party | None) -> Fit:
    """Equal keys or names are one; two lands are two, as are one land and many; who is not known may be anybody."""
    if one is None or two is None:
        return Fit.OPEN
    if one.name == two.name or (one.key and one.key == two.key):
        return Fit.SAME
    return _names(one.name, one.key, two.name, two.key)


@lru_cache(maxsize=20_000)
def _names(one: str, one_key: str | None, two: str, two_key: str | None) -> Fit:
    """How two names stand to each other that are written in two ways."""
    if plain(one) == plain(two):
        return Fit.SAME
    lands = [None if is_many(name) else land_in(name, key) for name, key in ((one, one_key), (two, two_key))]
    if None not in lands:
        return Fit.SAME if lands[0] == lands[1] else Fit.CONFLICT
    if lands == [None, None]:
        return Fit.CONFLICT if are_unlike_places(one, two) else Fit.OPEN
    apart = is_many(one) or is_many(two)
    return Fit.CONFLICT if apart else Fit.OPEN


def are_narrowed_apart(one: Mention, two: Mention) -> bool:
    """Whether one tells what a place in a land got, and the other what the land got from one giver, or by some day."""
    return _is_of_place_alone(one, two) or _is_of_place_alone(two, one)


def _is_of_place_alone(one: Mention, two: Mention) -> bool:
    place, land = one.recipient, two.recipient
    if place is None or land is None or not is_place(place.name, place.key) or land_in(land.name, land.key) is None:
        return False
    ends = [spoken.period.end for spoken in (one.period, two.period) if spoken and spoken.period.edge.is_total]
    return (one.agent is None and two.agent is not None) or len(set(ends)) > 1


def items(one: Item, two: Item, same_language: bool) -> Fit:
    """155 mm and 122 mm are two things, and so are two makes, and a transformer and a generator.

    What no domain knows has to share a word.
    """
    return _things(one.name, two.name, one.category, same_language)


@lru_cache(maxsize=20_000)
def _things(one: str, two: str, category: str, same_language: bool) -> Fit:
    """How two names of things in one category stand to each other."""
    digits = set(_DIGITS.findall(one)), set(_DIGITS.findall(two))
    if all(digits):
        return Fit.SAME if digits[0] & digits[1] else Fit.CONFLICT
    money = category.startswith("money")
    kinds = things_in(one, money), things_in(two, money)
    makes = models_in(one), models_in(two)
    if are_apart(*kinds) or are_apart(*makes):
        return Fit.CONFLICT
    words = _words(one), _words(two)
    if kinds[0] & kinds[1] or makes[0] & makes[1] or (same_language and words[0] & words[1]):
        return Fit.SAME
    if category == "other" and same_language and all(words):
        return Fit.CONFLICT
    return Fit.OPEN


def are_unlike_names(one: Item, two: Item) -> bool:
    """Whether two names in one report have nothing in common, or each has a word that the other lacks.

    "Measles vaccine" and "polio vaccine" are two; "shells" and "155 mm shells" may be one.
    """
    words = _words(one.name), _words(two.name)
    if not all(words):
        return False
    if words[0] & words[1]:
        return bool(words[0] - words[1] and words[1] - words[0])
    return not things_in(one.name) & things_in(two.name)


@lru_cache(maxsize=20_000)
def _words(name: str) -> frozenset[str]:
    """The beginnings of a name's longer words, by which inflected forms are alike."""
    return frozenset(word[:5] for word in plain(name).split() if len(word) > 3)


def day_of(published: date | None, said: date | None) -> str:
    """The day of an utterance, else of its report; unknown days last."""
    return str(said or published or "9999")
