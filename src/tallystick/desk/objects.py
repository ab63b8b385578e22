"""What the desk hands out, as the objects that `--json` writes and the API answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tallystick.contract.claims import claim_object, judgement_object, mention_reference
from tallystick.contract.encode import mention_object
from tallystick.contract.origins import traced_object
from tallystick.contract.tallies import finding_object, programme_object
from tallystick.desk.views import OneClaim, OneProgramme
from tallystick.model import Claim, Finding, Programme, Told, Traced

if TYPE_CHECKING:
    from tallystick.ledger import Hit, Listed, Quoted, ShownDocument

Json = dict[str, Any]


def thing_object(thing: Claim | Finding | Programme) -> Json:
    """A claim, a finding or a programme."""
    if isinstance(thing, Claim):
        return claim_object(thing)
    return finding_object(thing) if isinstance(thing, Finding) else programme_object(thing)


def quote_object(quoted: Quoted) -> Json:
    """A mention in its sentence."""
    ref = quoted.mention
    place = {} if ref.place == "text" else {"in": ref.place}
    return {
        "id": ref.id,
        "document": ref.document,
        "span": list(ref.span),
        **place,
        "claim": quoted.claim,
        "version": quoted.version,
        "superseded": quoted.superseded,
        "before": quoted.before,
        "words": quoted.words,
        "after": quoted.after,
        "outlet": quoted.outlet,
        "language": quoted.language,
        "published": quoted.published and quoted.published.isoformat(),
    }


def listed_object(listed: Listed) -> Json:
    """A document of the ledger without its text."""
    return {
        "document": listed.id,
        "outlet": listed.outlet,
        "url": listed.url,
        "title": listed.title,
        "language": listed.language,
        "published": listed.published and listed.published.isoformat(),
        "versions": listed.versions,
        "mentions": listed.mentions,
    }


def shown_document_object(found: ShownDocument) -> Json:
    """A document with its text, its versions, and the sentences that state something."""
    versions = [
        {"number": version.number, "text_sha256": version.text_sha256, "recorded": version.recorded.isoformat()}
        for version in found.versions
    ]
    quotes = [quote_object(quoted) for quoted in found.quotes]
    return {**listed_object(found.document), "text": found.text, "versions": versions, "quotes": quotes}


def hit_object(hit: Hit) -> Json:
    """A document that a search found, with the sentences that show it."""
    snippets = [
        {
            "in": snippet.place,
            "span": list(snippet.span),
            "words": snippet.words,
            "marks": [list(mark) for mark in snippet.marks],
        }
        for snippet in hit.snippets
    ]
    return {
        "document": hit.id,
        "outlet": hit.outlet,
        "url": hit.url,
        "title": hit.title,
        "language": hit.language,
        "published": hit.published and hit.published.isoformat(),
        "rank": hit.rank,
        "snippets": snippets,
        "mentions": [quote_object(quote) for quote in hit.quotes],
    }


def one_claim_object(found: OneClaim) -> Json:
    """A claim with its sentences, its findings, and why its mentions are one."""
    return {
        **claim_object(found.claim),
        "quotes": [quote_object(quoted) for quoted in found.quotes],
        "findings": [finding_object(finding) for finding in found.findings],
        "judgements": [judgement_object(judgement) for judgement in found.judgements],
    }


def whole_claim_object(found: OneClaim) -> Json:
    """The same with its mentions as they are told and its origins over the whole ledger."""
    return {
        **one_claim_object(found),
        "told": [told_object(told) for told in found.told],
        "traced": [told_origin_object(origin) for origin in found.origins],
        "findings": [told_finding_object(finding) for finding in found.findings],
    }


def one_programme_object(found: OneProgramme) -> Json:
    """A programme with the sentences behind it and its findings."""
    return {
        **programme_object(found.programme),
        "quotes": [quote_object(quoted) for quoted in found.quotes],
        "findings": [finding_object(finding) for finding in found.findings],
    }


def whole_programme_object(found: OneProgramme) -> Json:
    """The same with the mentions of its findings as they are told."""
    return {
        **one_programme_object(found),
        "findings": [told_finding_object(finding) for finding in found.findings],
    }


def told_finding_object(finding: Finding) -> Json:
    """A finding with the mentions that show it as they are told."""
    return {**finding_object(finding), "told": [told_object(told) for told in finding.told]}


def told_origin_object(origin: Traced) -> Json:
    """An origin with its mentions as they are told."""
    return {**traced_object(origin), "told": [told_object(told) for told in origin.told]}


def told_object(told: Told) -> Json:
    """A mention as its document tells it: its name, its slots, and what is known of the document."""
    return {
        "ref": mention_reference(told.ref),
        "mention": mention_object(told.mention),
        "outlet": told.outlet,
        "language": told.language,
        "published": told.published and told.published.isoformat(),
        "part_of": told.part_of,
        "origin": told.origin,
        "clause": told.clause,
    }
