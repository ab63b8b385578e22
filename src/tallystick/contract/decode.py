"""A reading from its JSON object, whoever made it.

The object is checked as a whole first (`checks`), so that a reading that breaks
the contract is refused with everything that is wrong with it at once. What a
reader left out is filled in with the contract's silence: null, or the plainest
value of the slot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from tallystick.contract.checks import bound_of, problems
from tallystick.contract.shapes import as_day
from tallystick.errors import ContractError
from tallystick.model import (
    Anchor,
    Anonymity,
    Attribution,
    Directive,
    Document,
    Edge,
    Grain,
    Item,
    Manner,
    Measure,
    Mention,
    Modality,
    Obstacle,
    Party,
    Per,
    Period,
    PublishedBasis,
    Quantity,
    Reader,
    Reading,
    ReadQuantity,
    Rung,
    Said,
    ScheduledEvent,
    Span,
    Speaker,
    SpokenPeriod,
    Stage,
    Status,
)

Json = Mapping[str, Any]
Texts = Callable[[str], Document] | Mapping[str, Document]
Word = TypeVar("Word", bound=StrEnum)
_VALUES = 20_000
"""So many quantities and periods are kept as they were made: most mentions share theirs with others."""


def reading(obj: object, text_of: Texts) -> Reading:
    """The reading that an object states, over the document that `text_of` has under its id.

    What the document itself does not tell (language, date, title ...) is taken
    from the reading; where both tell, the document counts.
    """
    document = _document_of(obj, text_of)
    found = problems(obj, document)
    if found:
        raise ContractError("; ".join(found))
    assert isinstance(obj, dict), "checked"
    return Reading(
        reader=_reader(obj.get("reader") or {}),
        document=_filled(document, obj["document"]),
        mentions=tuple(mention_of(mention) for mention in obj.get("mentions") or ()),
        attributions=tuple(_attribution(attribution) for attribution in obj.get("attributions") or ()),
        directives=tuple(_directive(directive) for directive in obj.get("directives") or ()),
        obstacles=tuple(_obstacle(obstacle) for obstacle in obj.get("obstacles") or ()),
        events=tuple(_event(event) for event in obj.get("events") or ()),
        quantities=tuple(_read_quantity(quantity) for quantity in obj.get("quantities") or ()),
        periods=tuple(_spoken_period(period) for period in obj.get("periods") or ()),
    )


def _document_of(obj: object, text_of: Texts) -> Document:
    """The document that the reading names."""
    if not isinstance(obj, dict):
        raise ContractError("a reading is an object")
    about = obj.get("document")
    name = about.get("id") if isinstance(about, dict) else None
    if not isinstance(name, str):
        raise ContractError("document.id: missing; a reading names its document")
    try:
        return text_of[name] if isinstance(text_of, Mapping) else text_of(name)
    except KeyError:
        raise ContractError(f"document.id: no document is called {name!r}; its text is needed") from None


def _filled(document: Document, about: Json) -> Document:
    """The document, with what only its reading tells."""
    facts: dict[str, Any] = {
        name: about[name]
        for name in ("title", "language", "url", "outlet", "kind")
        if getattr(document, name) is None and about.get(name) is not None
    }
    published = about.get("published")
    if document.published is None and document.published_text is None and published is not None:
        facts["published"] = as_day(published[:10])
        facts["published_text"] = published if len(published) > 10 else None
    if document.published_basis is None and ("published" in facts or document.published is not None):
        facts["published_basis"] = _word(PublishedBasis, about.get("published_basis"))
    return replace(document, **facts) if facts else document


def _reader(obj: Json) -> Reader:
    return Reader(obj.get("name") or "unnamed", obj.get("version") or "", obj.get("packs"), obj.get("extractor"))


def mention_of(obj: Json) -> Mention:
    """A mention out of its object, which is taken to be sound."""
    quantity = obj["quantity"]
    return Mention(
        span=_span(obj.get("span")) or _there(quantity["span"]),
        quantity_span=_there(quantity["span"]),
        quantity=_quantity(quantity, obj.get("measure")),
        item=_item(obj.get("item") or {}),
        status=_word(Status, obj.get("status")) or Status.OTHER,
        modality=_word(Modality, obj.get("modality")) or Modality.ASSERTED,
        stage=_word(Stage, obj.get("stage")),
        hedge=_spot(obj.get("hedge")),
        agent=_party(obj.get("agent")),
        recipient=_party(obj.get("recipient")),
        period=_optional_period(obj.get("period")),
        speaker=_speaker(obj.get("speaker")),
        carriers=_parties(obj.get("carriers")),
        said=said_of(obj.get("said")),
        part_of=obj.get("part_of"),
        attribution=obj.get("attribution"),
        place=obj.get("in") or "text",
    )


def _quantity(obj: dict[str, Any], measure: str | None) -> Quantity:
    ends = _digits(obj.get("lower")), _digits(obj.get("upper"))
    return _quantity_of(*ends, obj.get("bound"), obj.get("unit"), obj.get("per"), bool(obj.get("vague")), measure)


@lru_cache(maxsize=_VALUES)
def _quantity_of(
    lower: str | None,
    upper: str | None,
    bound: str | None,
    unit: str | None,
    per: str | None,
    vague: bool,
    measure: str | None,
) -> Quantity:
    """A quantity out of its slots, with its numbers digit by digit: 2.5 and 2.50 are equal, and not the same."""
    counted = unit or "piece"
    return Quantity(
        lower=None if lower is None else Decimal(lower),
        upper=None if upper is None else Decimal(upper),
        bound=bound_of({"lower": lower and Decimal(lower), "upper": upper and Decimal(upper), "bound": bound}),
        unit=counted,
        per=_word(Per, per),
        vague=vague,
        measure=_word(Measure, measure) or (Measure.COUNT if counted == "piece" else Measure.OTHER),
    )


def _item(obj: Json) -> Item:
    return Item(_span(obj.get("span")), obj.get("name") or "", obj.get("category") or "other")


def _party(obj: Json | None) -> Party | None:
    return None if obj is None else Party(_span(obj.get("span")), obj.get("name") or "", obj.get("key"))


def _parties(objs: list[Json] | None) -> tuple[Party, ...]:
    return tuple(party for party in map(_party, objs or ()) if party is not None)


def _speaker(obj: Json | None) -> Speaker | None:
    if obj is None:
        return None
    anonymity = _word(Anonymity, obj.get("anonymity"))
    return Speaker(_span(obj.get("span")), obj.get("name") or "", obj.get("key"), obj.get("role"), anonymity)


def said_of(obj: Json | None) -> Said | None:
    """When something was said."""
    return None if obj is None else Said(_span(obj.get("span")), _day(obj.get("start")), _day(obj.get("end")))


def _spoken_period(obj: Json) -> SpokenPeriod:
    slots = (obj.get(name) for name in ("start", "end", "edge", "grain", "timex", "anchor"))
    return SpokenPeriod(_span(obj.get("span")), _period_of(*slots), obj.get("text"))


@lru_cache(maxsize=_VALUES)
def _period_of(
    start: str | None,
    end: str | None,
    edge: str | None,
    grain: str | None,
    timex: str | None,
    anchor: str | None,
) -> Period:
    return Period(
        start=as_day(start),
        end=as_day(end),
        edge=_word(Edge, edge) or Edge.IN,
        grain=_word(Grain, grain),
        timex=timex,
        anchor=_word(Anchor, anchor),
    )


def _optional_period(obj: Json | None) -> SpokenPeriod | None:
    return None if obj is None else _spoken_period(obj)


def _attribution(obj: Json) -> Attribution:
    return Attribution(
        source=_speaker(obj.get("source")),
        cue=_spot(obj.get("cue")),
        content=_there(obj["content"]["span"]),
        manner=_word(Manner, obj.get("manner")) or Manner.INDIRECT,
        carriers=_parties(obj.get("carriers")),
        said=said_of(obj.get("said")),
        declined=bool(obj.get("declined")),
    )


def _directive(obj: Json) -> Directive:
    return Directive(
        span=_there(obj["span"]),
        issuer=_party(obj.get("issuer")),
        addressee=_party(obj.get("addressee")),
        task=_there(obj["task"]["span"]),
        rung=Rung(obj["rung"]),
        partners=_parties(obj.get("partners")),
        hedge=_spot(obj.get("hedge")),
        deadline=_optional_period(obj.get("deadline")),
        attribution=obj.get("attribution"),
    )


def _obstacle(obj: Json) -> Obstacle:
    modality = _word(Modality, obj.get("modality")) or Modality.ASSERTED
    return Obstacle(_there(obj["span"]), _party(obj.get("holder")), modality, obj.get("attribution"))


def _event(obj: Json) -> ScheduledEvent:
    return ScheduledEvent(
        span=_there(obj["span"]),
        name=_spot(obj.get("name")),
        start=_day(obj.get("start")),
        end=_day(obj.get("end")),
        place=_party(obj.get("place")),
        participants=tuple(_there(spot["span"]) for spot in obj.get("participants") or ()),
        themes=tuple(_there(spot["span"]) for spot in obj.get("themes") or ()),
    )


def _read_quantity(obj: dict[str, Any]) -> ReadQuantity:
    quantity = _quantity(obj, obj.get("measure"))
    return ReadQuantity(_there(obj["span"]), quantity, _spot(obj.get("item")), obj.get("in") or "text")


def _there(span: list[int]) -> Span:
    return Span(span[0], span[1])


def _span(span: list[int] | None) -> Span | None:
    return None if span is None else _there(span)


def _spot(obj: Json | None) -> Span | None:
    return None if obj is None else _there(obj["span"])


def _word(kind: type[Word], value: str | None) -> Word | None:
    return None if value is None else kind(value)


def _day(value: str | None) -> date | None:
    return as_day(value)


def _digits(value: int | Decimal | None) -> str | None:
    return None if value is None else str(value)
