"""Mentions as W3C Web Annotations: where their words stand, by quotation and by position.

The quotation is the figure with the words around it in its sentence, so that it is
found again in a page that changed elsewhere. Positions count the code points of
the text as it was read; a title stands in no text, so that its mentions have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from tallystick.exports.archive import web_address
from tallystick.exports.file import File, Pieces
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.exports.json_text import json_texts
from tallystick.exports.names import urn
from tallystick.exports.wording import figure, plain

AROUND = 64
"""How many code points of its surroundings a quotation has on either side."""


def files(holdings: Holdings) -> Iterator[File]:
    """One page of annotations, as JSON-LD."""
    yield File("annotations.jsonld", Pieces(partial(_page, holdings)))


def _page(holdings: Holdings) -> Iterator[str]:
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:tallystick:annotations",
        "type": "AnnotationPage",
        "items": map(_annotation, holdings.evidence.values()),
    }
    return json_texts(page)


def _annotation(found: Evidence) -> dict[str, Any]:
    mention = found.told.mention
    said = f"{mention.status}: {figure(mention.quantity)} {plain(mention.item.name)} ({mention.item.category})"
    return {
        "id": urn("mention", found.id),
        "type": "Annotation",
        "motivation": "identifying",
        "created": found.recorded.isoformat(),
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": said},
            {"type": "SpecificResource", "purpose": "identifying", "source": urn("claim", found.claim)},
        ],
        "target": {"source": source(found), "selector": list(_selectors(found))},
    }


def source(found: Evidence) -> str:
    """The page's address, or the document's name where it has none on the web."""
    return web_address(found.document.url) or urn("document", found.document.id)


def _selectors(found: Evidence) -> Iterator[dict[str, Any]]:
    place, text = found.read.quantity_span, found.text
    yield {
        "type": "TextQuoteSelector",
        "exact": place.of(text),
        "prefix": text[max(0, place.start - AROUND) : place.start],
        "suffix": text[place.end : place.end + AROUND],
    }
    if found.read.place == "text":
        yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}
