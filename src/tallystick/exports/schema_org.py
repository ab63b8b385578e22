"""Claims as schema.org has them: what is claimed, by whom, and where it appears; and what a person has reviewed.

A ledger knows who said what, and never whether it is so; so a claim carries no rating,
and a review rates the reading: whether the report's words say what the entry says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any

from tallystick.exports.archive import archive_address, web_address
from tallystick.exports.citation import cited
from tallystick.exports.file import File, Pieces
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.exports.json_text import json_texts
from tallystick.exports.judged import Judged
from tallystick.exports.names import urn
from tallystick.exports.quotation import quoted
from tallystick.exports.wording import claimed
from tallystick.model import Claim, Document, Held, Origin


def files(holdings: Holdings) -> Iterator[File]:
    """One graph of claims and reports, as JSON-LD."""
    yield File("claims.jsonld", Pieces(partial(_graph, holdings)))


def _graph(holdings: Holdings) -> Iterator[str]:
    nodes = chain(
        (_report(held, texts=holdings.texts) for held in holdings.held),
        (_claim(claim, holdings) for claim in holdings.claims),
        _reviews(holdings),
    )
    return json_texts({"@context": "https://schema.org", "@graph": map(_filled, nodes)})


def _reviews(holdings: Holdings) -> Iterator[dict[str, Any]]:
    """What people said of mentions that stand."""
    said = [(judged, found) for judged in holdings.judged if (found := holdings.evidence.get(judged.mention))]
    wanted = {found.claim for _, found in said}
    known = {claim.id: claim for claim in holdings.claims if claim.id in wanted} if wanted else {}
    return (_review(judged, found, known[found.claim]) for judged, found in said)


def _claim(claim: Claim, holdings: Holdings) -> dict[str, Any]:
    told = list(holdings.of(claim.mentions))
    return {
        "@type": "Claim",
        "@id": urn("claim", claim.id),
        "identifier": claim.id,
        "name": claimed(claim),
        "text": quoted(told[0], whole=holdings.texts),
        "datePublished": claim.first.isoformat() if claim.first else None,
        "author": [_source(origin) for origin in claim.origins if origin.source],
        "firstAppearance": _named(told[0]),
        "appearance": [{"@id": name} for name in dict.fromkeys(urn("document", each.document.id) for each in told)],
        "citation": list(dict.fromkeys(map(cited, told))),
    }


def _review(judged: Judged, found: Evidence, claim: Claim) -> dict[str, Any]:
    """What a person said of the reading of a mention, as a review of the claim that it makes."""
    rating = f"Corrected: {judged.slot}" if judged.slot else "Read as the words say"
    return {
        "@type": "ClaimReview",
        "@id": urn("review", judged.id),
        "itemReviewed": {"@id": urn("claim", claim.id)},
        "claimReviewed": claimed(claim),
        "reviewAspect": "whether the report says so",
        "reviewRating": {"@type": "Rating", "alternateName": rating},
        "reviewBody": judged.why,
        "author": {"@type": "Person", "name": judged.by},
        "datePublished": judged.recorded.date().isoformat(),
        "citation": cited(found),
    }


def _source(origin: Origin) -> dict[str, Any]:
    """Who said it; what kind of party it is, the ledger may not know."""
    kind = {"named": "Person", "organisation": "Organization"}.get(origin.anonymity or "", "Thing")
    return {"@type": kind, "name": origin.source}


def _named(found: Evidence) -> dict[str, str]:
    return {"@id": urn("document", found.document.id)}


def _report(held: Held, *, texts: bool) -> dict[str, Any]:
    document = held.reading.document
    return {
        "@type": "Article",
        "@id": urn("document", document.id),
        "identifier": document.id,
        "headline": document.title,
        "url": web_address(document.url),
        "archivedAt": archive_address(document, held.version.recorded),
        "inLanguage": document.language,
        "datePublished": document.published.isoformat() if document.published else None,
        "publisher": _outlet(document),
        **({"articleBody": document.text} if texts else {}),
    }


def _outlet(document: Document) -> dict[str, str] | None:
    return {"@type": "Organization", "name": document.outlet} if document.outlet else None


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """What is known of a thing."""
    return {name: value for name, value in node.items() if value not in (None, [])}
