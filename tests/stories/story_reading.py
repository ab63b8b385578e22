"""Perfect readings: the slots of a report, written in words, as contract v1 has them with their spans."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

from story_words import Span, StoryError, place, sentence_at

Json = dict[str, Any]

_BOUNDS = {
    "=": "exact", ">": "more_than", ">=": "at_least", "<": "less_than", "<=": "up_to", "~": "about", "^": "nearly",
    "..": "between",
}  # fmt: skip
_NO_LOWER, _NO_UPPER = ("nearly", "less_than", "up_to"), ("more_than", "at_least")
_MEASURES = {"piece": "count", "tonne": "mass", "percent": "share", "times": "growth"}
_STAGES = ("order", "produce", "deliver", "hold", "use", "other")
_NEEDED = frozenset({"id", "figure", "item", "state", "claim", "origin"})
_SLOTS = _NEEDED | {"told", "agent", "recipient", "period", "hedge", "part_of", "clause", "measure"}


def reading_of(document: Json, keys: dict[str, str]) -> Json:
    """What a careful reader reads in one report; `keys` tells who its names are."""
    return _Reader(document, keys).reading()


def text_of(document: Json) -> str:
    """The report's text: its sentences with a space between."""
    return " ".join(document["text"])


def day(value: object) -> str | None:
    """A date as it is written in JSON."""
    return None if value is None else str(value)


class _Reader:
    """Fills the slots of one report."""

    def __init__(self, document: Json, keys: dict[str, str]) -> None:
        self.document, self.keys = document, keys
        self.text = text_of(document)
        self.said = {entry["id"]: self._attribution(entry) for entry in document.get("said", [])}
        self.order = [mention["id"] for mention in document.get("mention", [])]

    def reading(self) -> Json:
        """The reading of the whole report."""
        return {
            "contract": 1,
            "reader": {"name": "people", "version": "1"},
            "document": {
                "id": self.document["id"],
                "language": self.document["language"],
                "published": day(self.document.get("published")),
                "title": self.document.get("title"),
                "text_sha256": hashlib.sha256(self.text.encode()).hexdigest(),
            },
            "mentions": [self._mention(mention) for mention in self.document.get("mention", [])],
            "attributions": list(self.said.values()),
        }

    def _mention(self, mention: Json) -> Json:
        if not _NEEDED <= mention.keys() <= _SLOTS:
            wrong = sorted(mention.keys() - _SLOTS | _NEEDED - mention.keys())
            raise StoryError(f"{mention['id']}: slots that are unknown or missing: {', '.join(wrong)}")
        words, *figure = parts(mention["figure"])
        span = place(words, self.text)
        here = sentence_at(span, self.document["text"])
        said = self.said[mention["told"]] if "told" in mention else {}
        quantity = _quantity(figure[0])
        return {
            "span": list(place(mention["clause"], self.text, here) if "clause" in mention else here),
            **_state(mention["state"]),
            "hedge": self._spot(mention.get("hedge"), here),
            "measure": mention.get("measure") or _measure(quantity),
            "quantity": {"span": list(span), **quantity},
            "item": self._item(mention["item"], here),
            "agent": self._party(mention.get("agent"), here),
            "recipient": self._party(mention.get("recipient"), here),
            "period": self._period(mention.get("period"), here),
            "speaker": said.get("source"),
            "carriers": said.get("carriers", []),
            "said": said.get("said"),
            "part_of": self.order.index(mention["part_of"]) if "part_of" in mention else None,
            "attribution": list(self.said).index(mention["told"]) if "told" in mention else None,
        }

    def _attribution(self, entry: Json) -> Json:
        content = place(entry["content"], self.text)
        here = sentence_at(content, self.document["text"])
        return {
            "source": self._speaker(entry.get("who"), here),
            "cue": self._spot(entry.get("cue"), here),
            "content": {"span": list(content)},
            "manner": entry.get("manner", "indirect"),
            "carriers": [self._party(carrier, here) for carrier in entry.get("via", [])],
            "said": self._said(entry.get("on"), here),
        }

    def _speaker(self, value: str | None, here: Span) -> Json | None:
        """From "words | name | role | anonymity"; without a name it is the words, and nobody is named "-"."""
        if value is None:
            return None
        words, *rest = parts(value)
        name, role, anonymity = [*rest, *[""] * (3 - len(rest))][:3]
        name = "" if name == "-" else name or words
        named = {"name": name or None, "key": self._key(name) if name else None}
        span = list(place(words, self.text, here))
        return {"span": span, **named, "role": role or None, "anonymity": anonymity or None}

    def _party(self, value: str | None, here: Span) -> Json | None:
        if value is None:
            return None
        words, *rest = parts(value)
        name = rest[0] if rest else words
        return {"span": list(place(words, self.text, here)), "name": name, "key": self._key(name)}

    def _key(self, name: str) -> str | None:
        if name not in self.keys:
            raise StoryError(f"{self.document['id']}: [keys] does not tell who {name!r} is")
        return self.keys[name] or None

    def _item(self, value: str, here: Span) -> Json:
        words, name, category = parts(value)
        span = list(place(words, self.text, here)) if words else None
        return {"span": span, "name": name or words, "category": category}

    def _period(self, value: str | None, here: Span) -> Json | None:
        """From "words | edge start end grain", where two points stand for an open end."""
        if value is None:
            return None
        words, rest = parts(value)
        edge, start, end, *grain = rest.split()
        ends = {"start": None if start == ".." else start, "end": None if end == ".." else end}
        span = list(place(words, self.text, here)) if words else None
        return {"span": span, **ends, "edge": edge, "grain": grain[0] if grain else None, "text": words or None}

    def _said(self, value: str | None, here: Span) -> Json | None:
        """From "words | day" or "words | first day last day"."""
        if value is None:
            return None
        words, days = parts(value)
        start, *end = days.split()
        span = list(place(words, self.text, here)) if words else None
        return {"span": span, "start": start, "end": end[0] if end else start}

    def _spot(self, words: str | None, here: Span) -> Json | None:
        return None if words is None else {"span": list(place(words, self.text, here))}


def parts(value: str) -> list[str]:
    """The parts of a slot, which bars divide."""
    return [part.strip() for part in value.split("|")]


def _state(value: str) -> Json:
    """Status, stage and modality from words in this order; what is not said is null, or asserted."""
    status, *rest = value.split()
    stage = next((word for word in rest if word in _STAGES), None)
    modality = next((word for word in rest if word not in _STAGES), "asserted")
    return {"status": status, "stage": stage, "modality": modality}


def _quantity(value: str) -> Json:
    """From "bound number unit/per"; two numbers where the bound is "..", the piece where no unit is named."""
    sign, *rest = value.split()
    bound, count = _BOUNDS[sign], 2 if sign == ".." else 1
    numbers = [_number(number) for number in rest[:count]]
    unit, _, per = " ".join(rest[count:]).partition("/")
    return {
        "lower": None if bound in _NO_LOWER else numbers[0],
        "upper": None if bound in _NO_UPPER else numbers[-1],
        "bound": bound,
        "unit": unit or "piece",
        "per": per or None,
        "vague": False,
    }


def _number(value: str) -> int | Decimal:
    number = Decimal(value)
    return int(number) if number == number.to_integral_value() else number


def _measure(quantity: Json) -> str:
    """The measure that a unit means; a currency's three capitals are money."""
    unit = quantity["unit"]
    if quantity["per"]:
        return "rate"
    if unit in _MEASURES:
        return _MEASURES[unit]
    if len(unit) == 3 and unit.isupper():
        return "money"
    raise StoryError(f"{unit!r} is no unit that is known here; name the measure")
