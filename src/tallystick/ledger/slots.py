"""The slots of a mention that a person may correct, and the mention with one of them corrected.

Values come as words, as from a command line; "none" empties a slot that may be empty. A quantity's ends and its bound
depend on each other: a new bound keeps the numbers that it has a place for, and a new number of an exact figure is
both its ends. What belongs together is corrected together, in one value: a figure with its bound and unit, a name with
its key, a status with its stage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from tallystick.contract.lines import is_writable
from tallystick.contract.slot_values import figure_from, name_and_key, names_in
from tallystick.errors import RefusedError
from tallystick.model import (
    Anonymity,
    Bound,
    Edge,
    Measure,
    Mention,
    Modality,
    Party,
    Per,
    Period,
    Quantity,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
)

Kind = TypeVar("Kind", bound=StrEnum)
EMPTY = "none"
_CATEGORY = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")


def corrected(mention: Mention, slot: str, value: str) -> Mention:
    """The mention with this slot as a person gave it; SettingError where there is no such slot, or it cannot be so."""
    make = _SLOTS.get(slot)
    if make is None:
        known = ", ".join(sorted(_SLOTS))
        raise RefusedError("no slot {slot} can be corrected; there are {known}", slot=f"{slot!r:.40}", known=known)
    try:
        return make(mention, value.strip())
    except (RefusedError, ValueError) as problem:
        raise RefusedError("{slot} {value}: {problem}", slot=slot, value=f"{value!r:.60}", problem=problem) from None


def _number(value: str) -> Decimal:
    try:
        number = Decimal(value.replace(" ", "").replace("_", ""))
    except InvalidOperation:
        raise RefusedError("is no number; write 12500 or 12500.5") from None
    if not is_writable(number):
        raise RefusedError("is no number that can be written down")
    return number


def _day(value: str) -> date | None:
    if value == EMPTY:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise RefusedError("is no day such as 2026-02-04") from None


def _word(kinds: type[Kind], value: str) -> Kind:
    if value not in {str(kind) for kind in kinds}:
        raise RefusedError("is unknown; known: {known}", known=", ".join(kinds))
    return kinds(value)


def _named(value: str) -> str:
    if not value or value == EMPTY:
        raise RefusedError("cannot be empty")
    return value


def _lower(mention: Mention, value: str) -> Mention:
    return _with_end(mention, "lower", _number(value))


def _upper(mention: Mention, value: str) -> Mention:
    return _with_end(mention, "upper", _number(value))


def _with_end(mention: Mention, end: str, number: Decimal) -> Mention:
    quantity = mention.quantity
    both = quantity.bound in (Bound.EXACT, Bound.ABOUT)
    lower = number if both or end == "lower" else quantity.lower
    upper = number if both or end == "upper" else quantity.upper
    return replace(mention, quantity=replace(quantity, lower=lower, upper=upper))


def _both(mention: Mention, value: str) -> Mention:
    """The number said, at whichever ends the bound has."""
    number, quantity = _number(value), mention.quantity
    lower = number if quantity.bound.has_lower else None
    return replace(mention, quantity=replace(quantity, lower=lower, upper=number if quantity.bound.has_upper else None))


def _bound(mention: Mention, value: str) -> Mention:
    bound, quantity = _word(Bound, value), mention.quantity
    lower, upper = quantity.lower or quantity.said, quantity.upper or quantity.said
    if bound in (Bound.EXACT, Bound.ABOUT):
        lower = upper = quantity.said
    made = Quantity(
        lower=lower if bound.has_lower else None,
        upper=upper if bound.has_upper else None,
        bound=bound,
        unit=quantity.unit,
        per=quantity.per,
        measure=quantity.measure,
        falling=quantity.falling,
    )
    return replace(mention, quantity=made)


def _of_quantity(make: Callable[[Quantity, str], Quantity]) -> Callable[[Mention, str], Mention]:
    return lambda mention, value: replace(mention, quantity=make(mention.quantity, value))


def _period(mention: Mention, **slots: object) -> Mention:
    """The period with some of its slots changed; what its words were is kept, its calendar expression is not."""
    spoken = mention.period or SpokenPeriod(None, Period(None, None))
    period = replace(spoken.period, grain=None, timex=None, anchor=None, **slots)  # type: ignore[arg-type]  # by name
    return replace(mention, period=replace(spoken, period=period))


def _whole_period(mention: Mention, value: str) -> Mention:
    """`2026-01-01..2026-03-31`, either end may be left out, its edge may follow; `none` for no period."""
    if value == EMPTY:
        return replace(mention, period=None)
    days, _, edge = value.partition(" ")
    start, dots, end = days.partition("..")
    if not dots:
        raise RefusedError("is no period such as 2026-01-01..2026-03-31, ..2026-06-30 or none")
    limits = {"edge": _word(Edge, edge.strip())} if edge.strip() else {}
    return _period(mention, start=_day(start or EMPTY), end=_day(end or EMPTY), **limits)


def _with_party(mention: Mention, part: str, party: Party | None) -> Mention:
    if part == "agent":
        return replace(mention, agent=party)
    if part == "recipient":
        return replace(mention, recipient=party)
    if party is None or isinstance(party, Speaker):
        return replace(mention, speaker=party)
    return replace(mention, speaker=Speaker(None, party.name, party.key))


def _carriers(mention: Mention, value: str) -> Mention:
    """Through whom it came: names with their keys, semicolons between."""
    found = () if value == EMPTY else tuple(Party(None, _named(name), key) for name, key in names_in(value))
    return replace(mention, carriers=found)


def _item(mention: Mention, value: str) -> Mention:
    """The thing's name, and its category in brackets where that is another one."""
    name, category = name_and_key(value)
    named = replace(mention, item=replace(mention.item, name=_named(name)))
    return named if category is None else _category(named, category)


