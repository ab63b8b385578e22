"""Everything that is wrong with a reading that claims to follow contract v1.

The tables below are the contract's shape. Spans lie in the text of the document,
those of a mention or quantity with `"in": "title"` in its title.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tallystick.contract import CONTRACT
from tallystick.contract.shapes import (
    Check,
    Ground,
    as_day,
    day,
    day_or_time,
    flag,
    many,
    needed,
    number,
    one_of,
    position_in,
    record,
    span,
    words,
)
from tallystick.model import (
    Anchor,
    Anonymity,
    Bound,
    Document,
    Edge,
    Grain,
    Manner,
    Measure,
    Modality,
    Per,
    PublishedBasis,
    Rung,
    Stage,
    Status,
)
from tallystick.model.quantity import disagreement


def problems(reading: object, document: Document) -> list[str]:
    """All complaints about a reading of the document, in the order of the contract; none where it is sound."""
    if not isinstance(reading, dict):
        return ["a reading is an object"]
    sizes = {name: len(reading[name]) for name in _LISTS if isinstance(reading.get(name), list)}
    ground = Ground(len(document.text), sizes, title=len(_title(reading, document)))
    return list(_READING(reading, "", ground)) + list(_hash_problems(reading, document))


def bound_of(quantity: dict[str, object]) -> Bound:
    """The bound that a quantity states, or the one that its ends imply where it states none."""
    stated = quantity.get("bound")
    if stated is not None:
        return Bound(str(stated))
    if quantity.get("upper") is None:
        return Bound.AT_LEAST
    if quantity.get("lower") is None:
        return Bound.UP_TO
    return Bound.EXACT if quantity["lower"] == quantity["upper"] else Bound.BETWEEN


def _title(reading: dict[str, object], document: Document) -> str:
    """The document's title, or the one that only its reading tells."""
    if document.title is not None:
        return document.title
    about = reading.get("document")
    told = about.get("title") if isinstance(about, dict) else None
    return told if isinstance(told, str) else ""


def _hash_problems(reading: dict[str, object], document: Document) -> Iterator[str]:
    """Whether the reading was made of the text at hand."""
    about = reading.get("document")
    if not isinstance(about, dict):
        return
    read_of = about.get("text_sha256") or about.get("sha256")
    if isinstance(read_of, str) and read_of.lower() != document.text_sha256:
        at_hand = document.text_sha256
        yield f"document.text_sha256: {read_of[:12]}... was read, but the text at hand is {at_hand[:12]}..."


def _contract(value: object, at: str, _: Ground) -> Iterator[str]:
    if value is not None and (isinstance(value, bool) or value != CONTRACT):
        yield f"{at}: {value!r} is not read here; this is contract {CONTRACT}"


def _place(value: object, at: str, _: Ground) -> Iterator[str]:
    if value not in (None, "text", "title"):
        yield f"{at}: {value!r} is unknown; known: text, title"


def _ends_agree(value: object, at: str, ground: Ground) -> Iterator[str]:
    """Whether the ends of a quantity fit its bound; silent where one of the three is broken in itself."""
    assert isinstance(value, dict), "called on records"
    ends = [value.get("lower"), value.get("upper")]
    if any(True for end in ends for _ in number(end, "", ground)) or any(_BOUND(value.get("bound"), "", ground)):
        return
    if ends == [None, None]:
        yield f"{at}: neither lower nor upper is given"
        return
    lower, upper = (None if end is None else Decimal(str(end)) for end in ends)
    problem = disagreement(lower, upper, bound_of(value))
    if problem:
        yield f"{at}: {problem}"


def _days_in_order(value: object, at: str, _: Ground) -> Iterator[str]:
    assert isinstance(value, dict), "called on records"
    start, end = as_day(value.get("start")), as_day(value.get("end"))
    if start and end and start > end:
        yield f"{at}: starts {start}, after its end {end}"


def _not_of_itself(mention: object, at: str, ground: Ground) -> Iterator[str]:
    assert isinstance(mention, dict), "called on records"
    part_of = mention.get("part_of")
    if part_of is not None and at == f"mentions[{part_of}]":
        yield f"{at}.part_of: a mention is no part of itself"


