"""A value for a slot out of the fields in which a person puts it together by hand, and the fields out of a slot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tallystick.contract.lines import plain
from tallystick.contract.slot_values import NONE, carriers_value, named_value
from tallystick.model import Bound, Mention, Party

Fields = Mapping[str, str]


def typed_value(slot: str, fields: Fields) -> str:
    """The value as a correction writes it; whether the slot can have it is for the ledger to say.

    >>> typed_value("figure", {"bound": "more_than", "number": "12 000", "unit": "tonne", "per": "month"})
    'more_than 12000 tonne per month'
    >>> typed_value("period", {"start": "2026-01-01", "edge": "since"})
    '2026-01-01.. since'
    """
    return _VALUES.get(slot, _party)({name: words.strip() for name, words in fields.items()})


def fields_of(mention: Mention, slot: str) -> dict[str, str]:
    """What the fields of a slot hold before anybody touches them."""
    if slot == "figure":
        return _fields_of_figure(mention)
    if slot == "period":
        period = mention.period.period if mention.period else None
        days = {"start": str(period.start or ""), "end": str(period.end or "")} if period else {}
        return {"start": "", "end": "", "edge": str(period.edge) if period else "in", **days}
    if slot == "status":
        return {"status": str(mention.status), "stage": str(mention.stage or NONE), "modality": str(mention.modality)}
    if slot == "item":
        return {"name": mention.item.name, "category": mention.item.category}
    if slot == "carriers":
        return {"name": carriers_value(mention.carriers) if mention.carriers else "", "key": ""}
    party: Party | None = getattr(mention, slot)
    return {"name": party.name if party else "", "key": (party.key if party else None) or ""}


def _fields_of_figure(mention: Mention) -> dict[str, str]:
    quantity = mention.quantity
    numbers = [str(plain(number)) for number in quantity.numbers]
    upper = numbers[1] if quantity.bound is Bound.BETWEEN else ""
    about = {"bound": str(quantity.bound), "unit": quantity.unit, "per": str(quantity.per or "")}
    return {"number": numbers[0], "upper": upper, **about}


def _figure(fields: Fields) -> str:
    numbers = ["".join(fields.get(name, "").split()) for name in ("number", "upper")]
    per = f"per {fields['per']}" if fields.get("per") else ""
    return " ".join(filter(None, (fields.get("bound", ""), *numbers, fields.get("unit") or "piece", per)))


def _period(fields: Fields) -> str:
    if not fields.get("start") and not fields.get("end"):
        return NONE
    return f"{fields.get('start', '')}..{fields.get('end', '')} {fields.get('edge') or 'in'}"


def _status(fields: Fields) -> str:
    return f"{fields.get('status', '')} {fields.get('stage') or NONE} {fields.get('modality') or 'asserted'}"


def _party(fields: Fields) -> str:
    name = fields.get("name", "")
    return named_value(name, fields.get("key")) if name else NONE


def _item(fields: Fields) -> str:
    return named_value(fields.get("name", ""), fields.get("category"))


_VALUES: dict[str, Callable[[Fields], str]] = {"figure": _figure, "period": _period, "status": _status, "item": _item}
