"""What the reader makes of some words of a document, as a value for one slot of a mention.

Whoever corrects a slot chooses words; the recognisers say what they mean. Words that stand whole on the document's
board are taken with what surrounds them ("last month" knows its month); fewer words than a piece of the board are read
for themselves, so that who leaves "more than" out means the bare number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tallystick.contract.slot_values import figure_value, named_value, period_value, status_value
from tallystick.errors import RefusedError
from tallystick.ledger.slots import corrected
from tallystick.model import Annotation, Document, Mention, Period, Quantity, Span
from tallystick.packs import Packs
from tallystick.recognise.deeds.status_value import StatusValue
from tallystick.recognise.ground.board import Board
from tallystick.recognise.parties.party_value import PartyValue
from tallystick.recognise.reader import board_of
from tallystick.recognise.things.items import CountedItem

PARTIES = ("speaker", "carriers", "agent", "recipient")
CHOSEN = ("figure", "item", "period", "status", *PARTIES)
"""The slots that words can be chosen for."""
_KINDS = {"figure": "quantity", "item": "item", "period": "period", "status": "status"}


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a slot could have: as a correction writes it, with the mention as it would be then.

    `span` is where its words stand, in the title or the text as the mention's own.
    """

    value: str
    mention: Mention
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Choosing:
    """One mention, as it stands, of a document."""

    document: Document
    mention: Mention
    board: Board | None

    @classmethod
    def of(cls, document: Document, mention: Mention, packs: Packs) -> Choosing:
        """The mention with the board of its text; no board where the text is in none of our languages."""
        code = document.language
        if code is None or code not in packs.codes:
            return cls(document, mention, None)
        text = document.title if mention.place == "title" else document.text
        return cls(document, mention, board_of(document, packs.language(code), text or ""))

    def given(self, slot: str, value: str, span: Span | None = None) -> Option:
        """A value as somebody wrote it; RefusedError where the slot cannot have it."""
        return Option(value, corrected(self.mention, slot, value), span)

    def read(self, slot: str, span: Span) -> Option:
        """What the words at a place mean for a slot; RefusedError where the reader makes nothing of them."""
        found = [(place, value) for place, value in self._values(slot) if span.contains(place)]
        if found:
            widest = max(found, key=lambda one: (len(range(*one[0])), -one[0].start))
            return self.given(slot, widest[1], span)
        words = span.of(self._text())
        value = self._read_alone(slot, words)
        if value is None:
            raise RefusedError("the reader finds nothing of this kind in “{words}”", words=words[:80])
        return self.given(slot, value, span)

    def near(self, slot: str, window: Span, most: int) -> list[Option]:
        """Other values that words within a window give a slot, the nearest to the figure first."""
        found: dict[str, Option] = {}
        here = self.mention.quantity_span
        places = [one for one in self._values(slot) if window.contains(one[0])]
        for place, value in sorted(
            places, key=lambda one: (max(one[0].start - here.end, here.start - one[0].end), one)
        ):
            option = self._possible(slot, value, place)
            if option is not None and not _same(slot, option.mention, self.mention):
                found.setdefault(value, option)
        return list(found.values())[:most]

    def _possible(self, slot: str, value: str, place: Span) -> Option | None:
        try:
            return self.given(slot, value, place)
        except RefusedError:
            return None

    def _values(self, slot: str) -> Iterator[tuple[Span, str]]:
        """The pieces of the board that can fill a slot, each with its value."""
        if self.board is not None:
            for annotation in self.board.of(_KINDS.get(slot, "party")):
                value = _VALUES.get(slot, _party)(annotation)
                if value is not None:
                    yield annotation.span if slot != "item" else _place_of_item(annotation), value

    def _read_alone(self, slot: str, words: str) -> str | None:
        """What some words mean without those around them; a name or a thing is, if nothing else, its own words."""
        if self.board is not None:
            text = f"12 {words}" if slot == "item" else words
            board = board_of(self.document, self.board.pack, text)
            read = replace(self, board=board)
            found = list(read._values(slot))
            if found:
                return max(found, key=lambda one: len(range(*one[0])))[1]
        return words.strip() if slot == "item" or slot in PARTIES else None

    def _text(self) -> str:
        return (self.document.title or "") if self.mention.place == "title" else self.document.text


def _same(slot: str, one: Mention, two: Mention) -> bool:
    """Whether two mentions say the same in a slot, whatever its words are."""
    return _SLOT[slot](one) == _SLOT[slot](two)


def _place_of_item(annotation: Annotation) -> Span:
    value = annotation.value
    assert isinstance(value, CountedItem), "an item's annotation holds an item"
    return value.item.span or annotation.span


def _figure(annotation: Annotation) -> str | None:
    value = annotation.value
    return figure_value(value.signed) if isinstance(value, Quantity) else None


def _item(annotation: Annotation) -> str | None:
    value = annotation.value
    return named_value(value.item.name, value.item.category) if isinstance(value, CountedItem) else None


def _period(annotation: Annotation) -> str | None:
    value = annotation.value
    return period_value(value) if isinstance(value, Period) and value.is_dated else None


def _status(annotation: Annotation) -> str | None:
    value = annotation.value
    return status_value(value.status, value.stage, value.modality) if isinstance(value, StatusValue) else None


def _party(annotation: Annotation) -> str | None:
    value = annotation.value
    return named_value(value.name, value.key) if isinstance(value, PartyValue) and value.name else None


_VALUES: dict[str, Callable[[Annotation], str | None]] = {
    "figure": _figure,
    "item": _item,
    "period": _period,
    "status": _status,
}
_SLOT: dict[str, Callable[[Mention], object]] = {
    "figure": lambda mention: mention.quantity,
    "item": lambda mention: (mention.item.name, mention.item.category),
    "period": lambda mention: mention.period and (mention.period.period.start, mention.period.period.end),
    "status": lambda mention: (mention.status, mention.stage, mention.modality),
    "speaker": lambda mention: mention.speaker and (mention.speaker.key or mention.speaker.name),
    "agent": lambda mention: mention.agent and (mention.agent.key or mention.agent.name),
    "recipient": lambda mention: mention.recipient and (mention.recipient.key or mention.recipient.name),
    "carriers": lambda mention: tuple(carrier.key or carrier.name for carrier in mention.carriers),
}
