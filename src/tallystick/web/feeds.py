"""Claims and findings as feeds, Atom (RFC 4287) and JSON Feed 1.1: the newest first, like bytes for like ledgers.

An item is new on the moment at which the ledger recorded the last report of it, since that is when a reader could
first know; when it was published is told beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from tallystick.contract.lines import written
from tallystick.exports.holdings import Evidence, Holdings
from tallystick.model import Claim, Finding
from tallystick.reports.wording import readable
from tallystick.web.names import claim_title
from tallystick.web.speech import Speech

MOST = 100
_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a feed; `path` is where the desk shows it, `told` its sentences."""

    id: str
    path: str
    title: str
    told: tuple[str, ...]
    updated: datetime
    published: date | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it is called, the address that gives it, and that of the page which shows the same."""

    title: str
    language: str
    desk: str
    address: str
    page: str
    items: tuple[Item, ...]


def claim_items(claims: Iterable[Claim], holdings: Holdings, speech: Speech) -> tuple[Item, ...]:
    """The newest claims, each with the sentences that state it."""
    return _newest(
        _item(f"claim:{one.id}", f"/claims/{one.id}", claim_title(one, speech), (), list(holdings.of(one.mentions)))
        for one in claims
    )


def finding_items(findings: Iterable[Finding], holdings: Holdings, speech: Speech) -> tuple[Item, ...]:
    """The newest findings, each with its sentence and those of the reports that show it."""
    return _newest(
        _item(f"finding:{one.id}", f"/findings#{one.id}", speech.kind(one.kind), (one.sentence,), evidence)
        for one in findings
        if (evidence := [holdings.evidence[told.ref.id] for told in one.told if told.ref.id in holdings.evidence])
    )


def _item(id: str, path: str, title: str, told: tuple[str, ...], evidence: list[Evidence]) -> Item:
    days = [one.document.published for one in evidence if one.document.published]
    quotes = tuple(dict.fromkeys(map(_quote, evidence)))
    recorded = max(one.recorded for one in evidence)
    return Item(f"urn:tallystick:{id}", path, title, (*told, *quotes), recorded, min(days, default=None))


def _quote(evidence: Evidence) -> str:
    """A sentence with its outlet and its day."""
    document = evidence.document
    where = ", ".join(filter(None, (readable(document.outlet or ""), str(document.published or ""))))
    said = readable(evidence.sentence.of(evidence.text))
    return f"{where}: {said}" if where else said


def _newest(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(sorted(items, key=lambda one: one.id), key=lambda one: one.updated, reverse=True)[:MOST])


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _put(root, "title", feed.title)
    _put(root, "id", feed.address)
    _put(root, "updated", max((one.updated.isoformat() for one in feed.items), default="1970-01-01T00:00:00+00:00"))
    SubElement(SubElement(root, "author"), "name").text = "Tallystick"
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    for item in feed.items:
        entry = SubElement(root, "entry")
        _put(entry, "title", item.title)
        _put(entry, "id", item.id)
        _put(entry, "updated", item.updated.isoformat())
        if item.published:
            _put(entry, "published", f"{item.published.isoformat()}T00:00:00Z")
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{feed.desk}{item.path}"})
        _put(entry, "content", "\n".join(item.told)).set("type", "text")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed."""
    return written(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page,
            "feed_url": feed.address,
            "language": feed.language,
            "items": [
                {
                    "id": item.id,
                    "url": f"{feed.desk}{item.path}",
                    "title": item.title,
                    "content_text": "\n".join(item.told),
                    "date_modified": item.updated.isoformat(),
                    **({"date_published": f"{item.published.isoformat()}T00:00:00Z"} if item.published else {}),
                }
                for item in feed.items
            ],
        }
    ).encode()


def _put(parent: Element, name: str, text: str) -> Element:
    """A part with its text, without the characters that XML has none for."""
    part = SubElement(parent, name)
    part.text = _NO_XML.sub("\ufffd", text)
    return part
