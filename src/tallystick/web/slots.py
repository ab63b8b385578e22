"""The slots of a mention as a page shows them: the key that leads to one, its name, its words, and what it may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tallystick.contract.slot_values import (
    NONE,
    carriers_value,
    figure_value,
    name_and_key,
    named_value,
    period_value,
    status_value,
)
from tallystick.errors import RefusedError
from tallystick.ledger.slots import corrected
from tallystick.model import Bound, Edge, Item, Mention, Modality, Party, Per, Quantity, Span, Stage, Status
from tallystick.reports.interface import marked
from tallystick.reports.wording import readable
from tallystick.web.speech import Speech


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot that can be corrected: its name in the log, its key on the page, and whether it may be empty."""

    name: str
    key: str
    label: str
    may_be_empty: bool = False


SLOTS = (
    Slot("figure", "f", marked("Figure")),
    Slot("item", "t", marked("Item")),
    Slot("period", "p", marked("Period"), True),
    Slot("status", "w", marked("Status")),
    Slot("speaker", "s", marked("Said by"), True),
    Slot("carriers", "v", marked("Through"), True),
    Slot("agent", "b", marked("By"), True),
    Slot("recipient", "e", marked("For"), True),
)
_BLANK = Mention(Span(0, 0), Span(0, 0), Quantity(Decimal(0), Decimal(0)), Item(None, ""), Status.OTHER)
_BY_NAME = {slot.name: slot for slot in SLOTS}
_BOUNDS = {
    Bound.EXACT: marked("exactly"),
    Bound.ABOUT: marked("about"),
    Bound.NEARLY: marked("nearly"),
    Bound.MORE_THAN: marked("more than"),
    Bound.AT_LEAST: marked("at least"),
    Bound.LESS_THAN: marked("less than"),
    Bound.UP_TO: marked("up to"),
    Bound.BETWEEN: marked("between"),
}
_PERS = {
    Per.HOUR: marked("per hour"),
    Per.DAY: marked("per day"),
    Per.WEEK: marked("per week"),
    Per.MONTH: marked("per month"),
    Per.QUARTER: marked("per quarter"),
    Per.YEAR: marked("per year"),
}
_EDGES = {
    Edge.IN: marked("within these days"),
    Edge.BY: marked("by the end of them"),
    Edge.SINCE: marked("since their beginning"),
    Edge.SO_FAR: marked("in all up to their end"),
    Edge.REST: marked("the rest of the year"),
}
_STAGES = {
    Stage.ORDER: marked("to be ordered"),
    Stage.PRODUCE: marked("to be produced"),
    Stage.DELIVER: marked("to be delivered"),
    Stage.HOLD: marked("to be held"),
    Stage.USE: marked("to be used"),
}
_MODALITIES = {
    Modality.ASSERTED: marked("said as a fact"),
    Modality.PLANNED: marked("said as meant to be"),
    Modality.POSSIBLE: marked("said as possible"),
    Modality.DENIED: marked("denied"),
}
Choices = list[tuple[str, str]]


def slot_named(name: str) -> Slot | None:
    """The slot of a name; None where there is none that a page corrects."""
    return _BY_NAME.get(name)


def slot_words(mention: Mention, slot: str, speech: Speech) -> str:
    """What a slot of a mention holds, in words."""
    return _WORDS[slot](mention, speech) or speech.say("not stated")


def slot_value(mention: Mention, slot: str) -> str:
    """What a slot of a mention holds, as a correction writes it."""
    return _VALUES[slot](mention)


def value_in_words(slot: str, value: str, speech: Speech) -> str:
    """What a correction made of a slot, in words; a value in no way of ours stands as it was written."""
    if slot == "category":
        return speech.category(value)
    if slot == "item" and name_and_key(value)[1] is None:
        return readable(value)
    if slot in (chosen := choices(speech)) and slot != "status":
        return dict(chosen[slot]).get(value, value)
    try:
        return slot_words(corrected(_BLANK, slot, value), slot, speech) if slot in _WORDS else value
    except RefusedError:
        return value


def slot_span(mention: Mention, slot: str) -> Span | None:
    """Where the words of a slot stand, None where it has none of its own."""
    return _SPANS[slot](mention)


def choices(speech: Speech) -> Mapping[str, Choices]:
    """What may be chosen where a value is put together by hand, each with its words."""
    return {
        "bound": [(str(bound), speech.say(words)) for bound, words in _BOUNDS.items()],
        "per": [("", speech.say("in all")), *((str(per), speech.say(words)) for per, words in _PERS.items())],
        "edge": [(str(edge), speech.say(words)) for edge, words in _EDGES.items()],
        "status": [(str(status), speech.status(status)) for status in Status],
        "stage": [(NONE, speech.say("done, or not stated")), *((str(s), speech.say(w)) for s, w in _STAGES.items())],
        "modality": [(str(modality), speech.say(words)) for modality, words in _MODALITIES.items()],
    }


def _item(mention: Mention, speech: Speech) -> str:
    category = speech.category(mention.item.category)
    name = readable(mention.item.name)
    return speech.say("{item} ({category})", item=name, category=category) if name else category


def _period(mention: Mention, speech: Speech) -> str:
    return speech.period(mention.period.period) if mention.period else ""


def _speaker(mention: Mention, _: Speech) -> str:
    speaker = mention.speaker
    return readable(speaker.name or speaker.role or "") if speaker else ""


def _name(party: Party | None) -> str:
    return readable(party.name) if party else ""


def _party_value(party: Party | None) -> str:
    return named_value(party.name, party.key) if party else NONE


_WORDS: dict[str, Callable[[Mention, Speech], str]] = {
    "figure": lambda mention, speech: speech.figure(mention.quantity),
    "item": _item,
    "period": _period,
    "status": lambda mention, speech: speech.standing(mention.status, mention.stage, mention.modality),
    "speaker": _speaker,
    "carriers": lambda mention, speech: speech.listed([readable(one.name) for one in mention.carriers]),
    "agent": lambda mention, _: _name(mention.agent),
    "recipient": lambda mention, _: _name(mention.recipient),
}
_SPANS: dict[str, Callable[[Mention], Span | None]] = {
    "figure": lambda mention: mention.quantity_span,
    "item": lambda mention: mention.item.span,
    "period": lambda mention: mention.period.span if mention.period else None,
    "status": lambda _: None,
    "speaker": lambda mention: mention.speaker.span if mention.speaker else None,
    "carriers": lambda mention: mention.carriers[0].span if mention.carriers else None,
    "agent": lambda mention: mention.agent.span if mention.agent else None,
    "recipient": lambda mention: mention.recipient.span if mention.recipient else None,
}
_VALUES: dict[str, Callable[[Mention], str]] = {
    "figure": lambda mention: figure_value(mention.quantity),
    "item": lambda mention: named_value(mention.item.name, mention.item.category),
    "period": lambda mention: period_value(mention.period.period if mention.period else None),
    "status": lambda mention: status_value(mention.status, mention.stage, mention.modality),
    "speaker": lambda mention: _party_value(mention.speaker),
    "carriers": lambda mention: carriers_value(mention.carriers),
    "agent": lambda mention: _party_value(mention.agent),
    "recipient": lambda mention: _party_value(mention.recipient),
}