def _where_it_stands(check: Check) -> Check:
    """The check, against the title for what stands there."""

    def checked(value: object, at: str, ground: Ground) -> Iterator[str]:
        in_title = isinstance(value, dict) and value.get("in") == "title"
        characters = ground.title if in_title else ground.characters
        here = replace(ground, characters=characters, where="the title") if in_title else ground
        yield from check(value, at, here)

    return checked


_BOUND = one_of(Bound)
_SPOT = record({"span": needed(span)})
_PARTY = record({"span": span, "name": words, "key": words})
_SPEAKER = record({"span": span, "name": words, "key": words, "role": words, "anonymity": one_of(Anonymity)})
_SAID = record({"span": span, "start": day, "end": day}, _days_in_order)
_PERIOD = record(
    {
        "span": span,
        "start": day,
        "end": day,
        "edge": one_of(Edge),
        "grain": one_of(Grain),
        "timex": words,
        "anchor": one_of(Anchor),
        "text": words,
    },
    _days_in_order,
)
_QUANTITY_FIELDS: dict[str, Check] = {
    "span": needed(span),
    "lower": number,
    "upper": number,
    "bound": _BOUND,
    "unit": words,
    "per": one_of(Per),
    "vague": flag,
}
_MENTION = record(
    {
        "in": _place,
        "span": span,
        "status": one_of(Status),
        "stage": one_of(Stage),
        "modality": one_of(Modality),
        "hedge": _SPOT,
        "measure": one_of(Measure),
        "quantity": needed(record(_QUANTITY_FIELDS, _ends_agree)),
        "item": record({"span": span, "name": words, "category": words}),
        "agent": _PARTY,
        "recipient": _PARTY,
        "period": _PERIOD,
        "speaker": _SPEAKER,
        "carriers": many(_PARTY),
        "said": _SAID,
        "part_of": position_in("mentions"),
        "attribution": position_in("attributions"),
    },
    _not_of_itself,
)
_ATTRIBUTION = record(
    {
        "source": _SPEAKER,
        "cue": _SPOT,
        "content": needed(_SPOT),
        "manner": one_of(Manner),
        "carriers": many(_PARTY),
        "said": _SAID,
        "declined": flag,
    }
)
_DIRECTIVE = record(
    {
        "span": needed(span),
        "issuer": _PARTY,
        "addressee": _PARTY,
        "partners": many(_PARTY),
        "task": needed(_SPOT),
        "rung": needed(one_of(Rung)),
        "hedge": _SPOT,
        "deadline": _PERIOD,
        "attribution": position_in("attributions"),
    }
)
_OBSTACLE = record(
    {
        "span": needed(span),
        "holder": _PARTY,
        "modality": one_of(Modality),
        "attribution": position_in("attributions"),
    }
)
_EVENT = record(
    {
        "span": needed(span),
        "name": _SPOT,
        "start": day,
        "end": day,
        "place": _PARTY,
        "participants": many(_SPOT),
        "themes": many(_SPOT),
    },
    _days_in_order,
)
_READ_QUANTITY = record({"in": _place, "measure": one_of(Measure), **_QUANTITY_FIELDS, "item": _SPOT}, _ends_agree)
_DOCUMENT = record(
    {
        "id": needed(words),
        "language": words,
        "published": day_or_time,
        "published_basis": one_of(PublishedBasis),
        "title": words,
        "text_sha256": words,
        "bytes_sha256": words,
        "url": words,
        "outlet": words,
        "kind": words,
    }
)
_LISTS: dict[str, Check] = {
    "mentions": many(_where_it_stands(_MENTION)),
    "attributions": many(_ATTRIBUTION),
    "directives": many(_DIRECTIVE),
    "obstacles": many(_OBSTACLE),
    "events": many(_EVENT),
    "quantities": many(_where_it_stands(_READ_QUANTITY)),
    "periods": many(_PERIOD),
}
_READING = record(
    {
        "contract": _contract,
        "reader": record({"name": words, "version": words, "packs": words, "extractor": words}),
        "document": needed(_DOCUMENT),
        **_LISTS,
    }
)
