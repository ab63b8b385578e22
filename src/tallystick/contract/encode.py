"""A reading as the object, and as the line, that contract v1 lays down.

Every key of the contract is written, null where the document does not state it.
Spans are `[start, end)` in code points of the text; of a mention or a quantity
with `"in": "title"` they lie in the title.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from tallystick.contract import CONTRACT
from tallystick.contract.lines import plain, written
from tallystick.model import (
    Attribution,
    Directive,
    Document,
    Item,
    Mention,
    Obstacle,
    Party,
    Quantity,
    Reader,
    Reading,
    ReadQuantity,
    Said,
    ScheduledEvent,
    Span,
    Speaker,
    SpokenPeriod,
)

Json = dict[str, Any]

_DATE_OR_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def reading_line(reading: Reading) -> str:
    """A reading as one line of JSON, without the line's end."""
    return written(reading_object(reading))


def reading_object(reading: Reading) -> Json:
    """A reading as the object of contract v1."""
    return {
        "contract": CONTRACT,
        "reader": reader_object(reading.reader, reading.document),
        "document": document_object(reading.document),
        "mentions": [mention_object(mention) for mention in reading.mentions],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "directives": [_directive(directive) for directive in reading.directives],
        "obstacles": [_obstacle(obstacle) for obstacle in reading.obstacles],
        "events": [_event(event) for event in reading.events],
        "quantities": [_read_quantity(quantity) for quantity in reading.quantities],
        "periods": [_period(period) for period in reading.periods],
    }


def reader_object(reader: Reader, document: Document | None = None) -> Json:
    """Who read, by what, and what took the text out of its page."""
    extractor = reader.extractor or (document.extractor if document else None)
    return {"name": reader.name, "version": reader.version, "packs": reader.packs, "extractor": extractor}


def document_object(document: Document) -> Json:
    """What is known of a document besides its text, which is named by its hash."""
    return {
        "id": document.id,
        "language": document.language,
        "published": published(document),
        "published_basis": document.published_basis,
        "title": document.title,
        "text_sha256": document.text_sha256,
        "bytes_sha256": document.bytes_sha256,
        "url": document.url,
        "outlet": document.outlet,
        "kind": document.kind,
    }


def published(document: Document) -> str | None:
    """The day of publication, with its time where the document gives one in ISO form."""
    said = document.published_text
    if said is not None and _DATE_OR_TIME.fullmatch(said):
        return said
    return day(document.published)


def mention_object(mention: Mention) -> Json:
    """A mention, with the words behind every slot as spans."""
    quantity = {"span": list(mention.quantity_span), **quantity_object(mention.quantity)}
    return {
        **_place(mention.place),
        "span": list(mention.span),
        "status": mention.status,
        "stage": mention.stage,
        "modality": mention.modality,
        "hedge": _spot(mention.hedge),
        "measure": mention.measure,
        "quantity": quantity,
        "item": _item(mention.item),
        "agent": _party(mention.agent),
        "recipient": _party(mention.recipient),
        "period": _spoken_period(mention.period),
        "speaker": _speaker(mention.speaker),
        "carriers": [_party(carrier) for carrier in mention.carriers],
        "said": said_object(mention.said),
        "part_of": mention.part_of,
        "attribution": mention.attribution,
    }


def quantity_object(quantity: Quantity) -> Json:
    """The slots of a quantity, without its place."""
    return {
        "lower": _number(quantity.lower),
        "upper": _number(quantity.upper),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "per": quantity.per,
        "vague": quantity.vague,
    }


def said_object(said: Said | None) -> Json | None:
    """When something was said."""
    return None if said is None else {"span": _span(said.span), "start": day(said.start), "end": day(said.end)}


def day(value: date | None) -> str | None:
    """An ISO date, or None."""
    return None if value is None else value.isoformat()


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": _speaker(attribution.source),
        "cue": _spot(attribution.cue),
        "content": _spot(attribution.content),
        "manner": attribution.manner,
        "carriers": [_party(carrier) for carrier in attribution.carriers],
        "said": said_object(attribution.said),
        "declined": attribution.declined,
    }


def _directive(directive: Directive) -> Json:
    return {
        "span": list(directive.span),
        "issuer": _party(directive.issuer),
        "addressee": _party(directive.addressee),
        "partners": [_party(partner) for partner in directive.partners],
        "task": _spot(directive.task),
        "rung": directive.rung,
        "hedge": _spot(directive.hedge),
        "deadline": _spoken_period(directive.deadline),
        "attribution": directive.attribution,
    }


def _obstacle(obstacle: Obstacle) -> Json:
    return {
        "span": list(obstacle.span),
        "holder": _party(obstacle.holder),
        "modality": obstacle.modality,
        "attribution": obstacle.attribution,
    }


def _event(event: ScheduledEvent) -> Json:
    return {
        "span": list(event.span),
        "name": _spot(event.name),
        "start": day(event.start),
        "end": day(event.end),
        "place": _party(event.place),
        "participants": [_spot(participant) for participant in event.participants],
        "themes": [_spot(theme) for theme in event.themes],
    }


def _read_quantity(read: ReadQuantity) -> Json:
    return {
        **_place(read.place),
        "span": list(read.span),
        "measure": read.quantity.measure,
        **quantity_object(read.quantity),
        "item": _spot(read.item),
    }


def _period(spoken: SpokenPeriod) -> Json:
    period = spoken.period
    return {
        "span": _span(spoken.span),
        "start": day(period.start),
        "end": day(period.end),
        "edge": period.edge,
        "grain": period.grain,
        "timex": period.timex,
        "anchor": period.anchor,
        "text": spoken.text,
    }


def _spoken_period(spoken: SpokenPeriod | None) -> Json | None:
    return None if spoken is None else _period(spoken)


def _item(item: Item) -> Json:
    return {"span": _span(item.span), "name": item.name or None, "category": item.category}


def _party(party: Party | None) -> Json | None:
    return None if party is None else {"span": _span(party.span), "name": party.name or None, "key": party.key}


def _speaker(speaker: Speaker | None) -> Json | None:
    if speaker is None:
        return None
    return {
        "span": _span(speaker.span),
        "name": speaker.name or None,
        "key": speaker.key,
        "role": speaker.role,
        "anonymity": speaker.anonymity,
    }


def _place(place: str) -> Json:
    return {} if place == "text" else {"in": place}


def _spot(span: Span | None) -> Json | None:
    return None if span is None else {"span": list(span)}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _number(number: Decimal | None) -> Decimal | None:
    return None if number is None else plain(number)
