"""How the mentions of one text differ between two readings of it, slot by slot.

Two mentions are the same where the same number counts the same thing: by the place
of the number and of the thing, else by the place of the number alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.contract.encode import Json, mention_object
from tallystick.model import Mention, Reading

_LINKS = ("part_of", "attribution")  # positions in lists, which shift when something else is found


@dataclass(frozen=True, slots=True)
class SlotChange:
    """A slot ("item.category") with its values before and now."""

    name: str
    was: Any
    now: Any


@dataclass(frozen=True, slots=True)
class MentionChange:
    """A mention that is "new", "gone" or "changed", with the words of its number and of its clause."""

    kind: str
    figure: str
    words: str
    slots: tuple[SlotChange, ...] = ()


def mention_changes(was: Reading, now: Reading) -> Iterator[MentionChange]:
    """The mentions that differ: those that changed, then those that are gone, then those that are new."""
    pairs, gone, new = _paired(was.mentions, now.mentions)
    for former, found in pairs:
        slots = tuple(_slot_changes(_flat(former, was), _flat(found, now)))
        if slots:
            yield _change("changed", found, now, slots)
    for former in gone:
        yield _change("gone", former, was)
    for found in new:
        yield _change("new", found, now)


def _paired(
    was: Sequence[Mention], now: Sequence[Mention]
) -> tuple[list[tuple[Mention, Mention]], list[Mention], list[Mention]]:
    """Mentions that are the same, those without a partner before, and those without one now."""
    pairs: list[tuple[Mention, Mention]] = []
    gone, new = list(was), list(now)
    for place in (_number_and_thing, _number):
        gone = [mention for mention in gone if not _takes_partner(mention, new, place, pairs)]
    return pairs, gone, new


def _takes_partner(
    mention: Mention,
    among: list[Mention],
    place: Callable[[Mention], object],
    pairs: list[tuple[Mention, Mention]],
) -> bool:
    """Whether one of the others stands in the same place; it is theirs then, and no longer among the others."""
    partner = next((other for other in among if place(other) == place(mention)), None)
    if partner is not None:
        among.remove(partner)
        pairs.append((mention, partner))
    return partner is not None


def _number_and_thing(mention: Mention) -> object:
    return mention.place, mention.quantity_span.start, mention.item.span or mention.item.name, mention.status


def _number(mention: Mention) -> object:
    return mention.place, mention.quantity_span.start


def _change(kind: str, mention: Mention, reading: Reading, slots: tuple[SlotChange, ...] = ()) -> MentionChange:
    text = _text(mention, reading)
    return MentionChange(kind, mention.quantity_span.of(text), mention.span.of(text), slots)


def _text(mention: Mention, reading: Reading) -> str:
    return (reading.document.title or "") if mention.place == "title" else reading.document.text


def _flat(mention: Mention, reading: Reading) -> Json:
    """The slots by their full names, in the contract's order; a whole is named by the words of its number."""
    flat: Json = {}
    for name, value in mention_object(mention).items():
        if isinstance(value, dict):
            flat |= {f"{name}.{part}": inner for part, inner in value.items()}
        elif name not in _LINKS:
            flat[name] = value
    if mention.part_of is not None:
        whole = reading.mentions[mention.part_of]
        flat["part_of"] = whole.quantity_span.of(_text(whole, reading))
    return flat


def _slot_changes(was: Json, now: Json) -> Iterator[SlotChange]:
    for name in dict.fromkeys((*was, *now)):
        former, found = was.get(name), now.get(name)
        if former != found:
            yield SlotChange(name, former, found)