def _status(mention: Mention, value: str) -> Mention:
    """The status alone, or with its stage and modality behind it, "none" for no stage: `planned deliver possible`."""
    status, *more = value.split()[:3] or [""]
    made = replace(mention, status=_word(Status, status))
    if more:
        made = replace(made, stage=None if more[0] == EMPTY else _word(Stage, more[0]))
    return replace(made, modality=_word(Modality, more[1])) if len(more) > 1 else made


def _party(part: str) -> Callable[[Mention, str], Mention]:
    def make(mention: Mention, value: str) -> Mention:
        if value == EMPTY:
            return _with_party(mention, part, None)
        old: Party | None = getattr(mention, part)
        name, key = name_and_key(value)
        # The old key stood for the old name, and so did the words; who the new one is has to be said with its key.
        made = replace(old, span=None, name=_named(name), key=key) if old else Party(None, _named(name), key)
        return _with_party(mention, part, made)

    return make


def _party_key(part: str) -> Callable[[Mention, str], Mention]:
    def make(mention: Mention, value: str) -> Mention:
        old: Party | None = getattr(mention, part)
        if old is None:
            raise RefusedError("there is no {part}; correct {part} first", part=part)
        return _with_party(mention, part, replace(old, key=None if value == EMPTY else value))

    return make


def _anonymity(mention: Mention, value: str) -> Mention:
    if mention.speaker is None:
        raise RefusedError("there is no speaker; correct speaker first")
    return replace(mention, speaker=replace(mention.speaker, anonymity=_word(Anonymity, value)))


def _category(mention: Mention, value: str) -> Mention:
    if not _CATEGORY.fullmatch(value):
        raise RefusedError("is no category such as vehicle.tank")
    return replace(mention, item=replace(mention.item, category=value))


_SLOTS: Mapping[str, Callable[[Mention, str], Mention]] = {
    "figure": _of_quantity(figure_from),
    "number": _both,
    "lower": _lower,
    "upper": _upper,
    "bound": _bound,
    "unit": _of_quantity(lambda quantity, value: replace(quantity, unit=_named(value))),
    "per": _of_quantity(lambda quantity, value: replace(quantity, per=None if value == EMPTY else _word(Per, value))),
    "measure": _of_quantity(lambda quantity, value: replace(quantity, measure=_word(Measure, value))),
    "item": _item,
    "category": _category,
    "status": _status,
    "stage": lambda mention, value: replace(mention, stage=None if value == EMPTY else _word(Stage, value)),
    "modality": lambda mention, value: replace(mention, modality=_word(Modality, value)),
    "period": _whole_period,
    "period_start": lambda mention, value: _period(mention, start=_day(value)),
    "period_end": lambda mention, value: _period(mention, end=_day(value)),
    "edge": lambda mention, value: _period(mention, edge=_word(Edge, value)),
    "agent": _party("agent"),
    "agent_key": _party_key("agent"),
    "recipient": _party("recipient"),
    "recipient_key": _party_key("recipient"),
    "speaker": _party("speaker"),
    "speaker_key": _party_key("speaker"),
    "anonymity": _anonymity,
    "carriers": _carriers,
}
SLOTS = tuple(_SLOTS)
"""The names of the slots that can be corrected."""
