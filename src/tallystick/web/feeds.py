"""Claims and findings as feeds, Atom (RFC 4287) and JSON Feed 1.1: the newest first, like bytes for like ledgers.

An item is new on the moment at which the ledger recorded the last report of it, since that is when a reader could
first know; when it was published is told beside. A feed is told a page at a time, each with the address of the next
(RFC 5005), and of each thing the first sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from tallystick.contract.lines import written
from tallystick.desk.digests import Digest
from tallystick.ledger.stating import Stated
from tallystick.model import Finding
from tallystick.model.listed import ListedClaim
from tallystick.reports.wording import readable
from tallystick.web.names import claim_title
from tallystick.web.speech import Speech

MOST = 20
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
    """A feed: its name, the address that gives it, that of the page which shows the same, and that of what follows."""

    title: str
    language: str
    desk: str
    address: str
    page: str
    items: tuple[Item, ...]
    following: str | None = None


def claim_items(claims: Iterable[ListedClaim], told: Mapping[str, Digest], speech: Speech) -> tuple[Item, ...]:
    """The newest claims, each with the first sentences that state it."""
    return _newest(
        _item(f"claim:{one.id}", f"/claims/{one.id}", claim_title(one, speech), (), told[one.id], speech)
        for one in (listed.claim for listed in claims)
        if one.id in told
    )


def finding_items(findings: Iterable[Finding], told: Mapping[str, Digest], speech: Speech) -> tuple[Item, ...]:
    """The newest findings, each with its sentence and the first of those that show it."""
    return _newest(
        _item(f"finding:{one.id}", f"/findings#{one.id}", speech.kind(one.kind), (one.sentence,), told[one.id], speech)
        for one in findings
        if one.id in told
    )


def _item(id: str, path: str, title: str, words: tuple[str, ...], told: Digest, speech: Speech) -> Item:
    quotes = tuple(dict.fromkeys(_quote(one, sentence) for one, sentence in told.quotes))
    more = (speech.count("and {count} more report", "and {count} more reports", told.more),) if told.more else ()
    return Item(f"urn:tallystick:{id}", path, title, (*words, *quotes, *more), told.recorded, told.published)


def _quote(stated: Stated, sentence: str) -> str:
    """A sentence with its outlet and its day."""
    where = ", ".join(filter(None, (readable(stated.outlet or ""), str(stated.published or ""))))
    said = readable(sentence)
    return f"{where}: {said}" if where else said


def _newest(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(sorted(items, key=lambda one: one.id), key=lambda one: one.updated, reverse=True))


def atom(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _put(root, "title", feed.title)
    _put(root, "id", feed.address)
    _put(root, "updated", max((one.updated.isoformat() for one in feed.items), default="1970-01-01T00:00:00+00:00"))
    SubElement(SubElement(root, "author"), "name").text = "Tallystick"
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    if feed.following:
        SubElement(root, "link", {"rel": "next", "type": "application/atom+xml", "href": feed.following})
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
            **({"next_url": feed.following} if feed.following else {}),
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
